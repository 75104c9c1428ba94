"""Which films each platform holds: its titles are linked to films by title, year and credits.

A title that is not linked may be a film of the catalogue all the same: what is held is known, what
is not held is only likely.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue.store import Catalogue


@dataclass(frozen=True)
class Held:
    """The platforms at hand, in alphabetical order, and which films each holds.

    `on` is of shape (platforms, films).
    """

    platforms: tuple[str, ...]
    on: npt.NDArray[np.bool_]


def held(catalogue: Catalogue) -> Held:
    """Return which films each platform holds; do not change it."""
    return catalogue.once(_held)


def _held(catalogue: Catalogue) -> Held:
    titles, ids = catalogue.titles, catalogue.films["film_id"].to_numpy()
    platform = titles["platform"].astype("str")
    present = tuple(sorted(platform.unique().tolist()))
    linked = titles["film_id"].isin(ids).to_numpy()
    rows = ids.searchsorted(titles["film_id"][linked].to_numpy(dtype="int64"))
    on = np.zeros((len(present), len(ids)), dtype=bool)
    on[np.array(present, dtype=str).searchsorted(platform[linked].tolist()), rows] = True
    return Held(present, on)
