"""Ratings as arrays: who rated what, how and when."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.floating]
Mask = npt.NDArray[np.bool_]

UNSEEN = -1
"""Code of a user or title that the training ratings lack: the last row of each array."""


@dataclass(frozen=True)
class Ratings:
    """Columns of equal length n: ids of any numbering, stars, seconds since 1970 (0: unknown)."""

    user_id: Ints
    item_id: Ints
    stars: Floats
    time: Ints

    def __len__(self) -> int:
        """Return n."""
        return len(self.stars)

    def rows(self, chosen: Ints | Mask | slice) -> "Ratings":
        """Return some of the ratings."""
        return Ratings(
            self.user_id[chosen], self.item_id[chosen], self.stars[chosen], self.time[chosen]
        )

    @cached_property
    def _users(self) -> tuple[Ints, Ints]:
        return np.unique(self.user_id, return_inverse=True)

    @cached_property
    def _items(self) -> tuple[Ints, Ints]:
        return np.unique(self.item_id, return_inverse=True)

    @property
    def user_ids(self) -> Ints:
        """The distinct users, ascending."""
        return self._users[0]

    @property
    def item_ids(self) -> Ints:
        """The distinct titles, ascending."""
        return self._items[0]

    @cached_property
    def user(self) -> Ints:
        """Each rating's row in `user_ids`, int32."""
        return self._users[1].astype(np.int32)

    @cached_property
    def item(self) -> Ints:
        """Each rating's row in `item_ids`, int32."""
        return self._items[1].astype(np.int32)

    @cached_property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest stars given."""
        return float(self.stars.min()), float(self.stars.max())


def codes(ids: Ints, wanted: Ints) -> Ints:
    """Return each wanted id's place in the ascending `ids`, `UNSEEN` where it is not there."""
    if not len(ids):
        return np.full(len(wanted), UNSEEN)
    places = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[places] == wanted, places, UNSEEN)


def from_frame(frame: pd.DataFrame, item: str) -> Ratings:
    """Return a tidy rating table (user_id, `item`, rating, time) as arrays."""
    names = ("user_id", item, "rating", "time")
    user_id, item_id, stars, time = (frame[name].to_numpy() for name in names)
    return Ratings(user_id, item_id, stars.astype(np.float64), time)
