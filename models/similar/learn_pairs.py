"""Learn the weights used without viewers' ratings: `python -m models.similar.learn_pairs`.

From the films judged by hand, half of them: the other half reports (`models.similar.judged`). The
weights make a film that was judged alike likelier to stand before one that was not (logistic loss
over such pairs, each film asked about counting alike). What speaks for a film by itself (fame,
rating) keeps its weight, since all judged films are known ones; the others are held back towards
their start, which was learnt from viewers, by the square of the logarithm of their change.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import catalogue as tidy
from catalogue import Catalogue
from models.files import write_text
from models.similar import weights
from models.similar.fit import fit
from models.similar.judged import area, halves
from models.similar.recommender import Similar

START = {
    "text": 1.84, "keywords": 0.65, "genres": 0.432, "franchise": 1.7, "people": 0.8,
    "direction": 0.3, "companies": 0.32, "countries": 0.13, "language": 0.13, "year": 0.53,
    "votes": 0.5, "rating": 0.15, "fame": 0.64, "quality": 0.8, "audience": 3.5, "affinity": 0.24,
    "fans": 0.27,
}  # fmt: skip
"""Learnt from viewers, by one sum of fields for all films."""
KEPT = ("fame", "rating", "quality", "votes")
HOLD = 0.003
"""What the square of a weight's logarithmic change costs: the best of a fourfold validation."""

Floats = npt.NDArray[np.float64]
Learnt = list[tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]]
"""Each film asked about: what the fields say of the judged ones (fields, films), and the truth."""


def gather(catalogue: Catalogue, model: Similar, names: list[str]) -> Learnt:
    """Return what the fields say of the films to learn from."""
    found = []
    for row, (films, alike) in halves(catalogue)[0].items():
        likeness = model.likeness(row)
        found.append((np.stack([likeness[name][films] for name in names]), alike))
    return found


def order(found: Learnt, blend: Mapping[str, float]) -> float:
    """Return the mean area under the curve of a blend."""
    weight = np.array(list(blend.values()))
    return float(np.mean([area(weight @ fields, alike) for fields, alike in found]))


def learn(found: Learnt, start: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of the least loss; `start` names the fields in their order."""
    apart, share = differences(found)
    free = np.array([name not in KEPT for name in start])
    first = np.array(list(start.values()))

    def changed(change: Floats) -> Floats:
        weight = first.copy()
        weight[free] *= np.exp(change)
        return weight

    def loss(change: Floats) -> float:
        wrong = np.logaddexp(0, -(apart @ changed(change)))
        return float(share @ wrong + HOLD * (change @ change))

    blend = changed(minimize(loss, np.zeros(int(free.sum()))).x)
    return {name: round(float(weight), 3) for name, weight in zip(start, blend, strict=True)}


def differences(found: Learnt) -> tuple[Floats, Floats]:
    """Return what sets every alike film apart from every other (pairs, fields), and its share."""
    apart, share = [], []
    for fields, alike in found:
        pairs = fields[:, alike][:, :, None] - fields[:, ~alike][:, None, :]
        apart.append(pairs.reshape(len(fields), -1).T)
        share.append(np.full(len(apart[-1]), 1 / len(apart[-1]) / len(found)))
    return np.concatenate(apart).astype(np.float64), np.concatenate(share)


def main() -> None:
    """Learn the weights and write them where the recommender reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("data/sample/tidy"))
    parser.add_argument("--out", type=Path, default=weights.WITHOUT_RATINGS)
    arguments = parser.parse_args()
    catalogue = tidy.load(arguments.catalogue)
    start, model = START, fit(catalogue)
    at_hand = {name: weight for name, weight in start.items() if name in model.likeness(0)}
    found = gather(catalogue, model, list(at_hand))
    blend = learn(found, at_hand)
    facts = {
        "note": "Learnt by `python -m models.similar.learn_pairs` from films judged by hand.",
        "reached": {"auc": round(order(found, blend), 3)},
        "weights": start | blend,
    }
    write_text(arguments.out, json.dumps(facts, indent=1) + "\n")


if __name__ == "__main__":
    main()
