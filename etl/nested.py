"""Cells that hold lists: Python literals in the published file, JSON in other editions."""

import ast
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from etl.report import Report, Rule

UNREADABLE = Rule(
    "nested_unreadable",
    "A cell that should hold a list is neither JSON nor a Python literal; it is never run as code.",
    "The film stays; it has no value in that column.",
)
OVERSIZED = Rule(
    "nested_oversized",
    "A cell that should hold a list is longer than a million characters.",
    "The film stays; it has no value in that column.",
)
MAX_CELL = 1_000_000

Item = tuple[Any, ...]


def explode(
    frame: pd.DataFrame, column: str, fields: tuple[str, ...], report: Report
) -> pd.DataFrame:
    """Return one row an item of the lists in `column`, in the source's order.

    Returns: film_id, position (from 0) and a column for each field of the items; an item without
    its last field is left out. A repeated cell is parsed once.
    """
    codes, cells = pd.factorize(frame[column])
    parsed = [_items(cell, fields) for cell in cells]
    _report(frame, column, codes, cells, parsed, report)
    items = [item for cell in parsed for item in cell or ()]
    lengths = np.array([len(cell or ()) for cell in parsed], dtype=np.int64)
    rows = np.flatnonzero(codes >= 0)
    counts = lengths[codes[rows]] if len(cells) else np.zeros(0, dtype=np.int64)
    starts = (np.cumsum(lengths) - lengths)[codes[rows]] if len(cells) else counts
    position = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    picked = np.repeat(starts, counts) + position
    out: dict[str, Any] = {
        "film_id": np.repeat(frame["film_id"].to_numpy()[rows], counts),
        "position": position,
    }
    for i, name in enumerate(fields):
        out[name] = np.array([item[i] for item in items], dtype=object)[picked]
    return pd.DataFrame(out)


def _items(cell: str, fields: tuple[str, ...]) -> list[Item] | None:
    """Return the fields of each item of a cell; None where it cannot be read."""
    value = parse(cell)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return None if value is not None else []
    found = (_fields(item, fields) for item in value)
    return [item for item in found if item[-1] is not None]


def _fields(item: object, fields: tuple[str, ...]) -> Item:
    if isinstance(item, dict):
        return tuple(_tidy(item.get(name)) for name in fields)
    return (*(None for _ in fields[1:]), _tidy(item if isinstance(item, str) else None))


def _tidy(value: object) -> object:
    """Return a text without stray spaces, an empty one as None, other scalars as they are."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value if isinstance(value, int | float) else None


def parse(cell: str) -> object:
    """Return the value of a cell; an Ellipsis where it cannot be read, so that None stays None.

    Most cells are literals that differ from JSON in their quotes alone; the json module reads
    them ten times faster than `ast.literal_eval`, which reads the rest.
    """
    if len(cell) > MAX_CELL:
        return ...
    readers: list[Callable[[str], Any]] = [json.loads, ast.literal_eval]
    if cell[:2] in {"[{", "{'", "['"} and '"' not in cell and "\\" not in cell:
        readers.insert(0, _quoted_alike)
    for reader in readers:
        try:
            return reader(cell)
        except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            continue
    return ...


def _quoted_alike(cell: str) -> object:
    return json.loads(cell.replace("'", '"').replace('": None', '": null'))


def _report(
    frame: pd.DataFrame,
    column: str,
    codes: "np.ndarray",
    cells: "pd.Index[str]",
    parsed: list[list[Item] | None],
    report: Report,
) -> None:
    bad = [i for i, items in enumerate(parsed) if items is None]
    for i in bad:
        rule = OVERSIZED if len(cells[i]) > MAX_CELL else UNREADABLE
        rows = frame.loc[codes == i, ["file", "line", "film_id"]]
        report.add(
            rule,
            len(rows),
            [
                {**row, "file": str(row["file"]), "column": column, "before": cells[i][:200]}
                for row in rows.to_dict(orient="records")
            ],
        )
