"""Columns of two versions beside each other, over the rows that both have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from catalogue import Catalogue

Values: TypeAlias = "pd.Series[Any]"

SUBJECTS = {"films": ["film_id"], "titles": ["title_id"], "film_ratings": ["user_id", "film_id"]}
"""Tables whose rows have ids of their own, with these."""
FOLLOWING = {
    "title_key", "year", "month", "day", "weekday", "roi", "platform", "duration_repaired",
    "sleep_noise", "position",
}  # fmt: skip
"""Columns that follow from others, or from the id."""
LISTS: dict[tuple[str, str], tuple[str, str, str | None]] = {
    ("film_genres", "genres"): ("films", "genre", None),
    ("film_companies", "companies"): ("films", "company", None),
    ("film_countries", "countries"): ("films", "country", None),
    ("film_languages", "languages"): ("films", "language", None),
    ("film_keywords", "keywords"): ("films", "keyword", None),
    ("film_people", "directors"): ("films", "person", "director"),
    ("film_people", "cast"): ("films", "person", "cast"),
    ("title_actors", "cast"): ("titles", "actor", None),
    ("title_countries", "countries"): ("titles", "country", None),
    ("title_genres", "genres"): ("titles", "genre", None),
}
"""Tables that are lists of films or titles: whose, which column, and which role."""


@dataclass(frozen=True)
class Pair:
    """A column before and after; both are indexed by the ids of the shared rows, in one order.

    Lists are texts, joined by `|`. `names` names rows for people.
    """

    column: str
    before: Values
    after: Values
    names: Values

    @property
    def both(self) -> tuple[Values, Values]:
        """Return the cells that are known in both versions."""
        known = (self.before.notna() & self.after.notna()).to_numpy()
        return self.before[known], self.after[known]

    @property
    def is_numeric(self) -> bool:
        """Whether the column holds quantities: neither texts nor dates nor ids."""
        numeric = pd.api.types.is_numeric_dtype(self.before.dtype)
        return numeric and not self.column.endswith("_id")

    @property
    def differing(self) -> "np.ndarray":
        """Return where cells known in both versions differ, more than floats do by rounding."""
        before, after = self.both
        if not self.is_numeric:
            return np.asarray(before != after, dtype=bool)
        was, now = before.to_numpy(dtype="float64"), after.to_numpy(dtype="float64")
        return np.asarray(~np.isclose(was, now, rtol=1e-6, atol=1e-9))

    def example(self, rows: "np.ndarray", *, lost: bool = False) -> str:
        """Return the first of some rows with both its cells; `lost`: of all rows, not the known."""
        if not len(rows):
            return ""
        before, after = (self.before, self.after) if lost else self.both
        i = int(rows[0])
        was, now = (_told(side.iloc[i]) for side in (before, after))
        return f"{self.names.loc[before.index[i]]}: {was} → {now}"


def _told(cell: object) -> str:
    """Return a cell for people; dates without an hour."""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    return "unknown" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]


def pairs(before: Catalogue, after: Catalogue, least: int) -> Iterator[Pair]:
    """Yield every column that differs, over the shared rows where these are `least` or more."""
    for table, key in SUBJECTS.items():
        old, new = (_indexed(getattr(version, table), key) for version in (before, after))
        shared = old.index.intersection(new.index)
        if len(shared) < least:
            continue
        old, new = old.loc[shared], new.loc[shared]
        names = _names(old)
        for column in old.columns.difference(list(FOLLOWING), sort=False):
            yield from _pair(f"{table}.{column}", old[column], new[column], names)
        for (name, heading), (of, column, role) in LISTS.items():
            if of == table and not getattr(before, name).equals(getattr(after, name)):
                lists = (_joined(getattr(v, name), column, role) for v in (before, after))
                was, now = (joined.reindex(shared) for joined in lists)
                yield from _pair(f"{name}.{heading}", was, now, names)


def _pair(column: str, before: Values, after: Values, names: Values) -> Iterator[Pair]:
    """Yield a column unless it stayed as it was."""
    was, now = _plain(before), _plain(after)
    if not was.equals(now):
        yield Pair(column, was, now, names)


def _indexed(table: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    return table.set_index(key)


def _plain(values: Values) -> Values:
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _names(rows: pd.DataFrame) -> Values:
    """Return what each row is called: `862 Toy Story`."""
    ids = rows.index.to_series().astype("str")
    return ids + " " + rows["title"] if "title" in rows else ids


def _joined(rows: pd.DataFrame, column: str, role: str | None) -> Values:
    """Return the values of each film or title, joined by `|` in their order."""
    some = rows if role is None else rows[rows["role"] == role]
    key = str(rows.columns[0])
    texts = some[column].astype("str").fillna("").to_numpy(dtype=object)
    ids = some[key].to_numpy()
    firsts = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])) if len(ids) else np.empty(0, int)
    parts = np.split(texts, firsts[1:]) if len(ids) else []
    return pd.Series(["|".join(part) for part in parts], index=ids[firsts], dtype="str")
