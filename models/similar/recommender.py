"""The recommender: a weighted sum of fields, so that every score is explained exactly.

All films are ordered by `weights`. The first fifty earn a further share for what viewers like
together and whatever else is near in both films: `ranking`, between the weights for a film that no
viewer likes and those for a well-known one. None is among them whose contents are far away, however
many like both. What fields say together (`trees`) orders them, and how known and good a film is
counts among the first ten alone: fame brings none among these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from catalogue.foremost import foremost
from models.recommender import Mask
from models.similar.audience import Audience
from models.similar.bond import bond
from models.similar.closeness import Closeness
from models.similar.sparse import Floats, Rows, SparseField
from models.similar.theme import Theme
from models.similar.trees import Trees

DIGITS = 4
"""Decimals of a share."""
NEAREST = 50
"""How many of the best the ranking orders anew, and variety is asked of."""
FAMED = 10
"""How many of the nearest, as ranked by what is near, fame orders anew: of answers that stood
further back readers laughed at one in four, of the others at one in fifteen."""
FAME = frozenset({"fame", "fans", "quality", "votes", "rating"})
"""Fields that speak for how known or good a film is: they bring none among the ten."""
TOGETHER = frozenset({"audience", "closest", "affinity"})
"""Fields that tell what viewers like together; with fame and franchise, all that is no content."""
REACH = (2.5, 4.0)
"""How much further away by its contents than the fifth nearest a film may be, for a film that no
viewer likes and for a well-known one. Of answers further away readers laughed at one in five."""
FIFTH = 5
AGES = 45
"""Years between two films from which on they are far apart, unless people or a franchise tie them.
Of such answers readers laughed at three in ten."""
PEOPLE = {"direction": 0.1, "people": 0.2, "franchise": 0.0}
"""How alike films are by a field, or more, that people or a franchise tie."""
RANKING = "ranking"
"""The share of what fields say together."""
WELL_KNOWN = 1 / 6
"""Share of the viewers who like a film from which on it is well-known."""


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
    ranking: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    theme: Theme | None = None
    trees: Trees | None = None

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
        if self.theme is not None:
            found["theme"] = self.theme.likeness(row)
        found |= self.closeness.likeness(row)
        if self.audience is not None:
            found["audience"], found["affinity"] = self.audience.fields(row)
            found["closest"] = self.audience.nearest(row, found["audience"])
            found["fans"] = self.audience.known
        found["bond"] = bond(found, self.films)
        if "documentary" in found:
            found["subject"] = found["bond"] * found["documentary"]
        return found

    def known(self, row: int) -> float:
        """Return how well-known a film is to viewers: 0 to none, 1 to `WELL_KNOWN` of them."""
        if self.audience is None:
            return 0.0
        enough = max(WELL_KNOWN * len(self.audience.activity), 1.0)
        return min(float(np.log1p(self.audience.fans[row]) / np.log1p(enough)), 1.0)

    def scores(self, row: int) -> Floats:
        """Return the score of every film as it is recommended, (films,); itself has none."""
        return self._scores(row, self.likeness(row))[0]

    def nearest(self, row: int) -> list[int]:
        """Return the rows of the films that the ranking orders, the nearest first."""
        return self._scores(row, self.likeness(row))[1]

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
        score, nearest = self._scores(asked, found, allowed)
        films = best(score, max(n, NEAREST))
        weighed = self._weighed(asked, nearest, films)
        if variety > 0:
            return self._varied(films[:NEAREST], weighed, score, found, n, variety)
        return [_explained(film, found, weighed[film]) for film in films[:n]]

    def _scores(
        self, row: int, found: dict[str, Floats], allowed: Mask | None = None
    ) -> tuple[Floats, list[int]]:
        """Return the scores of the films allowed, and the nearest, which have the ranking's share.

        What the trees say of these is put beside what is `found` of all fields, as `ranking`.
        """
        score = _added(found, self.weights, self.films)
        score[row] = -np.inf
        if allowed is not None:
            score[~allowed] = -np.inf
        if not self.ranking:
            return score, []
        near, fame = self._parted(row)
        ranked = self._ranked(row, found, _sum(self.weights, near), np.isfinite(score))
        nearest = best(ranked, NEAREST)
        if self.trees is not None:
            found[RANKING] = np.zeros(self.films, dtype=np.float32)
            found[RANKING][nearest] = self.trees.worth(found, nearest, self.known(row))
            ranked[nearest] += found[RANKING][nearest]
            nearest.sort(key=lambda film: (-ranked[film], film))
        score[nearest] = ranked[nearest]
        famed = nearest[:FAMED]
        for name in fame.keys() & found.keys():
            score[famed] += found[name][famed] * np.float32(fame[name])
        return score, nearest

    def _ranked(
        self, row: int, found: Mapping[str, Floats], weights: Mapping[str, float], asked: Mask
    ) -> Floats:
        """Return the sum of what is near, (films,); films not `asked` for or far away have none.

        Far away is who is so by its contents, unless it is of the franchise, or by its age.
        """
        apart = TOGETHER | {"franchise"}
        contents = {name: weight for name, weight in weights.items() if name not in apart}
        score = _added(found, contents, self.films)
        score[~asked] = -np.inf
        unknown, known = REACH
        reach = unknown + (known - unknown) * self.known(row)
        fifth = best(score, FIFTH)[FIFTH - 1 :]
        far = score < (score[fifth[0]] - reach if fifth else -np.inf)
        if "franchise" in found:
            far &= found["franchise"] == 0
        others = {name: weight for name, weight in weights.items() if name in apart}
        score += _added(found, others, self.films)
        score[far | self._of_other_age(row, found)] = -np.inf
        return score

    def _of_other_age(self, row: int, found: Mapping[str, Floats]) -> Mask:
        """Return which films are `AGES` away and not tied by people or a franchise, (films,)."""
        year = self.closeness.year
        other: Mask = np.abs(year - year[row]) > AGES
        for name, least in PEOPLE.items():
            if name in found:
                other &= found[name] <= least
        return other

    def _ranking(self, row: int) -> dict[str, float]:
        """Return the ranking's weights for a film, by how well-known it is."""
        known = self.known(row)
        return {name: a + (b - a) * known for name, (a, b) in self.ranking.items()}

    def _parted(self, row: int) -> tuple[dict[str, float], dict[str, float]]:
        """Return the ranking's weights: of what is near in both films, and of fame."""
        near, fame = self._ranking(row), {}
        for name in FAME & near.keys():
            fame[name] = near.pop(name)
        return near, fame

    def _weighed(
        self, row: int, nearest: Sequence[int], films: Sequence[int]
    ) -> dict[int, Mapping[str, float]]:
        """Return the weights of each of the best films: those near earn more, the first most."""
        near, fame = self._parted(row)
        ranked = _sum(self.weights, near) | {RANKING: 1.0}
        famed = _sum(ranked, fame)
        first, then = set(nearest[:FAMED]), set(nearest)
        return {
            film: famed if film in first else ranked if film in then else self.weights
            for film in films
        }

    def _varied(
        self,
        films: list[int],
        weighed: Mapping[int, Mapping[str, float]],
        score: Floats,
        found: Mapping[str, Floats],
        n: int,
        variety: float,
    ) -> list[Recommendation]:
        """Pick one film after another, each as unlike those before as `variety` asks for."""
        chosen: list[Recommendation] = []
        weights = weighed[films[0]] if films else self.weights
        nearest = np.zeros(len(films), dtype=np.float32)
        left = np.array([score[film] for film in films])
        for _ in range(min(n, len(films))):
            pick = int(np.argmax(left - variety * nearest))
            film = films[pick]
            chosen.append(_explained(film, found, weighed[film], -variety * float(nearest[pick])))
            left[pick] = -np.inf
            alike = _added(self.likeness(film), weights, self.films)
            nearest = np.maximum(nearest, alike[films])
        return chosen


def _sum(weights: Mapping[str, float], added: Mapping[str, float]) -> dict[str, float]:
    """Return the weights with those added, field by field."""
    return {
        name: weights.get(name, 0.0) + added.get(name, 0.0)
        for name in dict.fromkeys([*weights, *added])
    }


def _added(found: Mapping[str, Floats], weights: Mapping[str, float], films: int) -> Floats:
    """Weigh what each field at hand says and add it up, field by field in one buffer, (films,)."""
    score, share = np.zeros((2, films), dtype=np.float32)
    for name, weight in weights.items():
        if name in found:
            np.multiply(found[name], np.float32(weight), out=share)
            score += share
    return score


def _explained(
    film: int, found: Mapping[str, Floats], weights: Mapping[str, float], variety: float = 0.0
) -> Recommendation:
    """Return a film with its score, the sum of its shares as rounded."""
    shares = (
        (name, found[name][film] * np.float32(weight))
        for name, weight in weights.items()
        if name in found
    )
    why = {name: round(float(share), DIGITS) for name, share in shares}
    if variety:
        why["variety"] = round(variety, DIGITS)
    ordered = dict(sorted(why.items(), key=lambda share: -abs(share[1])))
    return Recommendation(film, round(sum(ordered.values()), DIGITS), ordered)


def best(score: Floats, n: int) -> list[int]:
    """Return the rows of the n greatest finite scores, best first; of equals the lower row."""
    rows = foremost(score, n)
    rows = rows[np.isfinite(score[rows])]
    order = np.argsort(-score[rows], kind="stable")
    return [int(row) for row in rows[order][:n]]
