"""The recommender: a weighted sum of fields, so that every score is explained exactly."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from models.recommender import Mask
from models.similar.audience import Audience
from models.similar.closeness import Closeness
from models.similar.sparse import Floats, Rows, SparseField

DIGITS = 4
"""Decimals of a share."""
NEAREST = 50
"""How many of the best are considered when variety is asked for."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One film like the one asked about: its row, its score, and the share of each field in it.

    `why` is ordered, the greatest share first, and adds up to `score`.
    """

    item: int
    score: float
    why: dict[str, float]

    @property
    def told(self) -> dict[str, float]:
        """The fields that say something of these two films."""
        return {name: share for name, share in self.why.items() if share}

    def greatest(self, fields: int) -> tuple[dict[str, float], float]:
        """Return the greatest shares and what is left of the score, all to two decimals.

        As written, they add up to the score as written.
        """
        shown = {name: round(share, 2) for name, share in list(self.told.items())[:fields]}
        return shown, round(round(self.score, 2) - sum(shown.values()), 2)


@dataclass(frozen=True)
class Similar:
    """Five films like a given one; fields that the data lack are simply not there."""

    sparse: Mapping[str, SparseField]
    closeness: Closeness
    audience: Audience | None
    weights: Mapping[str, float]

    @property
    def items(self) -> Rows:
        """The rows of the films, (films,)."""
        return np.arange(self.films)

    @property
    def scale(self) -> tuple[float, float]:
        """A score has no ends."""
        return -np.inf, np.inf

    @property
    def films(self) -> int:
        """Number of films."""
        return len(self.closeness.year)

    def likeness(self, row: int) -> dict[str, Floats]:
        """Return what each field says, unweighted, of one film and every film, shape (films,)."""
        found = {name: field.likeness(row) for name, field in self.sparse.items()}
        found |= self.closeness.likeness(row)
        if self.audience is not None:
            found["audience"], found["affinity"] = self.audience.fields(row)
            found["fans"] = self.audience.known
        return found

    def score(self, found: Mapping[str, Floats]) -> Floats:
        """Weigh what each field says and add it up, field by field in one buffer, (films,)."""
        score, share = np.zeros((2, self.films), dtype=np.float32)
        for name, weight in self._weights(found):
            np.multiply(found[name], weight, out=share)
            score += share
        return score

    def recommend(
        self,
        asked: int,
        n: int = 5,
        allowed: Mask | None = None,
        variety: float = 0.0,
    ) -> list[Recommendation]:
        """Return the n films most like the one in row `asked`, best first; of equals the lower row.

        `allowed`, shape (films,), limits the answer. `variety` takes that much of its likeness to
        the films above it off a film's score (maximal marginal relevance), as a share of its own.
        """
        found = self.likeness(asked)
        score = self.score(found)
        score[asked] = -np.inf
        if allowed is not None:
            score[~allowed] = -np.inf
        if variety <= 0:
            return [self._explained(film, found) for film in best(score, n)]
        return self._varied(best(score, NEAREST), score, found, n, variety)

    def _varied(
        self, films: list[int], score: Floats, found: Mapping[str, Floats], n: int, variety: float
    ) -> list[Recommendation]:
        """Pick one film after another, each as unlike those before as `variety` asks for."""
        chosen: list[Recommendation] = []
        nearest = np.zeros(len(films), dtype=np.float32)
        left = np.array([score[film] for film in films])
        for _ in range(min(n, len(films))):
            pick = int(np.argmax(left - variety * nearest))
            chosen.append(self._explained(films[pick], found, -variety * float(nearest[pick])))
            left[pick] = -np.inf
            alike = self.score(self.likeness(films[pick]))
            nearest = np.maximum(nearest, alike[films])
        return chosen

    def _explained(
        self, film: int, found: Mapping[str, Floats], variety: float = 0.0
    ) -> Recommendation:
        """Return a film with its score, the sum of its shares as rounded."""
        shares = ((name, found[name][film] * weight) for name, weight in self._weights(found))
        why = {name: round(float(share), DIGITS) for name, share in shares}
        if variety:
            why["variety"] = round(variety, DIGITS)
        ordered = dict(sorted(why.items(), key=lambda field: -abs(field[1])))
        return Recommendation(film, round(sum(ordered.values()), DIGITS), ordered)

    def _weights(self, found: Mapping[str, Floats]) -> list[tuple[str, np.float32]]:
        """Return the fields at hand with their weights."""
        return [(name, np.float32(w)) for name, w in self.weights.items() if name in found]


def best(score: Floats, n: int) -> list[int]:
    """Return the rows of the n greatest finite scores, best first; of equals the lower row."""
    count = min(n, len(score))
    if count <= 0:
        return []
    floor = np.partition(score, len(score) - count)[len(score) - count]
    rows = np.flatnonzero((score >= floor) & np.isfinite(score))
    order = np.argsort(-score[rows], kind="stable")
    return [int(row) for row in rows[order][:n]]
