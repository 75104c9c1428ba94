"""A table as large as all others together, made and written some rows at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from etl.read.blocks import let_go

ROWS = 1 << 17
"""Rows of a slice, which is a row group of its file."""


def give_back(rows: int) -> None:
    """Give memory that is kept for later to the system, where many rows have gone by.

    Of few it is little, and to be handed it again takes longer than the work that it serves.
    """
    if rows > ROWS:
        let_go()


@dataclass(frozen=True, slots=True)
class Slices:
    """A table of so many rows, of which `part` makes some."""

    rows: int
    part: Callable[[slice], pd.DataFrame]

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Yield the table, at least once, a slice at a time."""
        for first in range(0, max(self.rows, 1), ROWS):
            yield self.part(slice(first, first + ROWS)).reset_index(drop=True)
            give_back(self.rows)

    def whole(self) -> pd.DataFrame:
        """Return the table at once."""
        return self.part(slice(None)).reset_index(drop=True)


def rows_of(table: pd.DataFrame | Slices) -> int:
    """Return how many rows a table has."""
    return table.rows if isinstance(table, Slices) else len(table)


Named = Iterable[tuple[str, pd.DataFrame | Slices]]
"""Tables by name."""


def whole(named: Named) -> dict[str, pd.DataFrame]:
    """Return tables by name, all at once: those of an update, which are small."""
    return {name: one.whole() if isinstance(one, Slices) else one for name, one in named}
