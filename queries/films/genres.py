"""The genres of each film, as few sets of genres as there are: 45,000 films share some 2,000."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.films.filters import genre_films
from queries.names.index import film_rows


@dataclass(frozen=True, slots=True)
class GenreSets:
    """`code` of each row of films is a position in `sets`: its genres in the source's order."""

    code: npt.NDArray[np.int32]
    sets: tuple[tuple[str, ...], ...]

    def of(self, catalogue: Catalogue, film_ids: pd.Series) -> npt.NDArray[np.int32]:
        """Return the codes of films by their ids."""
        found: npt.NDArray[np.int32] = self.code[film_rows(catalogue, film_ids)]
        return found


def genre_sets(catalogue: Catalogue) -> GenreSets:
    """Return the genres of all films."""
    return catalogue.once(make_sets)


def make_sets(catalogue: Catalogue) -> GenreSets:
    """Number the sets in the order in which films first have them."""
    rows, genres = genre_films(catalogue), catalogue.film_genres["genre"].astype("str").tolist()
    ends = np.searchsorted(rows, np.arange(len(catalogue.films) + 1)).tolist()
    numbers: dict[tuple[str, ...], int] = {}
    code = [
        numbers.setdefault(tuple(genres[first:end]), len(numbers)) for first, end in pairwise(ends)
    ]
    return GenreSets(np.array(code, dtype=np.int32), tuple(numbers))
