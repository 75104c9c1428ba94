"""A file of platform titles for an update: any of the columns, or the own `titles_flat`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from catalogue.platforms import prefixes
from etl.read.columns import match
from etl.read.files import RawFiles
from etl.read.forms import columns
from etl.read.table import read
from etl.report import Report
from etl.titles import tables as titles
from etl.titles.justwatch import ROLES, standard
from etl.titles.repairs import REPEATED_TITLE, is_duration
from etl.update.layouts import FLAT_TITLES, PARTIAL_TITLES
from etl.update.unsaid import (
    UNKNOWN_ROW,
    Completed,
    Known,
    Tables,
    carried,
    completed,
    occurrence,
    same_date,
    same_number,
    staying,
    tell_unsaid,
)

ANY = ""
"""Stands for the platform of a file that holds several."""
LISTS = {"cast": "title_actors", "country": "title_countries", "listed_in": "title_genres"}
"""The columns that hold lists, and the tables that they become."""
ALIKE = {"date_added": same_date, "release_year": same_number}
FLAT = {
    **{name: (name,) for name in ("show_id", "type", "title", "director", "date_added", "rating")},
    **{name: (name,) for name in ("cast", "country", "listed_in", "description", "release_year")},
    "duration": ("duration_int", "duration_type"),
}
"""The columns of `titles_flat` by the raw column that they come from."""
SPELLED = {
    "rating": ("titles", "rating"),
    "cast": ("title_actors", "actor"),
    "country": ("title_countries", "country"),
    "listed_in": ("title_genres", "genre"),
}
"""Columns whose names the flat table has in lower case, and where their spelling stands."""
WELCOME = {"score_100", "imdb_id"}
"""Columns that few files have: nobody misses them."""
NEEDED = {"title", "release_year"}
"""Columns without which no new title can come."""


def made_from(tables: Tables, files: RawFiles, report: Report) -> Tables:
    """Return the tables that a file of titles makes, with what it leaves unsaid."""
    (platform, path), *_ = files.titles.items()
    credits = files.title_credits.get(platform)
    given = set(match(columns(path), FLAT_TITLES if platform == ANY else PARTIAL_TITLES).found)
    given |= {"duration"} if given & {"duration_int", "duration_type", "runtime"} else set()
    given |= set(ROLES) if credits else set()
    report.given = frozenset(given)
    if platform == ANY:
        raw = _flat(path, tables, report)
    else:
        raw = standard(_partial(platform, path, tables, report), credits, report)
    if "titles" in tables:
        whole = _completed(path, raw, given, tables, report)
        rows = _spelled(whole, given, tables) if platform == ANY else whole.rows
        made = _made(rows, tables, files, report)
        return _as_they_were(made, tables, raw, whole.kept)
    return _made(raw, tables, files, report)


def _made(rows: pd.DataFrame, tables: Tables, files: RawFiles, report: Report) -> Tables:
    raw = rows.reset_index(drop=True)
    bare = replace(files, scores=None, title_ratings=())
    return dict(titles.made_of(raw, bare, report, _quiet, tables, files.folder))


def _quiet(_step: str) -> None:
    """Say nothing."""


def _partial(platform: str, path: Path, tables: Tables, report: Report) -> pd.DataFrame:
    """Read some columns of a platform's file."""
    raw = read(path, PARTIAL_TITLES, report)
    whose = pd.Series(platform, index=raw.index, dtype="str")
    return _named(raw, raw["show_id"], whose, prefixes([platform], titles.taken(tables)))


def _flat(path: Path, tables: Tables, report: Report) -> pd.DataFrame:
    """Read `titles_flat` as raw rows: whose title it is says the initial of its id."""
    raw = read(path, FLAT_TITLES, report).assign(imdb_id=pd.Series(dtype="str"))
    raw = _without_pasted(raw, tables, report)
    ids = raw["id"].str.strip().str.lower()
    begins = prefixes((), titles.taken(tables))
    platforms = _platforms(ids, tables, begins)
    prefix = platforms.map(begins).astype("str")
    show_ids = pd.Series(
        [i if i != i or p != p else i.removeprefix(p) for i, p in zip(ids, prefix, strict=True)],
        index=ids.index,
        dtype="str",
    ).fillna(raw["show_id"])
    length = raw["duration_int"].str.replace(r"\.0+$", "", regex=True)
    unit = raw["duration_type"].fillna(_units(ids, tables))
    named = raw.assign(show_id=show_ids, duration=length + " " + unit)
    return _named(named, show_ids, platforms, begins)


def _without_pasted(raw: pd.DataFrame, tables: Tables, report: Report) -> pd.DataFrame:
    """Leave out rows of an id that the flat table has not as often: they were pasted in again."""
    ids = raw["id"].str.strip().str.lower()
    had = tables["titles_flat"]["id"].value_counts() if "titles_flat" in tables else ids[:0]
    often = ids.map(had).fillna(1).clip(lower=1)
    pasted = ids.notna() & (ids.groupby(ids).cumcount() >= often)
    report.flag(REPEATED_TITLE, raw, pasted, "show_id", "title")
    return raw[~pasted].reset_index(drop=True)


def _platforms(ids: "pd.Series[str]", tables: Tables, begins: Mapping[str, str]) -> Any:  # noqa: ANN401 - a column of texts
    """Return whose title each id is: as the tables know it, else by what it begins with."""
    known = tables["titles"].set_index("title_id")["platform"] if "titles" in tables else None
    longest = sorted(begins.items(), key=lambda pair: -len(pair[1]))
    guessed = [
        next((name for name, prefix in longest if text == text and text.startswith(prefix)), None)
        for text in ids
    ]
    found = pd.Series(guessed, index=ids.index, dtype="str")
    return found if known is None else ids.map(known.astype("str")).astype("str").fillna(found)


def _units(ids: "pd.Series[str]", tables: Tables) -> "pd.Series[str]":
    """Return the present unit of each title's length."""
    if "titles_flat" not in tables:
        return pd.Series(None, index=ids.index, dtype="str")
    units = tables["titles_flat"].drop_duplicates("id").set_index("id")["duration_type"]
    return units.reindex(ids).set_axis(ids.index)


def _named(
    raw: pd.DataFrame,
    show_ids: "pd.Series[str]",
    platforms: "pd.Series[str]",
    begins: Mapping[str, str],
) -> pd.DataFrame:
    """Return rows as `etl.titles.tables.one_platform` does."""
    prefix = platforms.map(begins).astype("str")
    title_id = prefix + show_ids.str.strip().str.lower()
    named = raw.rename(columns={"score": "score_100"})
    return named.assign(
        file=raw["file"].astype("str"), platform=platforms, prefix=prefix, title_id=title_id
    )


def _completed(
    path: Path, raw: pd.DataFrame, given: set[str], tables: Tables, report: Report
) -> Completed:
    """Return the rows with what the file leaves unsaid; of no title known, the others."""
    known = known_rows(tables, raw["title_id"])
    told = [str(name) for name in known.cells if name not in WELCOME]
    tell_unsaid(path, given, told, report)
    if NEEDED - given:
        report.flag(UNKNOWN_ROW, raw, ~known.there, "platform", "show_id", "title")
        raw = raw[known.there]
        known = known_rows(tables, raw["title_id"])
    return completed(raw, given, known, LISTS, {}, ALIKE)


def known_rows(tables: Tables, ids: "pd.Series[str]") -> Known:
    """Return the titles that rows are about, aligned with them; repeated ones by their order."""
    rows = tables["titles"].set_index("title_id").reindex(ids).set_axis(ids.index)
    old = tables["titles_flat"]
    folded = old["id"].str.replace(r"\s", "", regex=True)
    shown = old.set_axis(occurrence(folded)).reindex(occurrence(ids)).set_axis(ids.index)
    length = _length(shown["duration_int"], shown["duration_type"])
    repaired = _length(rows["duration_int"], rows["duration_type"])
    untouched = ~rows["duration_repaired"].fillna(value=True).astype(bool)
    misplaced = is_duration(shown["rating"])
    cells = {
        **{name: shown[name] for name in ("type", *LISTS)},
        **{name: rows[name].astype("str") for name in ("title", "director", "description")},
        "date_added": rows["date_added"].dt.strftime("%Y-%m-%d").astype("str"),
        "release_year": shown["release_year"].astype("str"),
        "duration": length.fillna(repaired.where(untouched)),
        "rating": rows["rating"].astype("str").mask(misplaced, shown["rating"]),
        "score_100": rows["score_100"].map(repr, na_action="ignore").astype("str"),
        "imdb_id": rows["imdb_id"].astype("str"),
    }
    frame = pd.DataFrame(cells, index=ids.index)
    return Known(shown["id"].notna(), frame, shown.assign(duration=length))


def _length(number: "pd.Series[int]", unit: "pd.Series[str]") -> "pd.Series[str]":
    """Return lengths as a raw file has them: `90 min`."""
    return number.astype("Int32").astype("str").mask(number.isna()) + " " + unit.astype("str")


def _spelled(whole: Completed, given: set[str], tables: Tables) -> pd.DataFrame:
    """Give the names in changed cells of a flat table the capitals that the tables know."""
    rows = whole.rows
    for column in given & SPELLED.keys():
        touched = ~whole.kept[column] & rows[column].notna()
        if touched.any():
            known = _spellings(column, tables)
            mended = rows[column].map(lambda cell, k=known: _spell(cell, k), na_action="ignore")
            rows = rows.assign(**{column: rows[column].mask(touched, mended)})
    return rows


def _spellings(column: str, tables: Tables) -> dict[str, str]:
    """Return how the tables spell each name, by its lower case; the most frequent spelling."""
    table, name = SPELLED[column]
    counts = tables[table][name].astype("str").value_counts()
    return {str(spelled).lower(): str(spelled) for spelled in reversed(counts.index)}


def _spell(cell: str, known: dict[str, str]) -> str:
    if cell.lower() in known:
        return known[cell.lower()]
    return ", ".join(known.get(part.strip().lower(), part.strip()) for part in cell.split(","))


def _as_they_were(made: Tables, tables: Tables, raw: pd.DataFrame, kept: pd.DataFrame) -> Tables:
    """Return the tables made of a file with the cells that stay exactly as they are."""
    ids = raw["title_id"].loc[kept.index]
    found: dict[str, Any] = dict(made)
    for column, table in LISTS.items():
        stay = staying(ids, kept[column], made["titles"]["title_id"])
        found[table] = carried(found, tables, table, "title_id", stay)
    found["titles_flat"] = _flat_as_it_was(found["titles_flat"], tables["titles_flat"], ids, kept)
    return found


def _flat_as_it_was(
    flat: pd.DataFrame, old: pd.DataFrame, ids: "pd.Series[str]", kept: pd.DataFrame
) -> pd.DataFrame:
    """Return the flat rows with the old cells where they stay."""
    folded = [rows["id"].str.replace(r"\s", "", regex=True) for rows in (flat, old)]
    places = occurrence(folded[0])
    before = old.set_axis(occurrence(folded[1])).reindex(places).set_axis(flat.index)
    stays = kept.set_axis(occurrence(ids)).reindex(places).set_axis(flat.index)
    patched: dict[str, Any] = {}
    for raw_column, flat_columns in FLAT.items():
        if raw_column in stays:
            mask = stays[raw_column].fillna(value=False).astype(bool)
            patched |= {name: flat[name].mask(mask, before[name]) for name in flat_columns}
    return flat.assign(**patched)
