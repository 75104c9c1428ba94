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
LARGEST = 2_000_000
"""Ratings that are compared one by one; of more, those of one user in so many."""
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

    Lists are texts, joined by `|`. `titles` names rows for people, null where they have no name.
    """

    column: str
    before: Values
    after: Values
    titles: Values

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

    def differing(self, rounding: float) -> "np.ndarray":
        """Return where cells known in both versions differ, numbers by more than that share."""
        before, after = self.both
        if not self.is_numeric:
            return np.asarray(before != after, dtype=bool)
        was, now = before.to_numpy(dtype="float64"), after.to_numpy(dtype="float64")
        return np.asarray(~np.isclose(was, now, rtol=rounding, atol=0))

    def example(self, rows: "np.ndarray", *, lost: bool = False) -> str:
        """Return the first of some rows with both its cells; `lost`: of all rows, not the known."""
        if not len(rows):
            return ""
        before, after = (self.before, self.after) if lost else self.both
        i = int(rows[0])
        was, now = (_told(side.iloc[i]) for side in (before, after))
        row = before.index[i]
        title = self.titles.loc[row]
        return f"{row}{'' if pd.isna(title) else f' {title}'}: {was} → {now}"


def _told(cell: object) -> str:
    """Return a cell for people; dates without an hour."""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    return "unknown" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]


def pairs(before: Catalogue, after: Catalogue) -> Iterator[Pair]:
    """Yield every column that differs, over the rows that both versions have."""
    for table in SUBJECTS:
        old, new = indexed(before, after, table)
        shared = old.index.intersection(new.index)
        old, new = old.loc[shared], new.loc[shared]
        titles = old["title"] if "title" in old else pd.Series(None, index=shared, dtype="str")
        for column in old.columns.difference(list(FOLLOWING), sort=False):
            yield from _pair(f"{table}.{column}", old[column], new[column], titles)
        for (name, heading), (of, column, role) in LISTS.items():
            if of == table and not getattr(before, name).equals(getattr(after, name)):
                lists = (_joined(getattr(v, name), column, role) for v in (before, after))
                was, now = (joined.reindex(shared) for joined in lists)
                yield from _pair(f"{name}.{heading}", was, now, titles)


def _pair(column: str, before: Values, after: Values, titles: Values) -> Iterator[Pair]:
    """Yield a column unless it stayed as it was."""
    was, now = _plain(before), _plain(after)
    if not was.equals(now):
        yield Pair(column, was, now, titles)


def indexed(before: Catalogue, after: Catalogue, table: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a table of both versions by its ids; of very many ratings those of some users."""
    old, new = (_named(version, table) for version in (before, after))
    every = max(len(old), len(new)) // LARGEST + 1
    key = SUBJECTS[table]
    if every > 1 and table == "film_ratings":
        old, new = (side[side["user_id"] % every == 0] for side in (old, new))
    return old.set_index(key), new.set_index(key)


def _named(version: Catalogue, table: str) -> pd.DataFrame:
    """Return a table; films bear the name of their franchise, not its number."""
    rows: pd.DataFrame = getattr(version, table)
    if table != "films":
        return rows
    names = version.franchises.set_index("franchise_id")["franchise"]
    return rows.drop(columns="franchise_id").assign(franchise=rows["franchise_id"].map(names))


def _plain(values: Values) -> Values:
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _joined(rows: pd.DataFrame, column: str, role: str | None) -> Values:
    """Return the values of each film or title, joined by `|` in their order."""
    some = rows if role is None else rows[rows["role"] == role]
    key = str(rows.columns[0])
    texts = some[column].astype("str").fillna("").to_numpy(dtype=object)
    ids = some[key].to_numpy()
    firsts = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])) if len(ids) else np.empty(0, int)
    parts = np.split(texts, firsts[1:]) if len(ids) else []
    return pd.Series(["|".join(part) for part in parts], index=ids[firsts], dtype="str")
