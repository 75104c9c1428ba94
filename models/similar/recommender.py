"""The recommender: a weighted sum of fields, so that every score is explained exactly."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.similar.audience import Audience
from models.similar.closeness import Closeness
from models.similar.sparse import Floats, SparseField

DIGITS = 4
"""Decimals of a share."""
NEAREST = 50
"""How many of the best are considered when variety is asked for."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One film like the one asked about: its row, its score, and the share of each field in it.

    `why` is ordered, the greatest share first, and adds up to `score`.
    """

    row: int
    score: float
    why: dict[str, float]


@dataclass(frozen=True)
class Similar:
    """Five films like a given one; fields that the data lack are simply not there."""

    sparse: Mapping[str, SparseField]
    closeness: Closeness
    audience: Audience | None
    weights: Mapping[str, float]

    @property
    def films(self) -> int:
        """Number of films."""
        return len(self.closeness.year)

    def likeness(self, row: int) -> dict[str, Floats]:
        """Return what each field says, unweighted, of one film and every film, shape (films,)."""
        found = {name: field.likeness(row) for name, field in self.sparse.items()}
        found |= self.closeness.likeness(row)
        if self.audience is not None:
            together = self.audience.together(row)
            found["audience"] = self.audience.likeness(row, together)
            found["fans"] = self.audience.known
            found["affinity"] = np.maximum(self.audience.lift(row, together=together), 0)
        return found

    def shares(self, row: int) -> dict[str, Floats]:
        """Return each field's share in the score of every film, shape (films,)."""
        found = self.likeness(row)
        return {
            name: found[name] * np.float32(w) for name, w in self.weights.items() if name in found
        }

    def recommend(
        self,
        row: int,
        n: int = 5,
        allowed: npt.NDArray[np.bool_] | None = None,
        variety: float = 0.0,
    ) -> list[Recommendation]:
        """Return the n films most like the one in `row`, best first; of equals the lower row.

        `allowed`, shape (films,), limits the answer. `variety` takes that much of its likeness to
        the films above it off a film's score (maximal marginal relevance), as a share of its own.
        """
        shares = self.shares(row)
        score = _total(shares)
        score[row] = -np.inf
        if allowed is not None:
            score[~allowed] = -np.inf
        if variety <= 0:
            return [_explained(film, shares) for film in best(score, n)]
        return self._varied(best(score, NEAREST), score, shares, n, variety)

    def _varied(
        self, films: list[int], score: Floats, shares: Mapping[str, Floats], n: int, variety: float
    ) -> list[Recommendation]:
        """Pick one film after another, each as unlike those before as `variety` asks for."""
        chosen: list[Recommendation] = []
        nearest = np.zeros(len(films), dtype=np.float32)
        left = np.array([score[film] for film in films])
        for _ in range(min(n, len(films))):
            pick = int(np.argmax(left - variety * nearest))
            chosen.append(_explained(films[pick], shares, -variety * float(nearest[pick])))
            left[pick] = -np.inf
            alike = _total(self.shares(films[pick]))
            nearest = np.maximum(nearest, alike[films])
        return chosen


def _total(shares: Mapping[str, Floats]) -> Floats:
    """Add up the fields, one after the other: stacking them first would copy them all."""
    first, *others = shares.values()
    found = first.copy()
    for share in others:
        found += share
    return found


def best(score: Floats, n: int) -> list[int]:
    """Return the rows of the n greatest finite scores, best first; of equals the lower row."""
    count = min(n, len(score))
    if count <= 0:
        return []
    floor = np.partition(score, len(score) - count)[len(score) - count]
    rows = np.flatnonzero((score >= floor) & np.isfinite(score))
    order = np.argsort(-score[rows], kind="stable")
    return [int(row) for row in rows[order][:n]]


def _explained(film: int, shares: Mapping[str, Floats], variety: float = 0.0) -> Recommendation:
    """Return a film with its score, the sum of its shares as rounded."""
    why = {name: round(float(share[film]), DIGITS) for name, share in shares.items()}
    if variety:
        why["variety"] = round(variety, DIGITS)
    ordered = dict(sorted(why.items(), key=lambda field: -abs(field[1])))
    return Recommendation(film, round(sum(ordered.values()), DIGITS), ordered)
