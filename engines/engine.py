"""What a build asks of an engine, whichever it is: rows in blocks, and functions called on them.

Nothing here knows films or Spark: `etl.spread` says what is done with a block, `engines.spark`
brings it to the workers, `engines.inline` does the same in this process, block after block.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import pandas as pd
import pyarrow as pa

Parts = Iterator[tuple[str, pa.Table]]
"""Named tables that a function makes of one block."""
OfBlock = Callable[[pa.Table], Parts]
"""Runs on a worker: a module's function, or a partial of one, so that workers can import it."""
Reads = Callable[[], Iterator[pa.Table]]
"""Runs on one worker and yields rows: the columns that were announced, in order."""


class Parcels(Protocol):
    """What a function made of all blocks, kept by the workers until it is asked for."""

    def pieces(self, name: str) -> list[pa.Table]:
        """Return the tables of a name, in the order of their blocks."""

    def streamed(self, name: str) -> Iterator[pa.Table]:
        """Yield the tables of a name, in the order of their blocks; a few are held at a time."""


class Rows(Protocol):
    """Rows spread over workers, each with a whole number `line` of its own."""

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Return a few columns of all rows, by line."""

    def lines(self, lines: Sequence[int]) -> pa.Table:
        """Return whole rows, by line."""

    def filled(self, names: Sequence[str]) -> set[str]:
        """Return which of the columns hold anything at all."""

    def joined(self, keys: pa.Table, order: str) -> "Rows":
        """Return the rows of the keys' lines with the keys' columns beside, in blocks by `order`.

        Where both have a column the keys' stays.
        """

    def having(self, name: str) -> "Rows":
        """Return the rows that hold something in a column."""

    def moments(self, by: str, of: str) -> pa.Table:
        """Return `count` of the rows of each `by`, ascending, and `total` and `squares` of `of`.

        `of` holds whole numbers, whose sums are the same in whatever order they are added.
        """

    def together(self, order: Sequence[str], size: int) -> "Rows":
        """Return rows sorted, in blocks of about `size`, alike in the first column in one block."""

    def each(self, function: OfBlock) -> Parcels:
        """Call a function on every block, the blocks in order."""


class Engine(Protocol):
    """Where rows are read and worked on."""

    def read(self, reads: Reads, names: Sequence[str]) -> Rows:
        """Let one worker read rows of the text columns `names` and a `line`, and spread them."""

    def rows(self, reads: Sequence[Reads], schema: pa.Schema) -> Rows:
        """Let a worker for each read rows that need not be text; they stay where they were read."""


def frame(table: pa.Table) -> pd.DataFrame:
    """Return a table as pandas has it, texts as pandas's own text type."""
    texts: dict[pa.DataType, pd.StringDtype] = dict.fromkeys(
        (pa.string(), pa.large_string()), pd.StringDtype(na_value=float("nan"))
    )
    found: pd.DataFrame = table.to_pandas(types_mapper=texts.get)
    return found
