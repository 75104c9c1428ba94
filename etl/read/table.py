"""Raw files as columns of text, whatever state the files are in."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue import DataError
from etl.read import content
from etl.read.columns import Layout, Match, best, match, nearest
from etl.read.layouts import LAYOUTS
from etl.read.parse import RAGGED, TEXT, header, parse, separator
from etl.report import Report, Rule

REPEATED_HEADER = Rule(
    "repeated_header",
    "The header stands again among the rows, as when files are pasted together.",
    "The row is left out.",
    costs="row",
)

NUMBERS = (
    "id", "budget", "popularity", "revenue", "runtime", "vote_average", "vote_count", "score",
    "rating",
)  # fmt: skip
"""Columns whose commas are decimal ones where another mark parts the columns."""


def read(path: Path, layout: Layout, report: Report) -> pd.DataFrame:
    """Read a CSV, plain, `.gz` or `.zip`, as text, and note what of it is read.

    Returns: the layout's columns (an absent one is all null), each empty cell null, and `file` and
    `line`, the line of the file on which the row begins (the header's is 1).
    Raises: DataError: a sentence that says why the file cannot be used.
    """
    text = content.text(path, report)
    table, lines = parse(path, text, report)
    found = match(table.column_names, layout)
    _check_columns(path, table.column_names, layout, found)
    frame = _frame(table, layout, found)
    if separator(text) != ",":
        frame = _with_decimal_points(frame)
    frame["file"] = pd.Series([path.name] * len(frame), dtype="category")
    frame["line"] = lines
    rows = len(frame) + report.lost(RAGGED, path.name)
    report.read(path.name, layout.kind, rows, found.unread, found.lacking)
    first = layout.required[0]
    return _drop_repeated_headers(frame, first, table.column_names[found.found[first]], report)


def columns(path: Path) -> list[str]:
    """Return the names of a file's columns; raises DataError."""
    return header(content.head(path))


def recognised(path: Path) -> Layout | None:
    """Return the layout that suits a file's columns best, None where none does.

    Raises: DataError: the file cannot be read at all.
    """
    return best(columns(path), LAYOUTS)


def _check_columns(path: Path, names: list[str], layout: Layout, found: Match) -> None:
    """Say which columns are missing and what the file looks like instead."""
    missing = found.missing(layout)
    if not missing:
        return
    likely = nearest(names, LAYOUTS)
    fits = likely is not layout and not match(names, likely).missing(likely)
    looks = f" It looks like {likely.kind}." if fits else ""
    if fits:  # then what bears a near name is another file's own
        missing = [name for name in (*layout.required, *layout.either[:1]) if name not in names]
    message = f"{path} is not a file of {layout.kind}: it lacks {', '.join(missing)}.{looks}"
    raise DataError(message)


def _frame(table: pa.Table, layout: Layout, found: Match) -> pd.DataFrame:
    """Return the layout's columns as pandas text."""
    present = table.select(list(found.found.values())).rename_columns(list(found.found))
    frame: pd.DataFrame = present.to_pandas(
        types_mapper={TEXT: pd.StringDtype(na_value=np.nan)}.get
    )
    for name in set(layout.names) - set(frame.columns):
        frame[name] = pd.Series(pd.NA, index=frame.index, dtype="str")
    return frame[layout.names]


def _with_decimal_points(frame: pd.DataFrame) -> pd.DataFrame:
    """Write `21,94` as `21.94`: who parts columns by `;` does so because of decimal commas."""
    names = [name for name in NUMBERS if name in frame]
    comma = r"^\s*(-?\d+),(\d+)\s*$"
    return frame.assign(
        **{name: frame[name].str.replace(comma, r"\1.\2", regex=True) for name in names}
    )


def _drop_repeated_headers(
    frame: pd.DataFrame, name: str, spelled: str, report: Report
) -> pd.DataFrame:
    """Leave out rows that hold the name of a column, as the header spells it, in that column."""
    repeated = (frame[name] == spelled).fillna(value=False)
    if not repeated.any():
        return frame
    report.flag(REPEATED_HEADER, frame, repeated)
    return frame[~repeated].reset_index(drop=True)
