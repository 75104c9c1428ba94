"""Learn the weights of the blend: `python -m models.similar.learn --catalogue DIR`.

Only the viewers and films are used that the evaluation does not report on. They are split in two
several times; the likes of two thirds are a field, the others judge. Changing one weight at a time
raises a sum of metrics relative to the start (nDCG, hits, lift, tags) and the order of the pairs of
films that we judged (those to learn from), and loses where franchise recall, coverage or the share
of rated films fall under a floor: nDCG alone would end at blockbusters. `weights` order all films
and so the pairs; `ranking` orders the first fifty, where what viewers like decides.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

import catalogue as tidy
from catalogue import Catalogue
from models.files import write_text
from models.similar import learn_pairs, tags, weights
from models.similar.audience import audience
from models.similar.evaluation import film_halves, viewer_halves
from models.similar.fit import fit
from models.similar.judged import area, halves
from models.similar.protocol import DISCOUNT, FIVE, TRUE, Judges, judges, parts, queries
from models.similar.recommender import FAME, FAMED, NEAREST, Similar, best

UNKNOWN, KNOWN = "unknown: ", "known: "
"""What the ranking's weights are called among those of a blend."""


def _start() -> dict[str, float]:
    ranking = weights.ranking()
    return {
        **weights.read(),
        **{UNKNOWN + name: unknown for name, (unknown, _) in ranking.items()},
        **{KNOWN + name: known for name, (_, known) in ranking.items()},
    }


START = _start()
"""Where the search begins: what was learnt last; a field without data keeps it."""
SPLITS, FIELD = 4, 2 / 3
"""Times the viewers are split, and the part of them whose likes are a field."""
LIKES, SHRINK = 3, 0.64
"""The judges are a sixteenth of the 1,602 the protocol is meant for: likes asked (3, or chance
would choose the films) and shrinkage are scaled with them."""
QUERIES = 160
POOL = 400
"""Films a query that compete: the best by the start, and the best by single fields."""
WORTH = {"ndcg": 1.5, "hit": 1.0, "lift": 0.4, "tag": 0.7}
JUDGED = 10.0
"""What the whole order of the judged pairs is worth: a hundredth of it, 7 % of nDCG."""
RANKED = 2.0
"""What the order of the judged pairs is worth when fame has its share too: it may not undo much."""
FLOORS = {"franchise": (0.985, 6.0), "coverage": (0.77, 4.0), "rated": (0.94, 4.0)}
"""What may not be lost, and what a loss of 1 costs."""
NOTE = (
    "Learnt by `python -m models.similar.learn`: `weights` order all films, `ranking` the first "
    "fifty, for a film that no viewer likes and for a well-known one."
)
STEPS = (1.5, 1.2)
LEAST = 0.006
"""The least gain a step is taken for: what smaller ones gained here, films kept apart lost."""


@dataclass(frozen=True)
class Pool:
    """One split ready to try weights on: Q queries, at most P candidates each, F fields.

    `fields` (F, Q, P) what each field says, `rows` (Q, P) the candidates, `worth` by metric (Q, P)
    what choosing one adds, `ideal` (Q) the greatest gain, `families` (Q) films to find, 0 if none,
    `known` (Q) how well-known the film asked about is.
    """

    names: list[str]
    fields: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int64]
    worth: Mapping[str, npt.NDArray[np.float32]]
    ideal: npt.NDArray[np.float64]
    families: npt.NDArray[np.int64]
    known: npt.NDArray[np.float64]

    def score(self, blend: Mapping[str, float]) -> npt.NDArray[np.float32]:
        """Return the candidates' scores (Q, P), as the recommender gives them without trees."""
        fame = {name: w for name, w in blend.items() if name.split(": ")[-1] in FAME}
        near = {name: w for name, w in blend.items() if name not in fame}
        alike = self._added(blend, "")
        ranked = alike + self._share(near)
        score = np.where(ranked >= _nth(ranked, NEAREST), ranked, alike)
        famed = np.where(ranked >= _nth(ranked, FAMED), self._share(fame), 0)
        return (score + famed).astype(np.float32)

    def _share(self, blend: Mapping[str, float]) -> npt.NDArray[np.float32]:
        """Return the ranking's share by how well-known the film asked about is, (Q, P)."""
        unknown, known = (self._added(blend, kind) for kind in (UNKNOWN, KNOWN))
        shared = unknown + (known - unknown) * self.known[:, None]
        return shared.astype(np.float32)

    def measure(self, blend: Mapping[str, float]) -> dict[str, float]:
        """Return the metrics of a blend."""
        score = self.score(blend)
        queries = np.arange(len(score))[:, None]
        five = np.argpartition(-score, FIVE, axis=1)[:, :FIVE]
        five = five[queries, np.argsort(-score[queries, five], axis=1)]
        taken = {name: worth[queries, five] for name, worth in self.worth.items()}
        family = self.families > 0
        found = taken["family"].sum(1)[family] / np.minimum(self.families[family], FIVE)
        return {
            "ndcg": float((taken["gain"] @ DISCOUNT / self.ideal).mean()),
            "hit": float(taken["true"].any(1).mean()),
            "lift": float(taken["lift"].mean()),
            "tag": float(taken["tag"].mean()),
            "rated": float(taken["rated"].mean()),
            "franchise": float(found.mean()) if family.any() else 1.0,
            "coverage": len(np.unique(self.rows[queries, five])) / five.size,
        }

    def _added(self, blend: Mapping[str, float], kind: str) -> npt.NDArray[np.float32]:
        """Return the fields' sum by the weights of a kind, (Q, P)."""
        weight = np.array([blend.get(kind + name, 0.0) for name in self.names], np.float32)
        return np.tensordot(weight, self.fields, 1)


def _nth(score: npt.NDArray[np.float32], n: int) -> npt.NDArray[np.float32]:
    """Return the n-th greatest score of each query, (Q, 1)."""
    return np.asarray(-np.partition(-score, n - 1, axis=1)[:, n - 1 : n], dtype=np.float32)


def pool(model: Similar, court: Judges, asked: Sequence[int]) -> Pool:
    """Gather what is needed to try weights quickly."""
    names = list(model.likeness(0))
    gathered = [_query(model, court, row, names) for row in asked]
    size = max(len(found["rows"]) for found in gathered)
    rows = np.stack([_padded(found["rows"], size, 0) for found in gathered])
    fields = np.stack([_padded(found["fields"], size, -9) for found in gathered], axis=1)
    kinds = ("gain", "true", "lift", "tag", "family", "rated")
    worth = {
        kind: np.stack([_padded(found[kind], size, 0) for found in gathered]) for kind in kinds
    }
    ideal = np.array([float(found["ideal"]) for found in gathered])
    families = np.array([int(found["family_size"]) for found in gathered])
    known = np.array([model.known(row) for row in asked])
    return Pool(names, fields, rows, worth, np.maximum(ideal, 1e-9), families, known)


def _padded(values: np.ndarray, size: int, filler: float) -> np.ndarray:
    wide = [(0, 0)] * (values.ndim - 1) + [(0, size - values.shape[-1])]
    return np.pad(values, wide, constant_values=filler)


def _query(model: Similar, court: Judges, row: int, names: list[str]) -> dict[str, np.ndarray]:
    """Return the candidates of one query, what the fields say of them and what they are worth."""
    likeness = model.likeness(row)
    start = model.scores(row)
    family = court.franchises == court.franchises[row]
    family &= court.franchises >= 0
    family[row] = False
    single = [
        best(likeness[name], 100)
        for name in ("text", "theme", "keywords", "audience")
        if name in names
    ]
    rows = np.unique(np.concatenate([best(start, POOL), *single, np.flatnonzero(family)])).astype(
        int
    )
    rows = rows[rows != row]
    truth = court.viewers.likeness(row)
    truth[row] = 0
    true = np.zeros(model.films, dtype=bool)
    true[best(truth, TRUE)] = True
    tag = np.zeros(model.films) if court.tags is None else court.tags.likeness(row)
    return {
        "rows": rows,
        "fields": np.stack([likeness[name][rows] for name in names]),
        "gain": truth[rows],
        "true": true[rows],
        "lift": court.viewers.lift(row, court.prior)[rows],
        "tag": tag[rows],
        "family": family[rows],
        "rated": court.ratings[rows] >= FIVE,
        "ideal": np.sort(truth)[::-1][:FIVE] @ DISCOUNT,
        "family_size": family.sum(),
    }


def pools(catalogue: Catalogue, model: Similar) -> list[Pool]:
    """Split the viewers to learn from in two, several times over."""
    known, rows = viewer_halves(catalogue)[0], film_halves(catalogue)[0]
    tagged = tags.read(catalogue)
    found = []
    for seed in range(SPLITS):
        seen, judging = (
            catalogue.film_ratings[catalogue.film_ratings["user_id"].isin(half)]
            for half in parts(known, seed, FIELD)
        )
        court = judges(catalogue, judging, tagged, SHRINK)
        asked = np.random.default_rng(seed).permutation(queries(court, rows, LIKES))[:QUERIES]
        found.append(
            pool(replace(model, audience=audience(catalogue, seen)), court, asked.tolist())
        )
    return found


def measure(found: Sequence[Pool], blend: Mapping[str, float]) -> dict[str, float]:
    """Return the mean over pools of each metric."""
    each = [one.measure(blend) for one in found]
    return {name: float(np.mean([one[name] for one in each])) for name in each[0]}


def orders(
    pairs: learn_pairs.Learnt,
    known: Sequence[float],
    names: Sequence[str],
    blend: Mapping[str, float],
) -> dict[str, float]:
    """Return how well the judged pairs are ordered by likeness alone, and with the ranking."""
    alike, unknown, famous = (
        np.array([blend.get(kind + name, 0.0) for name in names]) for kind in ("", UNKNOWN, KNOWN)
    )
    each = [
        (
            area(alike @ fields, truth),
            area((alike + unknown + (famous - unknown) * fans) @ fields, truth),
        )
        for (fields, truth), fans in zip(pairs, known, strict=True)
    ]
    auc, ranked = np.mean(each, axis=0)
    return {"auc": float(auc), "ranked": float(ranked)}


def gain(metrics: Mapping[str, float], start: Mapping[str, float]) -> float:
    """Return what is maximised: the metrics over those at the start, less what floors lose."""
    worth = sum(w * metrics[name] / start[name] for name, w in WORTH.items() if start[name] > 0)
    lost = sum(cost * max(floor - metrics[n], 0) for n, (floor, cost) in FLOORS.items())
    return worth + JUDGED * metrics["auc"] + RANKED * metrics["ranked"] - lost


def learn(measured: Callable[[Mapping[str, float]], dict[str, float]]) -> dict[str, float]:
    """Raise the gain by one weight after another, in ever smaller steps."""
    blend, start = dict(START), measured(START)
    reached = gain(start, start)
    for step in (*STEPS, STEPS[-1]):
        for name, factor in product(START, (step, 1 / step)):
            tried = blend | {name: blend[name] * factor}
            worth = gain(measured(tried), start)
            if worth > reached + LEAST:
                blend, reached = tried, worth
    return blend


def written(blend: Mapping[str, float], metrics: Mapping[str, float]) -> str:
    """Return what the recommender reads."""
    rounded = {name: round(weight, 3) for name, weight in blend.items()}
    names = [name.removeprefix(KNOWN) for name in blend if name.startswith(KNOWN)]
    facts = {
        "note": NOTE,
        "reached": {name: round(value, 3) for name, value in metrics.items()},
        "weights": {name: rounded[name] for name in rounded if ":" not in name},
        "ranking": {name: [rounded[UNKNOWN + name], rounded[KNOWN + name]] for name in names},
    }
    return json.dumps(facts, indent=1) + "\n"


def main() -> None:
    """Learn the weights and write them where the recommender reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("data/tidy"))
    parser.add_argument("--out", type=Path, default=weights.FILE)
    arguments = parser.parse_args()
    catalogue = tidy.load(arguments.catalogue)
    model = fit(catalogue)
    found = pools(catalogue, model)
    names = list(model.likeness(0))
    pairs = learn_pairs.gather(catalogue, model, names)
    known = [model.known(row) for row in halves(catalogue)[0]]

    def measured(blend: Mapping[str, float]) -> dict[str, float]:
        return measure(found, blend) | orders(pairs, known, names, blend)

    blend = learn(measured)
    write_text(arguments.out, written(blend, measured(blend)))


if __name__ == "__main__":
    main()
