"""Some rows of some columns, the greatest, one cell, and what one film has several of."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from catalogue import Catalogue


def picked(table: pd.DataFrame, columns: Iterable[str], rows: np.ndarray) -> pd.DataFrame:
    """Return the columns at these rows, in that order, numbered anew.

    Column by column: `table[columns].iloc[rows]` copies every row of the columns first.
    """
    return pd.DataFrame({name: table[name].array[rows] for name in columns})


def greatest(table: pd.DataFrame, column: str) -> "pd.Series[Any]":
    """Return the row of the greatest value of a column without nulls, the first of equals."""
    return table.iloc[int(table[column].to_numpy().argmax())]


def tuples(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows as named tuples, as `itertuples(index=False)` does, in half its time.

    That one makes a new class each time, and asks for each cell of a text by itself.
    """
    kind: Any = _kind_of_row(tuple(table))
    return map(kind._make, zip(*(table[name].tolist() for name in table), strict=True))


@lru_cache(64)
def _kind_of_row(names: tuple[str, ...]) -> type[Any]:
    return namedtuple("Row", names, rename=True)


class Row:
    """A row of a table, whose cells are its attributes; a column is read once one is asked for."""

    __slots__ = ("_columns", "_place", "_table")

    def __init__(self, table: pd.DataFrame, columns: dict[str, list[Any]], place: int) -> None:
        """Stand for the row at a place; rows of a table share the `columns` that were read."""
        self._table, self._columns, self._place = table, columns, place

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a cell of any column
        """Return the cell of a column; raises AttributeError where the table has none."""
        if name not in self._columns:
            if name not in self._table:
                raise AttributeError(name)
            self._columns[name] = self._table[name].tolist()
        return self._columns[name][self._place]


def each(table: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a table of which few columns are asked for: quicker than `tuples`."""
    columns: dict[str, list[Any]] = {}
    return (Row(table, columns, place) for place in range(len(table)))


def columns(catalogue: Catalogue) -> dict[str, ExtensionArray]:
    """Return the films' columns by name: finding one in the frame takes longer than its cell."""
    return {str(name): catalogue.films[name].array for name in catalogue.films}


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of such a table: row `i` says `texts[i]` of the film `film_id[i]`.

    Of categories, `texts[codes[i]]`. Names of people are no categories, nor made into some: that
    would copy all of them, 10 MB of the sample's.
    """

    film_id: npt.NDArray[np.integer]
    codes: npt.NDArray[np.integer] | None
    texts: pd.Index | ExtensionArray

    def of(self, film_id: int) -> list[str]:
        """Return the film's texts in the source's order; none where it has none."""
        first, end = self.span(film_id)
        if self.codes is None:
            return [str(text) for text in self.texts[first:end]]
        return [str(self.texts[code]) for code in self.codes[first:end].tolist()]

    def span(self, film_id: int) -> tuple[int, int]:
        """Return where the film's rows begin and where they end."""
        # Of another type, numpy would copy the whole column.
        ends = np.array([film_id, film_id + 1], dtype=self.film_id.dtype)
        first, end = self.film_id.searchsorted(ends).tolist()
        return first, end


def of_film(catalogue: Catalogue, table: str, column: str, film_id: int) -> list[str]:
    """Return a column of one film's rows: `of_film(tables, "film_genres", "genre", 862)`."""
    return catalogue.once(_reader(table, column)).of(film_id)


def director(catalogue: Catalogue, film_id: int) -> str | None:
    """Return the first director of a film, None where none is known.

    It is looked up in the table: the directors of all films by id would be an index as long.
    """
    roles = catalogue.once(_reader("film_people", "role"))
    first, end = roles.span(film_id)
    if roles.codes is None or first == end:
        return None
    named = [str(role) for role in roles.texts]
    for row, code in enumerate(roles.codes[first:end].tolist(), first):
        if named[code] == "director":
            return str(catalogue.once(_reader("film_people", "person")).texts[row])
    return None


@cache
def _reader(table: str, column: str) -> Callable[[Catalogue], Texts]:
    def read(catalogue: Catalogue) -> Texts:
        rows: pd.DataFrame = getattr(catalogue, table)
        film_id = rows["film_id"].to_numpy()
        if not isinstance(rows[column].dtype, pd.CategoricalDtype):
            return Texts(film_id, None, rows[column].array)
        texts = rows[column].cat
        return Texts(film_id, texts.codes.to_numpy(), texts.categories)

    return read
