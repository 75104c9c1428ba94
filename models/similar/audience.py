"""What viewers who like a film also like, and what many of them like: three fields from ratings."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from models.similar.sparse import Codes, Floats, Rows, SparseField, smallest

LIKED = 3.0
"""Stars, of 5, from which a viewer likes a film; measured: 3 recommends better than 4."""
SHRINK = 10
"""Common viewers at which a likeness counts half."""
PRIOR = 4
"""What the field adds to both numbers of a lift: one common viewer or two are mere chance."""


CHANCE = 0.05
"""A likeness by viewers that chance gives: films whose nearest are no nearer have none that count.
"""


@dataclass(frozen=True)
class Audience:
    """Who likes what: viewer `viewers[k]` likes film i for k in `starts[i]:starts[i + 1]`.

    `shrink` common viewers make a likeness count half. `year` (films,) tells when films came out.
    """

    starts: npt.NDArray[np.int64]
    viewers: npt.NDArray[np.unsignedinteger]
    shrink: float = SHRINK
    year: npt.NDArray[np.int64] | None = None

    @cached_property
    def likes(self) -> SparseField:
        """Each film's viewers as a sparse field, all weights 1."""
        ones = np.ones(len(self.viewers), dtype=np.float16)
        found = SparseField(self.starts, self.viewers, ones)
        _ = found.common, found.listed
        return found

    @cached_property
    def _lists(self) -> tuple[Rows, Codes]:
        """The films that each viewer likes: where each viewer's begin, the films."""
        starts, films, _ = self.likes.lists(self.activity > 0)
        return starts, films

    @cached_property
    def activity(self) -> Floats:
        """How many films each viewer likes."""
        return np.bincount(self.viewers).astype(np.float32)

    @cached_property
    def fans(self) -> Floats:
        """How many viewers like each film."""
        return np.diff(self.starts).astype(np.float32)

    @cached_property
    def known(self) -> Floats:
        """How many viewers like each film, in logarithms, the most liked film 1."""
        fans = np.log1p(self.fans)
        return np.asarray(fans / max(float(fans.max(initial=0)), 1e-9), dtype=np.float32)

    @cached_property
    def damping(self) -> Floats:
        """What each viewer weighs: who likes everything says little."""
        return (1 / np.log2(2 + self.activity)).astype(np.float32)

    @cached_property
    def _lengths(self) -> Floats:
        squares = np.concatenate([[0], np.cumsum(self.damping[self.viewers].astype(float) ** 2)])
        return np.sqrt(np.maximum(np.diff(squares[self.starts]), 1e-9)).astype(np.float32)

    def likeness(self, row: int) -> Floats:
        """Return the cosine of one film with every film over viewers, damped by their activity.

        Shape (films,), 0 to 1, shrunk by n / (n + shrink) where n viewers like both.
        """
        return self._likeness(row, *self._counts(row))

    def lift(self, row: int, prior: float = 1.0) -> Floats:
        """Return how many powers of two more viewers like both than popularity explains.

        Shape (films,). The expected number follows from how many films the one film's viewers like
        and how many viewers the other has; `prior` is added to both numbers.
        """
        found: Floats = np.log2(self._excess(row, self.together(row), prior))
        return found

    def fields(self, row: int) -> tuple[Floats, Floats]:
        """Return the likeness and the lift where that is above 0, else 0: each (films,).

        Nobody likes a film that came out after the last one they like: for this lift only viewers
        are counted who were there, or all films of the last years would seem liked together.
        """
        together, weighed = self._counts(row)
        excess = (together + PRIOR) / (self._expected(row) + PRIOR)
        affinity = np.zeros_like(excess)
        more = np.flatnonzero(excess > 1)  # few: logarithms of all would take the longest
        affinity[more] = np.log2(excess[more])
        return self._likeness(row, together, weighed), affinity

    @staticmethod
    def nearest(row: int, likeness: Floats) -> Floats:
        """Return a film's likeness to every film as a share of its greatest to another, (films,).

        It is a share of `CHANCE` more than that: films that few like are nearest to none.
        """
        others = likeness.copy()
        others[row] = 0
        found: Floats = others / np.float32(others.max(initial=0) + CHANCE)
        return found

    def together(self, row: int) -> Floats:
        """Return how many viewers like both one film and every film, shape (films,)."""
        return self._counts(row)[0]

    def _likeness(self, row: int, together: Floats, weighed: Floats) -> Floats:
        cosine: Floats = weighed / (self._lengths * self._lengths[row])
        return cosine * together / (together + np.float32(self.shrink))

    def _excess(self, row: int, together: Floats, prior: float) -> Floats:
        """Return how many times as many viewers like both as popularity explains."""
        viewers, _ = self.likes.of(row)
        part = float(self.activity[viewers].sum()) / self._likings
        found: Floats = (together + prior) / (part * self.fans + prior)
        return found

    def _expected(self, row: int) -> Floats:
        """Return how many of a film's viewers would like each film as all do who were there."""
        viewers, _ = self.likes.of(row)
        share = self._there(viewers) / np.maximum(self._all_there, 1)
        found: Floats = share[self._years].astype(np.float32) * self.fans
        return found

    def _there(self, viewers: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.float64]:
        """Return how many films those of some viewers like who were there, by year, (years,)."""
        years = int(self._years.max(initial=0)) + 1
        last = np.bincount(self._last[viewers], weights=self.activity[viewers], minlength=years)
        return np.cumsum(last[::-1])[::-1].astype(np.float64)

    @cached_property
    def _all_there(self) -> npt.NDArray[np.float64]:
        return self._there(np.arange(len(self.activity), dtype=np.uint32))

    @cached_property
    def _years(self) -> npt.NDArray[np.int64]:
        """The years in which the films came out, from 0; all 0 where nobody tells them."""
        if self.year is None:
            return np.zeros(len(self.fans), dtype=np.int64)
        since: npt.NDArray[np.int64] = self.year - self.year.min(initial=9999)
        return since

    @cached_property
    def _last(self) -> npt.NDArray[np.int64]:
        """The year of the latest film that each viewer likes, (viewers,)."""
        found = np.zeros(len(self.activity), dtype=np.int64)
        np.maximum.at(found, self.viewers, np.repeat(self._years, np.diff(self.starts)))
        return found

    @cached_property
    def _likings(self) -> float:
        return max(float(self.activity.sum()), 1.0)

    def _counts(self, row: int) -> tuple[Floats, Floats]:
        """Return how many of a film's viewers like each film, and how much they weigh, squared."""
        viewers, _ = self.likes.of(row)
        starts, films = self._lists
        parts = [films[starts[viewer] : starts[viewer + 1]] for viewer in viewers.tolist()]
        found = np.concatenate(parts) if parts else np.array([], dtype=np.int64)
        each = np.repeat(self.damping[viewers] ** 2, [len(part) for part in parts])
        count = self.likes.films
        return (
            np.bincount(found, minlength=count).astype(np.float32),
            np.bincount(found, weights=each, minlength=count).astype(np.float32),
        )


def audience(catalogue: Catalogue, ratings: pd.DataFrame, stars: float = LIKED) -> Audience:
    """Gather who likes what, from `stars` up, from rows of the table film_ratings."""
    likes = ratings[ratings["rating"] >= stars].sort_values(["film_id", "user_id"])
    ids = catalogue.films["film_id"].to_numpy()
    bounds = np.append(np.searchsorted(likes["film_id"].to_numpy(), ids), len(likes))
    viewers = np.unique(likes["user_id"].to_numpy(), return_inverse=True)[1]
    narrow = viewers.astype(smallest(int(viewers.max(initial=0)) + 1))
    return Audience(bounds, narrow, year=catalogue.films["year"].to_numpy(np.int64))
