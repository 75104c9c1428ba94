"""CSV text to a table of text cells, each row with the line on which it begins."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from catalogue import DataError
from catalogue.quality import Row
from etl.read.heads import header, quote, separator
from etl.report import Report, Rule

RAGGED = Rule(
    "ragged_row",
    "The row has more or fewer cells than the header, usually a comma or quote out of place.",
    "The row is left out of every answer.",
    costs="row",
)


TEXT = pa.large_string()
"""Cells, in the type that pandas keeps text in, so that nothing is copied on the way."""
BLOCK = 1 << 22
"""Bytes of a file that one processor reads at a time."""


DOUBLED = re.compile(rb'[^,;\t|\r\n"]""[^,;\t|\r\n"]')
ESCAPED = re.compile(rb'\\"[^,;\t|\r\n]')
"""A quote within a cell, as most write it and as some do."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """A record with another number of cells than the header; `number` counts records, 2 the first.

    `line` is where it begins, known once all records are read.
    """

    number: int
    cells: int
    text: str
    line: int = 0


def parse(path: Path, text: bytes, report: Report) -> "tuple[pa.Table, np.ndarray]":
    """Return the rows of a CSV in UTF-8 and the line on which each begins.

    A ragged record is reported; where a quote that never closes made it swallow the lines that
    follow, those are read by themselves. Raises: DataError: the text is no CSV.
    """
    table, ragged = _read(path, text)
    found = placed(path, table, ragged, text.count(b"\n"), separator(text), report)
    if found.order is None:
        return found.table, found.lines
    return found.table.take(pa.array(found.order)), found.lines[found.order]


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows with the line on which each begins, those found anew at the end of them.

    `order` are the rows that hold anything, as they stand in the file; None: all, as they are.
    """

    table: pa.Table
    lines: "np.ndarray"
    order: "np.ndarray | None"


def placed(
    path: Path,
    table: pa.Table,
    ragged: list[Ragged],
    breaks: int,
    by: str,
    report: Report,
    heights: "Iterable[np.ndarray] | None" = None,
) -> Placed:
    """Number the rows of a file of so many line breaks, and read what ragged records swallowed.

    `heights` are the line breaks in the cells of each column, where they were counted before.
    """
    counted = _heights(table) if heights is None else heights
    lines, ragged = _number_lines(table.num_rows, breaks, ragged, counted)
    for record in ragged:
        _report(path, record, table.num_columns, report)
    rows = [row for record in ragged for row in _swallowed(record, table.num_columns, by)]
    order = None
    if rows:
        cells = zip(*(row for _, row in rows), strict=True)
        columns = [pa.array([cell or None for cell in column], TEXT) for column in cells]
        table = pa.concat_tables([table, pa.Table.from_arrays(columns, names=table.column_names)])
        lines = np.concatenate([lines, [line for line, _ in rows]])
        order = np.argsort(lines, kind="stable")
    return Placed(table, lines, _without_blank(table, order))


def _without_blank(table: pa.Table, order: "np.ndarray | None") -> "np.ndarray | None":
    """Leave out rows without any cell: blank lines count as lines, not as rows."""
    blank = reduce(pc.and_, (column.is_null() for column in table.columns))
    if not pc.any(blank).as_py():
        return order
    rows = np.arange(len(table)) if order is None else order
    kept: np.ndarray = rows[~blank.to_numpy()[rows]]
    return kept


def _read(path: Path, text: bytes) -> tuple[pa.Table, list[Ragged]]:
    """Read the records that have as many cells as the header, and keep the others apart.

    A file of whole rows, most of them, is read in blocks on all processors; the first odd row, or
    cell larger than a block, sends it through the patient reader.
    """
    try:
        return _table(text, arrow_csv.ReadOptions(block_size=BLOCK)), []
    except pa.ArrowInvalid:
        return _read_patiently(path, text)


def _read_patiently(path: Path, text: bytes) -> tuple[pa.Table, list[Ragged]]:
    """Read whole rows, keeping ragged ones apart.

    One thread and one block: record numbers are only known to a reader of one thread, and a cell
    may be larger than any block.
    """
    ragged: list[Ragged] = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        ragged.append(Ragged(row.number, row.actual_columns, row.text))
        return "skip"

    whole = arrow_csv.ReadOptions(use_threads=False, block_size=max(len(text) + 1, 1 << 16))
    try:
        return _table(text, whole, skip), ragged
    except pa.ArrowInvalid as error:
        message = f"{path} cannot be read as CSV: {str(error).splitlines()[0].rstrip('.')[:200]}."
        raise DataError(message) from error


def _table(
    text: bytes,
    how: arrow_csv.ReadOptions,
    ragged: "Callable[[arrow_csv.InvalidRow], str] | None" = None,
) -> pa.Table:
    """Read all cells as text, whatever they look like; `ragged` is told of rows that are none."""
    quotes = Quotes()
    quotes.look(text)
    return arrow_csv.read_csv(
        _stream(text), read_options=how, **options(text, quotes.escape, ragged)
    )


def _stream(text: bytes) -> pa.BufferReader:
    """Return a text to read; a short one is Arrow's own.

    A thread of Arrow may let go of a refused text when Python ends already: were it Python's, the
    process would be aborted. By then a long one has been read once more, patiently.
    """
    own = pa.array([text], pa.large_binary()).buffers()[2] if len(text) <= BLOCK else text
    return pa.BufferReader(own)


def options(
    text: bytes,
    escape: "str | Literal[False]",
    ragged: "Callable[[arrow_csv.InvalidRow], str] | None" = None,
) -> dict[str, Any]:
    """Return how Arrow reads a CSV that begins with this text, all cells as texts."""
    return {
        "parse_options": arrow_csv.ParseOptions(
            delimiter=separator(text),
            quote_char=quote(text),
            escape_char=escape,
            double_quote=not escape,
            newlines_in_values=True,
            ignore_empty_lines=False,  # they count as lines
            invalid_row_handler=ragged,
        ),
        "convert_options": arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(header(text), TEXT),
            strings_can_be_null=True,
            null_values=[""],
            check_utf8=False,
        ),
    }


@dataclass(slots=True)
class Quotes:
    """How quotes stand within the cells of a text that is looked at once or line by line."""

    doubled: bool = False
    escaped: bool = False

    def look(self, lines: bytes) -> None:
        """Look at some more lines."""
        self.doubled = self.doubled or DOUBLED.search(lines) is not None
        settled = self.doubled or self.escaped
        slashed = not settled and b'\\"' in lines
        self.escaped = self.escaped or (slashed and ESCAPED.search(lines) is not None)

    @property
    def escape(self) -> "str | Literal[False]":
        """The backslash if it stands before quotes, which others double; else nothing."""
        return "\\" if self.escaped and not self.doubled else False


def _number_lines(
    rows: int, breaks: int, ragged: list[Ragged], counted: "Iterable[np.ndarray]"
) -> "tuple[np.ndarray, list[Ragged]]":
    """Return the line of each row, and the ragged records with theirs.

    A record is as tall as the line breaks in its cells, and begins where those before it end.
    """
    records = rows + len(ragged)
    heights = np.ones(records, dtype=np.int64)
    is_row = np.ones(records, dtype=bool)
    for record in ragged:
        is_row[record.number - 2] = False
        heights[record.number - 2] += record.text.count("\n")
    heights[is_row] += _breaks(rows, counted, breaks - int(heights.sum()))
    starts = np.cumsum(heights) - heights + 2
    found = [
        Ragged(r.number, r.cells, r.text, int(starts[r.number - 2]))
        for r in ragged
        if r.text.strip()
    ]
    return starts[is_row], found


def _heights(table: pa.Table) -> "Iterator[np.ndarray]":
    """Yield how many line breaks each row has in each column, the widest first."""
    for column in sorted(table.columns, key=lambda column: -column.nbytes):
        yield pc.fill_null(pc.count_substring(column, "\n"), 0).to_numpy().astype(np.int64)


def _breaks(rows: int, counted: "Iterable[np.ndarray]", unexplained: int) -> "np.ndarray":
    """Return the number of line breaks in the cells of each row.

    The widest columns are searched first, until the lines that the file has more than records
    (one may be the header's) are found.
    """
    breaks = np.zeros(rows, dtype=np.int64)
    if unexplained <= 1:
        return breaks
    for found in counted:
        breaks += found
        unexplained -= int(found.sum())
        if unexplained <= 1:
            break
    return breaks


def _report(path: Path, record: Ragged, expected: int, report: Report) -> None:
    row: Row = {
        "file": report.name(path),
        "line": record.line,
        "cells": record.cells,
        "expected": expected,
        "before": record.text.splitlines()[0][:200],
    }
    report.add(RAGGED, 1, [row], file=report.name(path))


def _swallowed(record: Ragged, width: int, by: str) -> list[tuple[int, list[str]]]:
    """Return the whole rows among the further lines of a ragged record, each with its line."""
    below = enumerate(record.text.splitlines()[1:], start=record.line + 1)
    rows = [(line, next(csv.reader([text], delimiter=by), [])) for line, text in below]
    return [(line, cells) for line, cells in rows if len(cells) == width]
