"""The forms that tables come in: CSV in any of its habits, workbooks, Parquet, JSON."""

import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from catalogue import DataError
from catalogue.quality import Row
from etl.read import blocks, content
from etl.read.columns import above, best
from etl.read.heads import header, prepared, separator
from etl.read.layouts import LAYOUTS
from etl.read.parse import TEXT, parse
from etl.read.parts import parts as parted
from etl.report import Report, Rule

BROKEN_RECORD = Rule(
    "broken_record",
    "A line of the file is no JSON object.",
    "The row is left out of every answer.",
    costs="row",
)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of text cells, each row with the line (or row of the sheet) on which it begins.

    `is_continental`: columns are parted by another mark than commas, which then are decimal.
    """

    table: pa.Table
    lines: "np.ndarray"
    is_continental: bool = False


def rows(path: Path, report: Report) -> Rows:
    """Read a file, whatever its form; raises DataError with one sentence."""
    found = _in_blocks(path, report)
    if found:
        return found
    raw = content.content(path)
    read = _form(raw)
    if read:
        return read(path, raw, report)
    text, first = prepared(content.as_text(path, raw, report))
    table, lines = parse(path, text, report)
    return Rows(table, lines + first, separator(text) != ",")


def _in_blocks(path: Path, report: Report) -> Rows | None:
    """Read a large CSV block by block; None where it has to be read at once."""
    if not blocks.is_large(path) or _form(content.content(path, content.HEAD)):
        return None
    found = blocks.read(path, report)
    return found and Rows(found[0], found[1], found[2] != ",")


def columns(path: Path) -> list[str]:
    """Return the names of a file's columns; raises DataError."""
    raw = content.content(path, content.HEAD)
    read = _form(raw)
    if read:
        names: list[str] = read(path, content.content(path), Report()).table.column_names
        return names
    return header(prepared(content.first_lines(path, raw))[0])


def cells(path: Path, column: int, most: int = 100) -> list[str]:
    """Return the first cells of one of a text file's columns, those of whole rows."""
    raw = content.content(path, content.HEAD)
    if _form(raw):
        table = rows(path, Report()).table
    else:
        table, _ = parse(path, prepared(content.first_lines(path, raw))[0], Report())
    return [cell for cell in table.column(column).slice(0, most).to_pylist() if cell is not None]


Read = Callable[[Path, bytes, Report], Rows]


def _form(raw: bytes) -> Read | None:
    """Return what reads a file that begins like this; None for text."""
    if raw[:4] in content.WORKBOOKS:
        return _workbook
    if raw[:4] == b"PAR1":
        return _parquet
    start = raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"{" or (start[:1] == b"[" and start[1:].lstrip()[:1] in b"{]"):
        return _json
    return None


Numbered = list[tuple[int, list[str | None]]]


def _workbook(path: Path, raw: bytes, report: Report) -> Rows:
    """Read the sheets of a workbook that have the header of some kind of file, else the first.

    Of several those with the columns of the first one are read below it, their lines counted on.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {name: _sheet(book, name) for name in book.sheet_names}
    except (CalamineError, ValueError) as error:
        message = f"{path} is not a text file but a workbook that cannot be opened: save it as CSV."
        raise DataError(message) from error
    filled = {name: rows for name, rows in sheets.items() if rows}
    if not filled:
        message = f"{path} is empty."
        raise DataError(message)
    known = [name for name, rows in filled.items() if best(_named(rows[0][1]), LAYOUTS)]
    first, *others = known or list(filled)
    names = _named(filled[first][0][1])
    alike = [name for name in others if known and set(_named(filled[name][0][1])) == set(names)]
    which = f"{', '.join([first, *alike])} {'are' if alike else 'is'} read"
    report.notes += [
        f"{report.name(path)}: of its sheets {which}, {other} is not."
        for other in filled
        if other not in (first, *alike)
    ]
    below = _one_below_another(names, [filled[name] for name in (first, *alike)])
    return _rows(names, (cells for _, cells in below), [line for line, _ in below])


def _one_below_another(names: Sequence[str], sheets: Sequence[Numbered]) -> Numbered:
    """Return the rows of sheets, their cells in the order of the names, their lines counted on."""
    found: Numbered = []
    for (_, own), *below in sheets:
        places = [_named(own).index(name) for name in names]
        last = found[-1][0] if found else 0
        found += [(last + line, [cells[i] for i in places]) for line, cells in below]
    return found


def _sheet(book: CalamineWorkbook, name: str) -> Numbered:
    """Return the rows of a sheet that hold anything, as texts, with their numbers."""
    found = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    texts = [(line, [_text(cell) for cell in row]) for line, row in enumerate(found, start=1)]
    filled = [(line, row) for line, row in texts if any(row)]
    return filled[above([_named(row) for _, row in filled], LAYOUTS) :]


def _named(cells: Sequence[str | None]) -> list[str]:
    return [cell or "" for cell in cells]


def _text(cell: Any) -> str | None:  # noqa: ANN401 - whatever a format knows
    """Return a cell of a typed format as a CSV would have it."""
    if cell is None or cell == "" or cell != cell:
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return str(cell.date() if cell.time() == datetime.time() else cell)
    if isinstance(cell, list | dict | tuple):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)


def _rows(
    names: Sequence[str], cells: Iterable[Sequence[str | None]], lines: Sequence[int]
) -> Rows:
    """Return rows of cells as columns; what a row lacks at its end is null."""
    found = list(cells)
    columns = [
        pa.array([row[i] if i < len(row) else None for row in found], TEXT)
        for i in range(len(names))
    ]
    return Rows(pa.Table.from_arrays(columns, names=list(names)), np.array(lines, dtype=np.int64))


def _parquet(path: Path, raw: bytes, _report: Report) -> Rows:
    try:
        parts = parted(path) if path.is_dir() else [pa.BufferReader(raw)]
        table = pa.concat_tables(map(pq.read_table, parts), promote_options="permissive")
    except (pa.ArrowException, OSError) as error:
        message = (
            f"{path} is damaged or cut short ({str(error).splitlines()[0][:100]}): fetch it again."
        )
        raise DataError(message) from error
    names = [name for name in table.column_names if not name.startswith("__index_level_")]
    columns = [_as_texts(table[name].combine_chunks()) for name in names]
    lines = np.arange(1, len(table) + 1)
    return Rows(pa.Table.from_arrays(columns, names=names), lines)


def _as_texts(column: pa.Array) -> pa.Array:
    """Return a column of whatever type as texts, an empty one null."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return pa.array([_text(cell) for cell in column.to_pylist()], TEXT)
    texts = column.cast(TEXT)
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, TEXT), texts)


def _json(path: Path, raw: bytes, report: Report) -> Rows:
    """Read an object a line, or one list of objects."""
    text = content.as_text(path, raw, report).decode("utf-8")
    records = list(_records(path, text, report))
    if not records:
        message = f"{path} holds no JSON objects, one per line or in one list: save it as CSV."
        raise DataError(message)
    names = list(dict.fromkeys(name for _, record in records for name in record))
    cells = ([_text(record.get(name)) for name in names] for _, record in records)
    return _rows(names, cells, [line for line, _ in records])


def _records(path: Path, text: str, report: Report) -> Iterator[tuple[int, Mapping[str, Any]]]:
    whole = _loaded(text)
    if isinstance(whole, dict):
        whole = _within(whole)
    if isinstance(whole, list):
        yield from ((i, record) for i, record in enumerate(whole, 1) if isinstance(record, dict))
        return
    for line, told in enumerate(text.splitlines(), start=1):
        record = _loaded(told.strip().rstrip(",")) if told.strip() else {}
        if isinstance(record, dict) and record:
            yield line, record
        elif told.strip() not in {"", "[", "]", "{}"}:
            row: Row = {"file": report.name(path), "line": line, "before": told[:200]}
            report.add(BROKEN_RECORD, 1, [row], file=report.name(path))


def _within(whole: Mapping[str, Any]) -> object:
    """Return the rows that an object holds, None where it is a row itself.

    They are its one list of objects, as services answer (`{"results": []}`), or objects of cells,
    one a column or one a row, as pandas writes them.
    """
    is_known = best(list(whole), LAYOUTS) is not None
    if whole and all(isinstance(part, dict) for part in whole.values()):
        first = next(iter(whole.values()))
        by_row = [{name: whole[name].get(row) for name in whole} for row in first]
        return by_row if is_known else list(whole.values())
    lists = [found for found in whole.values() if isinstance(found, list) and found]
    is_one = len(lists) == 1 and all(isinstance(record, dict) for record in lists[0])
    return lists[0] if is_one and not is_known else None


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
