"""What a file does not say: cells that stay as the tables have them, put into its rows.

A column that an update's file lacks keeps its values, and so does a cell that says what the
project's own flat table says; whatever else stands in the file is cleaned like any raw cell. So a
flat table that went through a spreadsheet changes what was changed in it and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from etl.read.dates import read_dates
from etl.read.numbers import floats
from etl.report import Report, Rule

Tables = dict[str, pd.DataFrame]
Alike = Callable[[pd.DataFrame, str, "pd.Series[Any]"], "pd.Series[bool]"]

UNKNOWN_ROW = Rule(
    "partial_row",
    "The file lacks columns that a new film or title needs, and no row of this id is in the "
    "tables.",
    "The row is left out of every answer.",
    costs="row",
)
ROUNDING = 1e-9
"""Relative difference of decimals that a spreadsheet rounded."""


@dataclass(frozen=True)
class Known:
    """The rows of the tables that a file's rows are about, aligned with them.

    `there` says for which there are any; `cells` are their raw cells as text, `shown` what the flat
    table shows, both by the raw columns' names.
    """

    there: "pd.Series[bool]"
    cells: pd.DataFrame
    shown: pd.DataFrame


@dataclass(frozen=True)
class Completed:
    """A file's rows with what it leaves unsaid; `kept` says by column which cells stay."""

    rows: pd.DataFrame
    kept: pd.DataFrame


def completed(
    raw: pd.DataFrame,
    given: set[str],
    known: Known,
    lists: Mapping[str, Any],
    empty: Mapping[str, str],
    alike: Mapping[str, Alike],
) -> Completed:
    """Fill a file's rows with what it leaves unsaid.

    `given` are the columns that the file has; `empty` are the words by which a flat table says that
    a column is empty; `alike` compares columns that are no plain texts. Lists that stay may be
    empty: they are carried over as rows.
    """
    filled, kept = {}, {}
    raw = raw.assign(
        **{
            column: in_iso(raw[column], known.shown[column])
            for column in given & alike.keys()
            if alike[column] is same_date
        }
    )
    for column in dict.fromkeys([*known.cells, *lists]):
        stays = known.there.copy()
        if column in given:
            told = alike.get(column, same_text)
            shown = known.shown.get(column)
            stays &= False if shown is None else told(raw, column, shown)
        here = _said(raw[column], empty.get(column))
        filled[column] = here.mask(stays, known.cells.get(column))
        kept[column] = stays
    return Completed(raw.assign(**filled), pd.DataFrame(kept, index=raw.index))


def _said(cells: "pd.Series[str]", empty: str | None) -> "pd.Series[str]":
    """Return cells without the words that say that there is nothing."""
    return cells if empty is None else cells.mask(cells == empty)


def same_text(raw: pd.DataFrame, column: str, shown: "pd.Series[Any]") -> "pd.Series[bool]":
    """Tell which cells hold the text shown, whatever a spreadsheet did to line ends."""
    cells, texts = (_one_line_end(side) for side in (raw[column], shown.astype("str")))
    return (cells == texts).fillna(value=False).astype(bool) | (cells.isna() & texts.isna())


def _one_line_end(texts: "pd.Series[str]") -> "pd.Series[str]":
    return texts.str.replace(r"\r\n?", "\n", regex=True)


def same_number(raw: pd.DataFrame, column: str, shown: "pd.Series[Any]") -> "pd.Series[bool]":
    """Tell which cells hold the number shown; decimals may be rounded, whole numbers not."""
    cells, numbers = floats(raw[column]), pd.to_numeric(shown).astype("float64")
    near = pd.Series(np.isclose(cells, numbers, rtol=ROUNDING, atol=0), index=raw.index)
    return (cells == numbers) | (near & (numbers % 1 != 0)) | (cells.isna() & numbers.isna())


def same_date(raw: pd.DataFrame, column: str, shown: "pd.Series[Any]") -> "pd.Series[bool]":
    """Tell which cells hold the date shown, in whatever order a spreadsheet writes it."""
    there, is_there = read_dates(raw[column], raw["file"]).value, raw[column].notna()
    days = pd.to_datetime(shown).astype("datetime64[s]")
    return (there == days) | (~is_there & days.isna())


def in_iso(cells: "pd.Series[str]", shown: "pd.Series[Any]") -> "pd.Series[str]":
    """Write dates with slashes in ISO where the dates shown tell the day from the month.

    A file whose days are all below 13 says nothing itself; but it says the dates that are known.
    """
    days = pd.to_datetime(shown).astype("datetime64[s]")
    orders = [pd.to_datetime(cells, format=f, errors="coerce") for f in ("%d/%m/%Y", "%m/%d/%Y")]
    as_known = [int(((order == days) & (orders[0] != orders[1])).sum()) for order in orders]
    if min(as_known) or not max(as_known):
        return cells
    right = orders[as_known.index(max(as_known))]
    return cells.mask(right.notna(), right.dt.strftime("%Y-%m-%d").astype("str"))


def tell_unsaid(path: Path, given: set[str], columns: Iterable[str], report: Report) -> None:
    """Note which columns a file lacks."""
    lacking = [name for name in columns if name not in given]
    if lacking:
        report.notes.append(f"{report.name(path)} lacks {', '.join(lacking)}: their values stay")


def occurrence(ids: "pd.Series[Any]") -> pd.MultiIndex:
    """Return each row's id and how many rows before it bear the same."""
    return pd.MultiIndex.from_arrays([ids, ids.groupby(ids, dropna=False).cumcount()])


def carried(
    made: Tables, tables: Tables, table: str, key: str, staying: "pd.Index[Any]"
) -> pd.DataFrame:
    """Return a relation as made of a file, with the present rows of the ids whose lists stay."""
    fresh, present = made[table], tables.get(table)
    if present is None or not len(staying):
        return fresh
    rows = [fresh[~fresh[key].isin(staying)], present[present[key].isin(staying)]]
    texts = [frame.astype(dict.fromkeys(frame.select_dtypes("category"), "str")) for frame in rows]
    return pd.concat([frame[fresh.columns] for frame in texts if len(frame)] or [fresh.iloc[:0]])


def staying(
    ids: "pd.Series[Any]", kept: "pd.Series[bool]", accepted: "pd.Series[Any]"
) -> "pd.Index[Any]":
    """Return the ids of which every row of the file keeps its list, of those accepted.

    A row that was left out replaces nothing, so that its film's or title's lists are not made anew.
    """
    found: pd.Index[Any] = pd.Index(ids[~ids.isin(ids[~kept]) & ids.isin(accepted)].unique())
    return found
