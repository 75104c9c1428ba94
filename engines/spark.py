"""Apache Spark as an engine: rows lie on its executors, functions run there over Arrow blocks.

Every block is a partition. What a function makes of one travels as Arrow's own bytes in a row, so
that one pass over the rows can make many tables; it stays on the executors' disks until asked for.
Whatever an executor had is made again by another where it dies: all steps are pure.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyspark import SparkFiles, StorageLevel, TaskContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from engines import addresses
from engines.engine import OfBlock, Reads

ROWS = 20_000
"""Rows of a block: some 100 MB of films while they are worked on."""
PARCEL = "place long, name string, part binary"
AT_ONCE = 64_000_000
"""Bytes that the driver asks for at once: a job for each of many small tables takes longer."""
Batches = Iterator[pa.RecordBatch]


@dataclass(frozen=True)
class Parcels:
    """What a function made of all blocks: rows of a block's place, a name and a table's bytes."""

    made: DataFrame
    _held: dict[str, list[pa.Table]] = field(default_factory=dict)

    def pieces(self, name: str) -> list[pa.Table]:
        """Return the tables of a name, in the order of their blocks."""
        if name not in self._held:
            self._held.clear()
            self._held.update(self._fetched(next((n for n in self._batches if name in n), [])))
        return self._held.get(name, [])

    def streamed(self, name: str) -> Iterator[pa.Table]:
        """Yield the tables of a name, in the order of their blocks; a few are held at a time."""
        one = self.made.where(sql.col("name") == name)
        sizes = one.select("place", sql.length("part").alias("size")).toArrow()
        for places in _at_once(sizes.sort_by("place").to_pylist()):
            some = one.where(sql.col("place").between(places[0], places[-1])).toArrow()
            for row in pc.sort_indices(some["place"]).to_pylist():
                yield pa.ipc.open_stream(some["part"][row].as_buffer()).read_all()

    @cached_property
    def _batches(self) -> list[list[str]]:
        """Names whose tables are asked for together, as they stand in the blocks."""
        sizes = self.made.select("place", "name", sql.length("part").alias("size")).toArrow()
        bytes_of: dict[str, int] = {}
        for row in sizes.take(pc.sort_indices(sizes["place"])).to_pylist():
            bytes_of[row["name"]] = bytes_of.get(row["name"], 0) + row["size"]
        batches: list[list[str]] = []
        room = 0
        for name, size in bytes_of.items():
            if size > room:
                batches.append([])
                room = AT_ONCE
            batches[-1].append(name)
            room -= size
        return batches

    def _fetched(self, names: Sequence[str]) -> dict[str, list[pa.Table]]:
        if not names:
            return {}
        found = self.made.where(sql.col("name").isin(list(names))).toArrow()
        called = found["name"].to_pylist()
        tables: dict[str, list[pa.Table]] = {name: [] for name in names}
        for row in pc.sort_indices(found["place"]).to_pylist():
            part = found["part"][row].as_buffer()
            tables[called[row]].append(pa.ipc.open_stream(part).read_all())
        return tables


@dataclass(frozen=True)
class Rows:
    """Rows on the executors."""

    session: SparkSession
    kept: DataFrame

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Return a few columns of all rows, by line."""
        return _by_line(self.kept.select(*names))

    def lines(self, lines: Sequence[int]) -> pa.Table:
        """Return whole rows, by line."""
        wanted = pa.table({"line": pa.array(lines, pa.int64())})
        keys = self.session.createDataFrame(wanted)
        return _by_line(self.kept.join(keys, "line", "left_semi"))

    def filled(self, names: Sequence[str]) -> set[str]:
        """Return which of the columns hold anything at all."""
        counts = self.kept.agg(*(sql.count(name).alias(name) for name in names)).first()
        return {name for name in names if counts is not None and counts[name]}

    def joined(self, keys: pa.Table, order: str) -> "Rows":
        """Return the rows of the keys' lines with the keys' columns beside, in blocks by `order`.

        Both sides are shuffled: by line to meet each other, by ranges of `order` to lie in it.
        """
        ours = self.kept.drop(*(name for name in keys.column_names if name != "line"))
        met = ours.join(self.session.createDataFrame(_with_texts(keys)), "line")
        blocks = max(cores(self.session), -(-len(keys) // ROWS))
        sorted_in = met.repartitionByRange(blocks, order).sortWithinPartitions(order)
        return Rows(self.session, sorted_in.persist(StorageLevel.DISK_ONLY))

    def having(self, name: str) -> "Rows":
        """Return the rows that hold something in a column."""
        return Rows(self.session, self.kept.where(sql.col(name).isNotNull()))

    def moments(self, by: str, of: str) -> pa.Table:
        """Return `count`, `total` and `squares` of a column of whole numbers by another."""
        value = sql.col(of).cast("long")
        found = self.kept.groupBy(by).agg(
            sql.count(of).alias("count"),
            sql.sum(value).alias("total"),
            sql.sum(value * value).alias("squares"),
        )
        return found.toArrow().sort_by(by)

    def together(self, order: Sequence[str], size: int) -> "Rows":
        """Return rows sorted, in blocks of about `size`, alike in the first column in one block."""
        blocks = max(cores(self.session), -(-self.kept.count() // size))
        met = self.kept.repartitionByRange(blocks, order[0]).sortWithinPartitions(*order)
        return Rows(self.session, met)

    def each(self, function: OfBlock) -> Parcels:
        """Call a function on every block."""
        schema = to_arrow_schema(self.kept.schema)
        made = self.kept.mapInArrow(_on_blocks(function, schema), PARCEL)
        return Parcels(made.persist(StorageLevel.DISK_ONLY))


@dataclass(frozen=True)
class Spark:
    """A session on a cluster."""

    session: SparkSession

    def fetched(self, address: str) -> Path:
        """Fetch a folder of files that Spark reads to every machine; returns this one's copy."""
        return addresses.fetched(self.session, address)

    def read(self, reads: Reads, names: Sequence[str]) -> Rows:
        """Let one worker read rows, and spread them over all by their lines."""
        fields = [*((name, pa.string()) for name in names), ("line", pa.int64())]
        spread = self._read([reads], pa.schema(fields)).repartition(2 * cores(self.session), "line")
        return Rows(self.session, spread.persist(StorageLevel.DISK_ONLY))

    def rows(self, reads: Sequence[Reads], schema: pa.Schema) -> Rows:
        """Let a worker for each read rows that need not be text; they stay where they were read."""
        return Rows(self.session, self._read(reads, schema).persist(StorageLevel.DISK_ONLY))

    def sent(self, table: pa.Table, size: int) -> DataFrame:
        """Send the driver's own rows to the workers, so many to a task.

        Spark's own way sends them in as many tasks as there are cores: with ten million rows and
        2 GB these tasks never came to the workers, and nobody was told.
        """
        parts = [_bytes(table.slice(start, size)) for start in range(0, max(len(table), 1), size)]
        packed = self.session.sparkContext.parallelize(parts, len(parts)).map(_row)
        rows = self.session.createDataFrame(packed, "part binary", verifySchema=False)
        return rows.mapInArrow(_unpacked, from_arrow_schema(table.schema))

    def _read(self, reads: Sequence[Reads], schema: pa.Schema) -> DataFrame:
        each = self.session.range(0, len(reads), 1, len(reads))
        root = str(Path(SparkFiles.getRootDirectory()).resolve())
        return each.mapInArrow(_reading(reads, schema, root), from_arrow_schema(schema))


def _reading(reads: Sequence[Reads], schema: pa.Schema, root: str) -> Callable[[Batches], Batches]:
    """Return what runs on the workers that read, each told the places of its reads.

    `root` is where the driver has what all of them have fetched.
    """

    def read(asked: Batches) -> Batches:
        for batch in asked:
            for place in batch.column(0).to_pylist():
                for table in addresses.here(reads[place], root)():
                    yield from table.cast(schema).combine_chunks().to_batches()

    return read


def _row(part: bytes) -> tuple[bytearray]:
    return (bytearray(part),)


def _unpacked(batches: Batches) -> Batches:
    """Yield the rows that were packed as Arrow's bytes."""
    for batch in batches:
        for part in batch.column(0):
            yield from pa.ipc.open_stream(part.as_buffer()).read_all().to_batches()


def _on_blocks(function: OfBlock, schema: pa.Schema) -> Callable[[Batches], Batches]:
    """Return what runs on each worker: the batches of a partition are one block."""
    parcel = pa.schema([("place", pa.int64()), ("name", pa.string()), ("part", pa.binary())])

    def work(batches: Batches) -> Batches:
        context: Any = TaskContext.get()
        place = context.partitionId()
        held = list(batches)  # a column that Spark knows to be full comes as one without nulls
        block = pa.Table.from_batches(held, held[0].schema if held else schema).cast(schema)
        block = block.combine_chunks()
        if place and not len(block):
            return
        for name, table in function(block):
            yield pa.record_batch([[place], [name], [_bytes(table)]], schema=parcel)

    return work


def _at_once(sizes: Sequence[dict[str, int]]) -> Iterator[list[int]]:
    """Yield the places of tables that are asked for together, told the size of each."""
    places: list[int] = []
    room = AT_ONCE
    for table in sizes:
        if places and table["size"] > room:
            yield places
            places, room = [], AT_ONCE
        places.append(table["place"])
        room -= table["size"]
    if places:
        yield places


def _bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def _by_line(rows: DataFrame) -> pa.Table:
    table = rows.toArrow()
    return table.take(pc.sort_indices(table["line"]))


def _with_texts(keys: pa.Table) -> pa.Table:
    """Return keys with texts of the size that Spark takes."""
    fields = [
        field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field
        for field in keys.schema
    ]
    return keys.cast(pa.schema(fields))


def cores(session: SparkSession) -> int:
    """Return how many blocks the executors work on at once."""
    return max(2, int(session.sparkContext.defaultParallelism))
