"""How like every film is to what each platform holds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue, DataError
from catalogue.held import held
from models import files
from models.similar import load
from models.similar.nearest import nearest

FILE = "license.npz"
"""What `models.license.build` keeps: this likeness and how well the score foretells."""
NEAREST = 5
"""Titles of a platform that a film is compared with: its most alike."""
COMPARISONS = 250_000_000
"""Pairs of a film and a held title that are compared at most, which takes some seconds."""


@dataclass(frozen=True)
class Likeness:
    """How like each film is to what a platform holds, NaN where nothing can be compared.

    Both are of shape (platforms + 1, films), 0 to 1, the last row for all platforms together: `fit`
    is the mean over the five titles most like it, `closest` the likeness to the nearest; both to
    three digits, more than the likeness of two films means.
    """

    fit: npt.NDArray[np.float16]
    closest: npt.NDArray[np.float16]


def likeness(catalogue: Catalogue) -> Likeness:
    """Return what the build compared; a version published without is compared now.

    Raises: DataError: what it wrote is damaged, or of other tables.
    """
    path = catalogue.file(FILE)
    if not path.exists():
        return compare(catalogue)
    arrays, _facts = files.fitted(path, catalogue.manifest.identity, ["fit", "closest"])
    return Likeness(arrays["fit"], arrays["closest"])


def compare(catalogue: Catalogue) -> Likeness:
    """Compare every film with what each platform holds; the film itself never counts.

    Where no model of similar films was fitted on these tables, nothing can be compared.
    """
    on, films = held(catalogue).on, len(catalogue.films)
    shelves = [*on, on.any(axis=0)]
    try:
        model = catalogue.once(load)
    except DataError:
        unknown = np.full((len(shelves), films), np.nan, dtype=np.float16)
        return Likeness(unknown, unknown)
    found = nearest(model, shelves, most_compared(films), NEAREST)
    fit, closest = ([getattr(one, name) for one in found] for name in ("mean", "closest"))
    return Likeness(_short(np.stack(fit)), _short(np.stack(closest)))


def most_compared(films: int) -> int:
    """Return how many held films a catalogue of so many films is compared with at most."""
    return COMPARISONS // max(films, 1)


def _short(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float16]:
    """Return likenesses to three digits."""
    return values.round(3).astype(np.float16)


def place(catalogue: Catalogue, platform: str | None) -> int:
    """Return the row of a platform in `Likeness`, that of all together for None."""
    return -1 if platform is None else held(catalogue).platforms.index(platform)
