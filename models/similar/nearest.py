"""How like films are, by their contents, to the films of a shelf: its few nearest ones."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.similar.recommender import Similar
from models.similar.sparse import Floats


def contents(model: Similar, row: int) -> Floats:
    """Return how like every film's contents are to those of the film in a row, (films,), 0 to 1.

    Texts, theme, keywords, genres, franchise, people, companies, countries and language, weighed as
    the model weighs them; its year, fame, rating and audience are left out.
    """
    found, total = np.zeros(model.films, dtype=np.float32), 0.0
    for name, field in model.sparse.items():
        weight = model.weights.get(name, 0.0)
        found += field.likeness(row) * np.float32(weight)
        total += weight
    if model.theme is not None:
        found += model.theme.likeness(row) * np.float32(model.weights["theme"])
        total += model.weights["theme"]
    return found / np.float32(max(total, 1e-9))


class Nearest:
    """The greatest likenesses of every film to the films that were put on a shelf so far."""

    def __init__(self, films: int, count: int) -> None:
        """Begin with an empty shelf; `count` of the nearest are kept."""
        self.best: Floats = np.full((count, films), -1, dtype=np.float32)
        self._least: Floats = np.full(films, -1, dtype=np.float32)

    def put(self, alike: Floats) -> None:
        """Put a film on the shelf: `alike` says how like it every film is, below 0 for itself."""
        better = np.flatnonzero(alike > self._least)
        place = self.best[:, better].argmin(axis=0)
        self.best[place, better] = alike[better]
        self._least[better] = self.best[:, better].min(axis=0)

    @property
    def mean(self) -> Floats:
        """The mean of the nearest, (films,); NaN where the shelf holds no other film."""
        known = self.best >= 0
        total = np.where(known, self.best, 0).sum(axis=0)
        count = known.sum(axis=0)
        return np.where(count > 0, total / np.maximum(count, 1), np.nan).astype(np.float32)

    @property
    def closest(self) -> Floats:
        """The likeness to the nearest, (films,); NaN where the shelf holds no other film."""
        found = self.best.max(axis=0)
        return np.where(found >= 0, found, np.nan).astype(np.float32)


def spread(rows: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.intp]:
    """Return rows, of too many only `most` from the first to the last in even steps.

    Films stand in the order of their numbers, so that the first ones would be the old ones.
    """
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, max(most, 1)).astype(np.intp)]


def nearest(
    model: Similar, shelves: Sequence[npt.NDArray[np.bool_]], most: int, count: int
) -> list[Nearest]:
    """Compare every film with what each shelf holds, (films,); itself does not count.

    Of all shelves' films at most `most` are compared, those that `spread` picks.
    """
    found = [Nearest(model.films, count) for _shelf in shelves]
    rows = np.flatnonzero(np.any(shelves, axis=0)) if shelves else np.empty(0, np.intp)
    for row in spread(rows, most).tolist():
        alike = contents(model, row)
        alike[row] = -2
        for shelf, known in zip(shelves, found, strict=True):
            if shelf[row]:
                known.put(alike)
    return found
