"""The engine that is none: blocks one after the other in this process, to try what spreads."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from engines.engine import OfBlock, Reads


@dataclass(frozen=True)
class Parcels:
    """What a function made of each block."""

    made: list[list[tuple[str, pa.Table]]]

    def pieces(self, name: str) -> list[pa.Table]:
        """Return the tables of a name, in the order of their blocks."""
        return [table for block in self.made for called, table in block if called == name]


@dataclass(frozen=True)
class Rows:
    """Rows in memory, cut into blocks of so many."""

    table: pa.Table
    block: int

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Return a few columns of all rows, by line."""
        return self.table.select(list(names)).take(pc.sort_indices(self.table["line"]))

    def lines(self, lines: Sequence[int]) -> pa.Table:
        """Return whole rows, by line."""
        some = self.table.filter(pc.is_in(self.table["line"], pa.array(lines, pa.int64())))
        return some.sort_by("line")

    def filled(self, names: Sequence[str]) -> set[str]:
        """Return which of the columns hold anything at all."""
        return {name for name in names if self.table[name].null_count < len(self.table)}

    def joined(self, keys: pa.Table, order: str) -> "Rows":
        """Return the rows of the keys' lines with the keys' columns beside, sorted by `order`."""
        ours = self.table.drop_columns(
            [
                name
                for name in keys.column_names
                if name != "line" and name in self.table.schema.names
            ]
        )
        return Rows(ours.join(keys, "line", join_type="inner").sort_by(order), self.block)

    def each(self, function: OfBlock) -> Parcels:
        """Call a function on every block."""
        starts = range(0, max(len(self.table), 1), self.block)
        blocks = (self.table.slice(start, self.block).combine_chunks() for start in starts)
        return Parcels([list(function(block)) for block in blocks])


@dataclass(frozen=True)
class Inline:
    """Blocks of `block` rows."""

    block: int = 10_000

    def read(self, reads: Reads, names: Sequence[str]) -> Rows:
        """Read rows and cut them into blocks."""
        schema = pa.schema([*((name, pa.string()) for name in names), ("line", pa.int64())])
        return Rows(pa.concat_tables(t.cast(schema) for t in reads()).combine_chunks(), self.block)
