"""Which cells a new version changes, row by row, and the file and line they came from."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from catalogue import Catalogue
from etl.report import Origin
from publish.pairs import LARGEST, LISTS, SUBJECTS, Pair, indexed
from queries.data.cells import COLUMNS

OWN = {"film_keywords": "film_keywords", "film_people": "film_people"}
"""Lists that come in files of their own."""
RAW = {
    "date": "release_date",
    "language": "original_language",
    "franchise": "belongs_to_collection",
    "duration_int": "duration",
    "duration_type": "duration",
    "score_100": "score",
    ("film_companies", "companies"): "production_companies",
    ("film_countries", "countries"): "production_countries",
    ("film_languages", "languages"): "spoken_languages",
    ("title_countries", "countries"): "country",
    ("title_genres", "genres"): "listed_in",
}
"""The raw column that a column comes from, where it has another name."""
ROUNDING = 1e-12
"""Relative difference below which two means are one, added up in another order."""
LINKED = "titles.film_id"
"""Follows from titles and years of films."""


def cells(
    before: Catalogue, after: Catalogue, compared: Sequence[Pair], origins: Sequence[Origin]
) -> pd.DataFrame:
    """Return the changed cells, those that came and went among them; see `queries.data.cells`.

    `compared` are the columns of both versions beside each other. Of more ratings than are
    compared one by one none are told.
    """
    places = _Places(origins)
    many = max(len(before.film_ratings), len(after.film_ratings)) > LARGEST
    told = [pair for pair in compared if pair.column != LINKED]
    if many:
        told = [pair for pair in told if not pair.column.startswith("film_ratings.")]
    parts = [_of_pair(pair, places) for pair in told]
    for table in SUBJECTS:
        if not (many and table == "film_ratings"):
            parts += _of_rows(before, after, table, places)
    found = [part for part in parts if len(part)]
    if not found:
        return pd.DataFrame({name: [] for name in COLUMNS}, dtype="object")
    return pd.concat(found, ignore_index=True)


class _Places:
    """Looks up the file and line of rows, the latest file first that says something of a column."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._origins = [
            (origin, origin.rows.drop_duplicates(key, keep="last").set_index(key))
            for origin in origins
            if (key := [n for n in origin.rows.columns if n not in ("file", "line")])
        ]

    def of(self, table: str, column: str | None, ids: pd.Index) -> pd.DataFrame:
        """Return `file` and `line` of the rows, null where they are not known."""
        found = pd.DataFrame({"file": None, "line": np.nan}, index=range(len(ids)))
        for origin, rows in self._origins:
            if origin.table == table and (column is None or _says(origin, column)):
                ours = rows.set_axis(_flat(rows.index)).reindex(_flat(ids)).reset_index(drop=True)
                known = ours["line"].notna()
                found["file"] = found["file"].mask(known, ours["file"].astype("object"))
                found["line"] = found["line"].mask(known, ours["line"])
        return found


def _says(origin: Origin, column: str) -> bool:
    return origin.columns is None or column in origin.columns


def _flat(ids: pd.Index) -> pd.Index:
    """Return ids of one column or more as an index of one level."""
    one = isinstance(ids, pd.MultiIndex) and ids.nlevels == 1
    return ids.get_level_values(0) if one else ids


def _of_pair(pair: Pair, places: _Places) -> pd.DataFrame:
    """Return the cells in which a column differs."""
    was, now = pair.before.notna(), pair.after.notna()
    differs = np.array(was != now, dtype=bool)
    differs[np.asarray(was & now)] = pair.differing(ROUNDING)
    ids = pair.before.index[differs]
    kinds = np.where(~was[differs], "filled", np.where(~now[differs], "emptied", "changed"))
    table, column = pair.column.split(".")
    of, raw = _origin(table, column)
    return _rows(
        table,
        ids,
        pair.titles[differs],
        kinds,
        column,
        _texts(pair.before[differs]),
        _texts(pair.after[differs]),
        places.of(of, raw, ids),
    )


def _origin(table: str, column: str) -> tuple[str, str]:
    """Return the table whose files a column comes from, and the raw column."""
    of = next((of for (name, _), (of, *_) in LISTS.items() if name == table), table)
    if table in OWN:
        return OWN[table], column
    if (table, column) == ("titles", "score"):
        return "scores", column
    return of, RAW.get((table, column)) or RAW.get(column) or column


def _of_rows(
    before: Catalogue, after: Catalogue, table: str, places: _Places
) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table that came, then those that went."""
    old, new = indexed(before, after, table)
    for kind, rows, others in (("added", new, old), ("removed", old, new)):
        mine = rows[~rows.index.isin(others.index)]
        titles = mine["title"] if "title" in mine else pd.Series(None, index=mine.index)
        none = pd.Series(None, index=mine.index, dtype="object")
        place = places.of(table, None, mine.index if kind == "added" else mine.index[:0])
        yield _rows(
            table, mine.index, titles, kind, None, none, none, place.reindex(range(len(mine)))
        )


def _rows(
    table: str,
    ids: pd.Index,
    titles: "pd.Series[str]",
    kind: "np.ndarray | str",
    column: str | None,
    before: "pd.Series[str]",
    after: "pd.Series[str]",
    place: pd.DataFrame,
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "table": table,
            "id": [_id(one) for one in ids],
            "title": titles.to_numpy(dtype=object),
            "kind": kind,
            "column": column,
            "before": before.to_numpy(dtype=object),
            "after": after.to_numpy(dtype=object),
            "file": place["file"].to_numpy(dtype=object),
            "line": place["line"].astype("Int64").array,
        }
    )


def _id(one: object) -> str:
    return " · ".join(map(str, one)) if isinstance(one, tuple) else str(one)


def _texts(values: "pd.Series[Any]") -> "pd.Series[str]":
    """Return cells as text: dates in ISO, whole numbers without a point, unknown as None."""
    return pd.Series([_text(value) for value in values], index=values.index, dtype="object")


def _text(value: object) -> str | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
