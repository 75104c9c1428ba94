"""A file of films for an update: any of the columns, or the project's own `films_flat`."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from etl.films import tables as films
from etl.films.flat import MISSING
from etl.films.tables import FIELDS, LISTS
from etl.read.columns import match
from etl.read.files import RawFiles
from etl.read.forms import columns
from etl.read.numbers import floats
from etl.read.table import read
from etl.report import Report
from etl.slices import whole
from etl.update.layouts import FOLLOWING, PARTIAL_FILMS
from etl.update.unsaid import (
    UNKNOWN_ROW,
    Completed,
    Known,
    Tables,
    carried,
    completed,
    same_date,
    same_number,
    staying,
    tell_unsaid,
)

FLAT = ("title", "budget", "revenue", "runtime", "vote_average")
"""Columns that the flat table has as the source did."""
TIDY = (
    "original_title",
    "imdb_id",
    "vote_count",
    "popularity",
    "overview",
    "tagline",
    "status",
    "poster_path",
)
COLUMNS = {column: table for table, (column, *_) in LISTS.items()}
"""The columns that hold lists, and the tables that they become."""
ALIKE = {
    "release_date": same_date,
    **dict.fromkeys(("budget", "revenue", "runtime", "popularity", "vote_average"), same_number),
}
OWN = set(FOLLOWING) - {"release_year"}
"""Columns that our own flat table alone has."""
NEEDED = {"title", "release_date"}
"""Columns without which no new film can come."""


def made_from(tables: Tables, files: RawFiles, report: Report) -> Tables:
    """Return the tables that a file of films makes, with what it leaves unsaid."""
    path = files.films or Path()
    given = set(match(columns(path), PARTIAL_FILMS).found)
    report.given = frozenset(given)
    raw = read(path, PARTIAL_FILMS, report)
    ids = floats(raw["id"])
    if "films" not in tables:
        return whole(films.made_of(_raw(raw, given), files, report, _quiet, {}))
    known = known_rows(tables, ids)
    tell_unsaid(path, given, [*known.cells, *COLUMNS], report)
    if NEEDED - given:
        report.flag(UNKNOWN_ROW, raw, ~known.there, "id", "title")
        raw, ids = raw[known.there], ids[known.there]
        known = known_rows(tables, ids)
    said = with_precision(
        completed(raw, given, known, COLUMNS, MISSING, ALIKE), given, known, tables, ids
    )
    rows = coded(said.rows, tables, is_own=bool(given & OWN))
    rows = _with_lists_of_repeated(rows, said.kept, ids, tables)
    made = whole(films.made_of(_raw(rows, given), files, report, _quiet, tables))
    _tell_following(raw, given, known.shown, made, report)
    return _as_they_were(made, tables, ids, said.kept)


def _raw(rows: pd.DataFrame, given: set[str]) -> pd.DataFrame:
    """Return rows as the clean-up takes them: a year counts where there is no column of dates."""
    year = None if "release_date" in given else rows["release_year"]
    return (
        rows.drop(columns=list(OWN))
        .assign(release_year=year)
        .astype({"release_year": "str"})
        .reset_index(drop=True)
    )


def _quiet(_step: str) -> None:
    """Say nothing."""


def known_rows(tables: Tables, ids: "pd.Series[float]") -> Known:
    """Return the films that rows are about, aligned with them."""
    tidy = tables["films"].set_index("film_id")
    flat = tables["films_flat"].set_index("id")
    shown = flat.reindex(ids).set_axis(ids.index)
    rows = tidy.reindex(ids).set_axis(ids.index)
    cells: dict[str, Any] = {name: _texts(shown[name]) for name in FLAT}
    cells |= {name: _texts(rows[name]) for name in TIDY}
    cells["title"] = cells["title"].mask(cells["title"] == MISSING["title"])
    cells["original_language"] = _texts(rows["language"])
    cells["release_date"] = rows["date"].dt.strftime("%Y-%m-%d").astype("str")
    return Known(ids.isin(tidy.index), pd.DataFrame(cells, index=ids.index), shown)


def _texts(cells: "pd.Series[Any]") -> "pd.Series[str]":
    """Return cells as a raw file has them; a number with all its digits."""
    if pd.api.types.is_numeric_dtype(cells.dtype):
        numbers = [None if pd.isna(n) else repr(float(n)) for n in cells]
        return pd.Series(numbers, index=cells.index, dtype="str")
    return cells.astype("str")


def with_precision(
    whole: Completed, given: set[str], known: Known, tables: Tables, ids: "pd.Series[float]"
) -> Completed:
    """Keep how exactly a date is known where the file has neither another date nor a word on it."""
    if "date_precision" in given:
        return whole
    present = tables["films"].set_index("film_id")["date_precision"].astype("str")
    stated = present.reindex(ids).set_axis(ids.index)
    same = known.there & same_date(whole.rows, "release_date", known.shown["release_date"])
    rows = whole.rows.assign(date_precision=stated.where(same & (stated != "suspect")))
    return Completed(rows, whole.kept)


def coded(rows: pd.DataFrame, tables: Tables, *, is_own: bool) -> pd.DataFrame:
    """Write lists of bare names, `Italy|Spain`, as items with the codes that the tables know.

    Names without codes stay as they are unless the file is our own, whose bars alone part names.
    """
    return rows.assign(
        **{column: _coded(rows[column], column, tables, is_own=is_own) for column in COLUMNS}
    )


def _coded(
    cells: "pd.Series[str]", column: str, tables: Tables, *, is_own: bool
) -> "pd.Series[str]":
    bare = cells.notna() & ~cells.str.match(r"\s*[\[{]").fillna(value=True).astype(bool)
    if not bare.any():
        return cells
    items = _items(column, tables)
    if items is None and not is_own:
        return cells
    written = {cell: _written(cell, items) for cell in cells[bare].unique()}
    return cells.mask(bare, cells.map(written))


def _items(column: str, tables: Tables) -> dict[str, dict[str, Any]] | None:
    """Return the items of a column by their name; None where a name is all there is to one."""
    table = COLUMNS[column]
    if column == "belongs_to_collection":
        ids = tables["films"].set_index("film_id")["franchise_id"]
        named = tables["films_flat"].set_index("id")[column].to_frame().assign(number=ids)
        told = named.dropna().drop_duplicates(column)  # films may name one franchise differently
        return {
            name: {"id": int(number), "name": name}
            for name, number in zip(told[column], told["number"], strict=True)
        }
    fields = list(LISTS[table][1])
    if len(fields) == 1:
        return None
    different = tables[table][list(FIELDS[table])].astype("str").value_counts().index
    found: dict[str, dict[str, Any]] = {}
    for values in different:  # the most frequent first
        item = dict(zip(fields, values, strict=True))
        found.setdefault(item["name"], item)
    return found


def _written(cell: str, items: dict[str, dict[str, Any]] | None) -> str:
    """Return a cell of names as a JSON list; as it is where a name is not known."""
    names = [name for name in cell.split("|") if name]
    if items is None:
        return json.dumps([{"name": name} for name in names])
    return json.dumps([items[name] for name in names]) if set(names) <= items.keys() else cell


def _with_lists_of_repeated(
    rows: pd.DataFrame, kept: pd.DataFrame, ids: "pd.Series[float]", tables: Tables
) -> pd.DataFrame:
    """Give films that stand in the file more than once their lists, which else are carried over."""
    repeated = ids.duplicated(keep=False)
    if not repeated.any():
        return rows
    flat = (
        tables["films_flat"].set_index("id").reindex(ids[repeated]).set_axis(rows.index[repeated])
    )
    filled = {}
    for column in COLUMNS:
        stays = kept[column] & repeated
        old = flat[column].mask(flat[column] == MISSING[column]).reindex(rows.index)
        filled[column] = rows[column].mask(stays, _coded(old, column, tables, is_own=True))
    return rows.assign(**filled)


def _as_they_were(
    made: Tables, tables: Tables, ids: "pd.Series[float]", kept: pd.DataFrame
) -> Tables:
    """Return the tables made of a file with the lists that stay exactly as they are."""
    found = dict(made)
    flat = tables["films_flat"].set_index("id")
    for column, table in COLUMNS.items():
        stay = staying(ids, kept[column], made["films"]["film_id"])
        found["films_flat"] = _patched(found["films_flat"], "id", column, flat[column], stay)
        if column == "belongs_to_collection":
            old = tables["films"].set_index("film_id")["franchise_id"]
            found["films"] = _patched(found["films"], "film_id", "franchise_id", old, stay)
        else:
            found[table] = carried(found, tables, table, "film_id", stay)
    return found


def _patched(
    rows: pd.DataFrame, key: str, column: str, old: "pd.Series[Any]", stay: "pd.Index[Any]"
) -> pd.DataFrame:
    """Return rows with the old values of a column for the ids that stay."""
    values = rows[column].mask(rows[key].isin(stay), rows[key].map(old))
    return rows.assign(**{column: values})


def _tell_following(
    raw: pd.DataFrame, given: set[str], shown: pd.DataFrame, made: Tables, report: Report
) -> None:
    """Note where a cell was changed that follows from others, and says otherwise than they do."""
    flat = made["films_flat"].set_index("id").reindex(floats(raw["id"])).set_axis(raw.index)
    for column in (name for name in FOLLOWING if name in given):
        told = floats(raw[column])
        same = [
            np.isclose(told, side[column].astype("float64"), rtol=1e-6) for side in (shown, flat)
        ]
        other = int((told.notna() & flat[column].notna() & ~same[0] & ~same[1]).sum())
        if other:
            report.notes.append(
                f"{raw['file'].iloc[0]}: {column} is not read, since it follows from other "
                f"columns, which say otherwise in {other:,} rows"
            )
