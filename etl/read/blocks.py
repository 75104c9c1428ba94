"""A large CSV read block by block: its columns lie on disk, mapped, and never whole in memory.

What `etl.read.parse` does with a text at once is done here with as much of it as a block holds; the
rows, their lines and what is reported are the same. A file that is anything but plain CSV in UTF-8
(another encoding, a compressed one, a cell larger than a block) is read at once.
"""

import ctypes
import mmap
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import WeakSet

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray
from pyarrow import csv as arrow_csv

from etl.read import content, parts
from etl.read.heads import header, prepared, separator
from etl.read.parse import TEXT, Quotes, Ragged, options, placed
from etl.report import Report

LARGE = 1 << 26
"""Bytes of a file from which it is read in blocks."""
BLOCK = 1 << 22
"""Bytes of a block; no cell may be larger."""
PANDAS = {TEXT: pd.StringDtype(na_value=np.nan)}
MUCH = 1 << 24
"""Bytes of a column of texts from which it lies on disk."""
RETURNED = 8
"""Blocks after which what they took of memory goes back to the system, which it else stays with."""
FETCHED = 1 << 16
"""Rows of it that are taken at a time."""


@dataclass(slots=True)
class _Looked:
    """What one look through a file tells: how quotes stand in cells, how many lines end."""

    quotes: Quotes = field(default_factory=Quotes)
    breaks: int = 0


def is_large(path: Path) -> bool:
    """Tell whether a file is to be read in blocks; a system that maps no removed file has none."""
    plain = path.suffix.lower() not in {".gz", ".zip"}
    return os.name == "posix" and plain and parts.size(path) >= LARGE


def read(path: Path, report: Report) -> "tuple[pa.Table, np.ndarray, str] | None":
    """Return a large CSV's rows, the line on which each begins, and what parts its columns.

    None where it is no plain CSV in UTF-8, and has to be read at once.
    """
    head = content.content(path, content.HEAD)
    looked = _looked(path, head)
    if looked is None:
        return None
    first = content.first_lines(path, head)
    ragged: list[Ragged] = []
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            names, by = header(first), separator(first)
            columns = _spilled(path, first, looked.quotes, ragged, Path(folder))
            pa.default_memory_pool().release_unused()
            heights = columns.heights()
            found = placed(path, columns.mapped(), ragged, looked.breaks, by, report, heights)
            if found.order is None:
                return found.table, found.lines, by
            chosen = _Columns(Path(folder) / "chosen", names)
            return chosen.of(found.table, found.order), found.lines[found.order], by
    except pa.ArrowInvalid:
        return None


def _looked(path: Path, head: bytes) -> _Looked | None:
    """Look through a file; None where it is other than lines of UTF-8 below a header."""
    if b"\0" in head or content.is_utf16(head) or content.ends_in_returns(head):
        return None
    first = content.first_lines(path, head)
    if not first or prepared(first) != (first, 0):
        return None
    found = _Looked()
    for lines in _chunks(path):
        if not content.is_utf8(lines):
            return None
        found.quotes.look(lines)
        found.breaks += lines.count(b"\n")
    return found


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield a file as blocks of whole lines."""
    kept = b""
    with parts.opened(path) as file:
        while block := file.read(BLOCK):
            end = block.rfind(b"\n") + 1
            if end:
                yield kept + block[:end]
            kept = block[end:] if end else kept + block
    if kept:
        yield kept


def _spilled(
    path: Path, first: bytes, quotes: Quotes, ragged: list[Ragged], folder: Path
) -> "_Columns":
    """Write the rows of a file that are whole, each column into a file of its own."""

    def skip(row: arrow_csv.InvalidRow) -> str:
        ragged.append(Ragged(row.number, row.actual_columns, row.text))
        return "skip"

    columns = _Columns(folder / "whole", header(first))
    read_options = arrow_csv.ReadOptions(use_threads=False, block_size=BLOCK)
    how = options(first, quotes.escape, skip)
    with parts.opened(path) as file, columns:
        for number, batch in enumerate(arrow_csv.open_csv(file, read_options=read_options, **how)):
            columns.write(batch)
            if number % RETURNED == 0:
                pa.default_memory_pool().release_unused()
    return columns


def fetched(texts: "pd.Series[str]", rows: pd.Index) -> ExtensionArray:
    """Return the texts of some rows; much of it lies on disk and is taken some rows at a time."""
    if os.name != "posix" or texts.nbytes < MUCH:
        return texts.loc[rows].array
    with TemporaryDirectory() as folder:
        with _Column(Path(folder) / "cells") as column:
            for first in range(0, len(rows), FETCHED):
                some = pa.array(texts.loc[rows[first : first + FETCHED]], TEXT)
                for cells in some.chunks if isinstance(some, pa.ChunkedArray) else [some]:
                    column.write(cells)
        found = pa.chunked_array([column.mapped()]).to_pandas(types_mapper=PANDAS.get)
    array: ExtensionArray = found.astype(texts.dtype).array
    return array


MAPPED: WeakSet[mmap.mmap] = WeakSet()
"""What is mapped now, as long as a column holds it."""


def _mapped(place: Path) -> pa.Buffer:
    """Map a file; what of it was read stays in memory until `let_go`."""
    if not place.stat().st_size:
        return pa.py_buffer(b"")
    with place.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    MAPPED.add(mapped)
    return pa.py_buffer(mapped)


def let_go() -> None:
    """Give memory back to the system: what Arrow keeps unused, and pages of what is mapped.

    Who reads on in a column finds its pages in the system's cache of files, or on disk. Beside a
    large file, what glibc keeps unused goes as well: a tenth of the peak.
    """
    pa.default_memory_pool().release_unused()
    held = tuple(MAPPED)
    for mapped in held:
        mapped.madvise(mmap.MADV_DONTNEED)
    if held and (trim := _trim()):
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """Return glibc's function that gives back what it keeps unused; another library has none."""
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found


class _Column:
    """A column of texts on disk, as Arrow holds it: where each cell ends, and all cells in a row.

    What is no longer held is no longer mapped. `breaks` are the rows that hold line breaks, and how
    many.
    """

    def __init__(self, place: Path) -> None:
        """Name its files."""
        self.places = [place.with_suffix(end) for end in (".ends", ".cells")]
        self.nbytes = self.rows = 0
        self.known: list[np.ndarray] = []
        self.breaks: list[tuple[np.ndarray, np.ndarray]] = []

    def __enter__(self) -> "_Column":
        """Open them to be written."""
        self.files = [place.open("wb") for place in self.places]
        self.files[0].write(np.zeros(1, dtype=np.int64).tobytes())
        return self

    def __exit__(self, *_error: object) -> None:
        """Close them."""
        for file in self.files:
            file.close()

    def write(self, cells: pa.LargeStringArray) -> None:
        """Write some more cells."""
        _, ends, data = cells.buffers()
        offsets = np.frombuffer(ends, np.int64, len(cells) + 1, cells.offset * 8)
        first, last = int(offsets[0]), int(offsets[-1])
        plain = data.slice(first, last - first) if data is not None else pa.py_buffer(b"")
        self.files[0].write((offsets[1:] - first + self.nbytes).tobytes())
        self.files[1].write(plain)
        self.known.append(cells.is_valid().to_numpy(zero_copy_only=False))
        if b"\n" in plain.to_pybytes():
            counts = pc.fill_null(pc.count_substring(cells, "\n"), 0).to_numpy()
            rows = np.flatnonzero(counts)
            self.breaks.append((rows + self.rows, counts[rows]))
        self.nbytes += last - first
        self.rows += len(cells)

    def mapped(self) -> pa.LargeStringArray:
        """Return what was written; nothing of it is in memory before it is asked for."""
        ends, cells = map(_mapped, self.places)
        known = np.concatenate([*self.known, np.zeros(0, dtype=bool)])
        valid = pa.py_buffer(np.packbits(known, bitorder="little"))
        return pa.Array.from_buffers(TEXT, self.rows, [valid, ends, cells])

    def heights(self) -> "np.ndarray":
        """Return how many line breaks each row has."""
        found = np.zeros(self.rows, dtype=np.int64)
        for rows, counts in self.breaks:
            found[rows] = counts
        return found


class _Columns:
    """Files of a table's columns."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        """Name the files of each column."""
        folder.mkdir()
        self.names = names
        self.columns = [_Column(folder / str(place)) for place in range(len(names))]

    def __enter__(self) -> "_Columns":
        """Open them to be written."""
        for column in self.columns:
            column.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        """Close them."""
        for column in self.columns:
            column.__exit__(*error)

    def write(self, batch: pa.RecordBatch) -> None:
        """Write some rows."""
        for column, cells in zip(self.columns, batch.columns, strict=True):
            column.write(cells)

    def of(self, table: pa.Table, rows: "np.ndarray") -> pa.Table:
        """Write some rows of a table, a column at a time, and return them."""
        with self:
            for column, cells in zip(self.columns, table.columns, strict=True):
                for some in cells.take(pa.array(rows)).chunks:
                    column.write(some)
        return self.mapped()

    def mapped(self) -> pa.Table:
        """Return what was written."""
        return pa.Table.from_arrays([column.mapped() for column in self.columns], self.names)

    def heights(self) -> "Iterator[np.ndarray]":
        """Yield how many line breaks each row has in each column, the widest first."""
        for column in sorted(self.columns, key=lambda column: -column.nbytes):
            yield column.heights()
