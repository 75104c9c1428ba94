"""What viewers who like a film also like, and what many of them like: three fields from ratings."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from models.similar.sparse import Floats, SparseField, smallest

LIKED = 3.0
"""Stars, of 5, from which a viewer likes a film; measured: 3 recommends better than 4."""
SHRINK = 10
"""Common viewers at which a likeness counts half."""


@dataclass(frozen=True)
class Audience:
    """Who likes what: viewer `viewers[k]` likes film i for k in `starts[i]:starts[i + 1]`.

    `shrink` common viewers make a likeness count half.
    """

    starts: npt.NDArray[np.int64]
    viewers: npt.NDArray[np.unsignedinteger]
    shrink: float = SHRINK

    @cached_property
    def likes(self) -> SparseField:
        """Each film's viewers as a sparse field, all weights 1."""
        ones = np.ones(len(self.viewers), dtype=np.float16)
        return SparseField(self.starts, self.viewers, ones).warm()

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

    def likeness(self, row: int, together: Floats | None = None) -> Floats:
        """Return the cosine of one film with every film over viewers, damped by their activity.

        Shape (films,), 0 to 1, shrunk by n / (n + shrink) where n viewers like both: `together`,
        counted if it is not at hand.
        """
        viewers, _ = self.likes.of(row)
        weighed = self._count(viewers, self.damping[viewers] ** 2)
        together = self._count(viewers) if together is None else together
        cosine: Floats = weighed / (self._lengths * self._lengths[row])
        return cosine * together / (together + np.float32(self.shrink))

    def lift(self, row: int, prior: float = 1.0, together: Floats | None = None) -> Floats:
        """Return how many powers of two more viewers like both than popularity explains.

        Shape (films,). The expected number follows from how many films the one film's viewers like
        and how many viewers the other has; `prior` is added to both numbers. `together` as above.
        """
        viewers, _ = self.likes.of(row)
        part = float(self.activity[viewers].sum()) / max(float(self.activity.sum()), 1.0)
        together = self._count(viewers) if together is None else together
        found: Floats = np.log2((together + prior) / (part * self.fans + prior))
        return found

    def together(self, row: int) -> Floats:
        """Return how many viewers like both one film and every film, shape (films,)."""
        return self._count(self.likes.of(row)[0])

    def _count(
        self, viewers: npt.NDArray[np.unsignedinteger], weights: Floats | None = None
    ) -> Floats:
        """Return how many of these viewers, or how much weight of them, like each film."""
        starts, films, _ = self.likes.transposed
        parts = [films[starts[viewer] : starts[viewer + 1]] for viewer in viewers.tolist()]
        found = np.concatenate(parts) if parts else np.array([], dtype=np.int64)
        each = None if weights is None else np.repeat(weights, [len(part) for part in parts])
        return np.bincount(found, weights=each, minlength=self.likes.films).astype(np.float32)


def audience(catalogue: Catalogue, ratings: pd.DataFrame, stars: float = LIKED) -> Audience:
    """Gather who likes what, from `stars` up, from rows of the table film_ratings."""
    likes = ratings[ratings["rating"] >= stars].sort_values(["film_id", "user_id"])
    ids = catalogue.films["film_id"].to_numpy()
    bounds = np.append(np.searchsorted(likes["film_id"].to_numpy(), ids), len(likes))
    viewers = np.unique(likes["user_id"].to_numpy(), return_inverse=True)[1]
    return Audience(bounds, viewers.astype(smallest(int(viewers.max(initial=0)) + 1)))
