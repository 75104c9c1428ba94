"""Raw files as columns of text, whatever state the files are in."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue import DataError
from etl.read import currencies, forms
from etl.read.columns import Layout, Match, best, fold, match, nearest
from etl.read.layouts import FILMS, LAYOUTS
from etl.read.parse import RAGGED, TEXT
from etl.report import Report, Rule

REPEATED_HEADER = Rule(
    "repeated_header",
    "The header stands again among the rows, as when files are pasted together.",
    "The row is left out.",
    costs="row",
)

VALUE = re.compile(r"-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d|tt\d{5,}|[\[{].*|.{100,}")
"""What is no name of a column but a value."""
NUMBERS = (
    "id", "budget", "popularity", "revenue", "runtime", "vote_average", "vote_count", "score",
    "rating",
)  # fmt: skip
"""Columns whose commas are decimal ones where another mark parts the columns."""


def read(path: Path, layout: Layout, report: Report) -> pd.DataFrame:
    """Read a file of whatever form as text, and note what of it is read.

    Returns: the layout's columns (an absent one is all null), each empty cell null, and `file` and
    `line`, the line of the file on which the row begins (the header's is 1).
    Raises: DataError: a sentence that says why the file cannot be used.
    """
    name = report.name(path)
    rows = forms.rows(path, report)
    table = rows.table
    found = match(table.column_names, layout)
    _check_columns(path, table.column_names, layout, found)
    said = currencies.beside(table.column_names, found)
    frame = currencies.marked(_frame(table, layout, found), table, said)
    if rows.is_continental:
        frame = _with_decimal_points(frame)
    frame["file"] = pd.Series([name] * len(frame), dtype="category")
    frame["line"] = rows.lines
    broken = sum(report.lost(rule, name) for rule in (RAGGED, forms.BROKEN_RECORD))
    known = {table.column_names[place].strip() for place in said.values()}
    unread = [column for column in found.unread if column not in known]
    report.took(name, layout.kind, len(frame) + broken, unread, found.lacking)
    first = layout.required[0]
    return _drop_repeated_headers(frame, first, table.column_names[found.found[first]], report)


def recognised(path: Path) -> Layout | None:
    """Return the layout that suits a file's columns best, None where none does.

    Raises: DataError: the file cannot be read at all.
    """
    return best(forms.columns(path), LAYOUTS)


def _check_columns(path: Path, names: list[str], layout: Layout, found: Match) -> None:
    """Say which columns are missing and what the file looks like instead."""
    missing = found.missing(layout)
    if not missing:
        return
    likely = nearest(names, LAYOUTS)
    fits = likely is not layout and not match(names, likely).missing(likely)
    looks = f" It looks like {likely.kind}." if fits else ""
    why = stranger(names) or f"it lacks {', '.join(missing)}.{looks}"
    message = f"{path} is not a file of {layout.kind}: {why}"
    raise DataError(message)


def stranger(names: Sequence[str]) -> str:
    """Say what a header shows of a file that is of no known kind, and what to do; else nothing."""
    folded = {fold(name) for name in names}
    if any(VALUE.fullmatch(name.strip()) for name in names):
        return "it has no header, its first line is data: write the columns' names above it."
    if folded & {"tconst", "nconst"}:
        return "it is one of IMDb's own lists, whose numbers (tt0114709) are not TMDB's."
    if match(names, FILMS).missing(FILMS) == ["id"] and "imdbid" in folded:
        return (
            "it lacks id: its films bear IMDb's numbers alone. Add TMDB's in a column id; "
            "MovieLens's links.csv has both."
        )
    return ""


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
