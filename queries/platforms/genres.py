"""The twenty genres of films that each platform's own labels tell of.

Some labels are no genre; titles that have no other are counted, never guessed.
"""

from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue
from catalogue.genres import genres, twenty
from queries.platforms.selection import arrays, platforms, rows


@dataclass(frozen=True, slots=True)
class Unsorted:
    """`titles` have labels, none of which is one of the twenty genres, of `of` that have any."""

    titles: int
    of: int


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Titles by genre of films: pairs of a row in titles and a position in `genres()`, once each.

    `bearing` tells of each title whether it has any label.
    """

    row: np.ndarray
    genre: np.ndarray
    bearing: np.ndarray


def labelled(catalogue: Catalogue) -> Labelled:
    """Return the genre of films that each title tells of."""
    return catalogue.once(_labelled)


def counts(catalogue: Catalogue, *, split: bool = False) -> np.ndarray:
    """Count each platform's titles by genre, (platforms, genres).

    A title counts in each of its genres; with `split` it is divided among them.
    """
    pairs, platform = labelled(catalogue), arrays(catalogue).platform
    many = np.bincount(pairs.row, minlength=len(platform))
    weight = 1 / many[pairs.row] if split else np.ones(len(pairs.row))
    cells = platform[pairs.row].astype(np.int64) * len(genres()) + pairs.genre
    size = len(platforms(catalogue)) * len(genres())
    found: np.ndarray = np.bincount(cells, weight, size).reshape(-1, len(genres()))
    return found


def titles_with_genre(catalogue: Catalogue) -> np.ndarray:
    """Count each platform's titles that tell of any genre of films, (platforms,)."""
    having = np.unique(labelled(catalogue).row)
    platform = arrays(catalogue).platform[having]
    return np.bincount(platform, minlength=len(platforms(catalogue)))


def unsorted(catalogue: Catalogue, platform: str | None = None) -> Unsorted:
    """Count a platform's titles that bear no genre of the twenty; raises NotFoundError."""
    pairs, chosen = labelled(catalogue), rows(catalogue, platform)
    having = np.zeros(len(pairs.bearing), dtype=bool)
    having[pairs.row] = True
    bearing, having = pairs.bearing[chosen], having[chosen]
    return Unsorted(int((bearing & ~having).sum()), int(bearing.sum()))


def _labelled(catalogue: Catalogue) -> Labelled:
    place = {label: genres().index(genre) for label, genre in twenty().items()}
    table = catalogue.title_genres
    row = catalogue.titles["title_id"].searchsorted(table["title_id"])
    labels = table["genre"].astype("category").cat
    known = np.array([place.get(str(one), -1) for one in labels.categories], dtype=np.int64)
    genre = known[labels.codes.to_numpy()] if len(table) else np.array([], dtype=np.int64)
    pairs = np.unique(np.stack([row, genre], axis=1)[genre >= 0], axis=0)
    bearing = np.zeros(len(catalogue.titles), dtype=bool)
    bearing[row] = True
    return Labelled(pairs[:, 0], pairs[:, 1], bearing)
