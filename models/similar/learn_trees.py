"""Grow the trees that order the nearest: `python -m models.similar.learn_trees --catalogue DIR`.

Films are asked about that the evaluation does not report on, and viewers judge who do not judge
there; the likes of the others are a field. Of the nearest films, as the weights find them, the
trees learn how much these viewers like them together with the film asked about, each film's share
of the best five, and whether it is among the best twenty; a little counts too how much more that
is than chance, and whether viewers gave both the same tags. How known and good a film is they are
not told: fame has a share of its own.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import catalogue as tidy
from catalogue import Catalogue
from models.files import write_text
from models.similar import tags
from models.similar.audience import audience
from models.similar.evaluation import film_halves, viewer_halves
from models.similar.fit import fit
from models.similar.protocol import DISCOUNT, FIVE, TRUE, Judges, judges, queries, scaled
from models.similar.recommender import FAME, Similar, best
from models.similar.sparse import Floats
from models.similar.trees import FILE

MOST = 0.6
"""The greatest share of the best five that counts: few films are liked with rare ones alone."""
TOP, LIFT, TAG = 0.4, 0.1, 0.3
"""What it counts to be among the best twenty, a doubling beyond chance, and the same tags."""
LEAST, GREATEST = -2.0, 3.0
"""Within which a lift counts, in doublings."""
SCALE = 8.0
"""What the trees weigh beside the sum of fields: of 5, 8 and 12 as good, the middle one."""
TREES, LEAVES, FILMS, PENALTY, RATE = 100, 6, 60, 5.0, 0.1
NOTE = (
    "Grown by `python -m models.similar.learn_trees`. A node: field, threshold, node up to it and "
    "above it, worth. The last field is how well-known the film asked about is."
)

Tree = list[list[float]]


@dataclass(frozen=True)
class Grove:
    """What to learn from: what fields say (films, fields and known), what each film is worth."""

    fields: tuple[str, ...]
    said: Floats
    worth: npt.NDArray[np.float64]


def gather(catalogue: Catalogue, model: Similar) -> Grove:
    """Ask about the films to learn from, and gather the nearest and what viewers say of them."""
    judging, others = viewer_halves(catalogue)
    ratings = catalogue.film_ratings
    likes, shrink = scaled(len(judging))
    heard = ratings[ratings["user_id"].isin(judging)]
    court = judges(catalogue, heard, tags.read(catalogue), shrink)
    seen = audience(catalogue, ratings[ratings["user_id"].isin(others)])
    blind = replace(model, audience=seen, trees=None)
    rows = queries(court, film_halves(catalogue)[0], likes)
    names = tuple(name for name in blind.likeness(0) if name not in FAME - {"votes", "rating"})
    told = [_asked(blind, court, row, names) for row in rows]
    return Grove(names, np.concatenate([s for s, _ in told]), np.concatenate([w for _, w in told]))


def _asked(
    model: Similar, court: Judges, row: int, names: Sequence[str]
) -> tuple[Floats, npt.NDArray[np.float64]]:
    """Return what fields say of the nearest of one film, and what its judges do.

    What is said is told roughly: the last digits differ between machines, and no tree may.
    """
    found, films = model.likeness(row), model.nearest(row)
    known = np.full(len(films), model.known(row), dtype=np.float32)
    said = np.stack([*(found[name][films] for name in names), known], axis=1)
    return said.astype(np.float16).astype(np.float32), _worth(court, row, films)


def _worth(court: Judges, row: int, films: list[int]) -> npt.NDArray[np.float64]:
    truth = court.viewers.likeness(row)
    truth[row] = 0
    top = best(truth, TRUE)
    ideal = max(float(truth[top[:FIVE]] @ DISCOUNT), 1e-9)
    lift = np.clip(court.viewers.lift(row, court.prior)[films], LEAST, GREATEST)
    worth = np.minimum(truth[films] / ideal, MOST) + TOP * np.isin(films, top) + LIFT * lift
    if court.tags is not None:
        worth = worth + TAG * court.tags.likeness(row)[films]
    return np.asarray(worth, dtype=np.float64)


def grow(grove: Grove) -> list[Tree]:
    """Grow the trees, each on what those before leave unsaid."""
    from sklearn.ensemble import HistGradientBoostingRegressor
    from threadpoolctl import threadpool_limits

    learner = HistGradientBoostingRegressor(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=min(FILMS, max(len(grove.worth) // LEAVES, 1)),
        l2_regularization=PENALTY,
        learning_rate=RATE,
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(1):  # several threads add up in any order
        forest = learner.fit(grove.said, grove.worth)
    grown = forest._predictors  # scikit-learn tells its trees nowhere else
    return [_tree(tree[0].nodes) for tree in grown]


def _tree(nodes: np.ndarray) -> Tree:
    """Return a tree of scikit-learn's, a structured array of its nodes, as `trees` holds it."""
    return [
        [0, 0, place, place, round(SCALE * float(node["value"]), 5)]
        if node["is_leaf"]
        else [
            int(node["feature_idx"]),
            float(np.float32(node["num_threshold"])),
            int(node["left"]),
            int(node["right"]),
            0,
        ]
        for place, node in enumerate(nodes)
    ]


def written(fields: Sequence[str], trees: Sequence[Tree]) -> str:
    """Return what the recommender reads, a tree a line."""
    lines = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    head = json.dumps({"note": NOTE, "fields": list(fields)}, indent=1).removesuffix("\n}")
    return f'{head},\n "trees": [\n  {lines}\n ]\n}}\n'


def main() -> None:
    """Grow the trees and write them where the recommender reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("data/tidy"))
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    catalogue = tidy.load(arguments.catalogue)
    grove = gather(catalogue, fit(catalogue))
    write_text(arguments.out, written(grove.fields, grow(grove)))


if __name__ == "__main__":
    main()
