"""The engine that is none: blocks one after the other in this process, to try what spreads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from engines.engine import OfBlock, Reads


@dataclass(frozen=True)
class Parcels:
    """What a function made of each block."""

    made: list[list[tuple[str, pa.Table]]]

    def pieces(self, name: str) -> list[pa.Table]:
        """Return the tables of a name, in the order of their blocks."""
        return list(self.streamed(name))

    def streamed(self, name: str) -> Iterator[pa.Table]:
        """Yield the tables of a name, in the order of their blocks."""
        return (table for block in self.made for called, table in block if called == name)


@dataclass(frozen=True)
class Rows:
    """Rows in memory, cut into blocks of so many; those alike in the column `alike` in one."""

    table: pa.Table
    block: int
    alike: str = ""

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

    def having(self, name: str) -> "Rows":
        """Return the rows that hold something in a column."""
        return Rows(self.table.filter(pc.is_valid(self.table[name])), self.block)

    def moments(self, by: str, of: str) -> pa.Table:
        """Return `count`, `total` and `squares` of a column of whole numbers by another."""
        values = self.table[of].cast(pa.int64())
        squares = pc.multiply(values, values)
        found = (
            pa.table({by: self.table[by], of: values, "squares": squares})
            .group_by(by)
            .aggregate([(of, "count"), (of, "sum"), ("squares", "sum")])
        )
        names = {f"{of}_count": "count", f"{of}_sum": "total", "squares_sum": "squares"}
        return found.rename_columns([names.get(n, n) for n in found.column_names]).sort_by(by)

    def together(self, order: Sequence[str], size: int) -> "Rows":
        """Return rows sorted; blocks are this engine's, and `size` does not matter."""
        del size
        in_order = self.table.sort_by([(name, "ascending") for name in order])
        return Rows(in_order, self.block, order[0])

    def each(self, function: OfBlock) -> Parcels:
        """Call a function on every block."""
        starts = [*range(0, max(len(self.table), 1), self.block), len(self.table)]
        if self.alike:
            starts = self._moved(starts)
        blocks = (
            self.table.slice(start, end - start).combine_chunks() for start, end in pairwise(starts)
        )
        return Parcels([list(function(block)) for block in blocks])

    def _moved(self, starts: Sequence[int]) -> list[int]:
        """Return starts of blocks, each where rows of another kind begin."""
        kinds = self.table[self.alike].to_pylist()
        ends = [0, *(n for n, (a, b) in enumerate(pairwise(kinds), 1) if a != b), len(kinds)]
        return sorted({0, *(next(end for end in ends if end >= start) for start in starts)}) or [0]


@dataclass(frozen=True)
class Inline:
    """Blocks of `block` rows."""

    block: int = 10_000

    def read(self, reads: Reads, names: Sequence[str]) -> Rows:
        """Read rows and cut them into blocks."""
        schema = pa.schema([*((name, pa.string()) for name in names), ("line", pa.int64())])
        return self.rows([reads], schema)

    def rows(self, reads: Sequence[Reads], schema: pa.Schema) -> Rows:
        """Read rows one after the other, and cut them into blocks."""
        tables = [table.cast(schema) for read in reads for table in read()]
        return Rows(pa.concat_tables(tables).combine_chunks(), self.block)
