"""A set of films seen from its sides: the films themselves, their decades, genres and partners.

A set is an array of rows in the films table, as `queries.names.index.Names.films` returns it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from catalogue import Catalogue, NotFoundError
from queries.films.comparable import sound_films
from queries.names.index import Names, film_rows
from queries.rows import picked

COLUMNS = [
    *("film_id", "title", "date", "date_precision", "year", "budget", "revenue", "roi"),
    *("vote_average", "vote_count"),
]


COUNTED = {
    "total": "known",
    "mean": "known",
    "mean_known": "known",
    "profit": "balanced",
    "median_return": "compared",
    "films": "films",
}
"""The column of a ranking that counts over how many films a measure of it stands."""
MONEY = ("mean_known", "median_known", "balanced", "profit", "compared", "median_return")
"""The other measures of money, in a ranking's order."""


@dataclass(frozen=True, slots=True)
class Place:
    """Place `place` among `of`, 1 the highest."""

    place: int
    of: int


def films_with_money(catalogue: Catalogue, rows: np.ndarray) -> pd.DataFrame:
    """Return the films, oldest first: `COLUMNS` and `profit` (US dollars, null where unknown)."""
    dates = catalogue.films["date"].to_numpy()[rows]
    rows = rows[np.argsort(dates, kind="stable")]
    table = picked(catalogue.films, COLUMNS, rows)
    return table.assign(profit=table["revenue"] - table["budget"])


def most_voted(catalogue: Catalogue, rows: np.ndarray, limit: int | None = None) -> pd.DataFrame:
    """Return the films, the most voted first; columns as in `films_with_money`."""
    votes = catalogue.films["vote_count"].to_numpy()[rows]
    table = picked(catalogue.films, COLUMNS, rows[np.argsort(-votes, kind="stable")[:limit]])
    return table.assign(profit=table["revenue"] - table["budget"])


def by_decade(catalogue: Catalogue, rows: np.ndarray) -> pd.DataFrame:
    """Count by decade: `decade` (its first year, none skipped), `films`, `known`, `revenue`.

    `known` films have a known revenue, which `revenue` adds up in US dollars.
    """
    year = catalogue.films["year"].to_numpy()[rows].astype("int32")
    revenue = catalogue.films["revenue"].to_numpy()[rows]
    first = int(year.min(initial=9999) // 10)
    decade, known = year // 10 - first, ~np.isnan(revenue)
    films = np.bincount(decade)
    return pd.DataFrame(
        {
            "decade": (np.arange(len(films), dtype="int32") + first) * 10,
            "films": films,
            "known": np.bincount(decade[known], minlength=len(films)),
            "revenue": np.bincount(decade[known], revenue[known], len(films)),
        }
    )


def by_genre(catalogue: Catalogue, rows: np.ndarray) -> pd.DataFrame:
    """Count by genre, the commonest first: `genre`, `films`.

    A film counts in each of its genres.
    """
    owner, chosen = catalogue.once(_genre_rows), np.zeros(len(catalogue.films), dtype=bool)
    chosen[rows] = True
    genres = catalogue.film_genres["genre"].cat
    counts = np.bincount(genres.codes.to_numpy()[chosen[owner]], minlength=len(genres.categories))
    table = pd.DataFrame({"genre": genres.categories.astype("str"), "films": counts})
    table = table[table["films"] > 0].sort_values("films", ascending=False, kind="stable")
    return table.reset_index(drop=True)


def partners(names: Names, rows: np.ndarray, own: Sequence[int]) -> pd.DataFrame:
    """Return which names but those at `own` have these films: `name`, `films`, most first."""
    counts = np.bincount(_owners(names)[_held(names, rows)], minlength=len(names.spellings))
    counts[list(own)] = 0
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    spellings = names.spellings.at(order)
    return pd.DataFrame({"name": pd.Series(spellings, dtype="str"), "films": counts[order]})


def ranking(catalogue: Catalogue, names: Names, rows: np.ndarray | None = None) -> pd.DataFrame:
    """Measure every name of an index, one row a name, in the index's order.

    Of `rows` of the films table only, the names that have any of them.

    Columns: `name`, `films`, `known` (films of known revenue), `total` (US dollars), `mean`
    (unknown as 0), `mean_known`, `median_known`, `balanced` (films of which both sums are known)
    and their `profit`, `compared` (those of them that are no slips) and their `median_return`, null
    without any, `first` and `last` (years).
    """
    held = slice(None) if rows is None else _held(names, rows)
    owner, films = _owners(names)[held], names.rows[held]
    counts = np.bincount(owner)
    present = np.flatnonzero(counts)
    firsts = np.searchsorted(owner, present)
    year = catalogue.films["year"].to_numpy()[films]
    size = pd.Series(counts[present], present)
    money = _money(catalogue, owner, films, present)
    return pd.DataFrame(
        {
            "name": pd.Series(names.spellings.at(present), index=present, dtype="str"),
            "films": size,
            "known": money["known"],
            "total": money["total"],
            "mean": money["total"] / size,
            **{name: money[name] for name in MONEY},
            "first": pd.Series(_each(np.minimum, year, firsts), present),
            "last": pd.Series(_each(np.maximum, year, firsts), present),
        }
    ).reset_index(drop=True)


def _money(
    catalogue: Catalogue, owner: np.ndarray, films: np.ndarray, present: np.ndarray
) -> pd.DataFrame:
    """Return what a ranking says of money, a row each of the names `present`.

    Only films of which a sum is known are looked at: of a million, one in twelve.
    """
    table = catalogue.films
    told = table["revenue"].notna().to_numpy() | table["budget"].notna().to_numpy()
    owner, films = owner[told[films]], films[told[films]]
    money = picked(table, ["revenue", "budget", "roi"], films)
    money["roi"] = money["roi"].where(sound_films(catalogue, films))
    groups = money.assign(profit=money["revenue"] - money["budget"]).groupby(owner)
    found = pd.DataFrame(
        {
            "known": groups["revenue"].count(),
            "total": groups["revenue"].sum(),
            "mean_known": groups["revenue"].mean(),
            "median_known": groups["revenue"].median(),
            "balanced": groups["profit"].count(),
            "profit": groups["profit"].sum(min_count=1),
            "compared": groups["roi"].count(),
            "median_return": groups["roi"].median(),
        }
    ).reindex(present)
    counted = ["known", "balanced", "compared"]
    found[counted] = found[counted].fillna(0).astype("int64")
    return found.assign(total=found["total"].fillna(0.0))


def _each(reduce: np.ufunc, values: np.ndarray, firsts: np.ndarray) -> np.ndarray:
    """Reduce the values from each of these places to the next; none of none."""
    found: np.ndarray = reduce.reduceat(values, firsts) if len(firsts) else values[:0]
    return found


def leaders(table: pd.DataFrame, by: str, minimum: int, limit: int) -> pd.DataFrame:
    """Return the best rows of a ranking, `place` (from 1) first.

    `minimum` is the least number of films of which `by` is known, as COUNTED says.
    """
    enough = table[(table[COUNTED[by]] >= minimum) & table[by].notna()]
    best = enough.sort_values([by, "films"], ascending=False, kind="stable").head(limit)
    best = best.reset_index(drop=True)
    best.insert(0, "place", np.arange(1, len(best) + 1))
    return best


@dataclass(frozen=True, slots=True)
class Comparison:
    """Names side by side: a row of `ranking` each in `rows`; `missing` tells who is not known."""

    rows: pd.DataFrame
    missing: tuple[NotFoundError, ...]


def compared(
    table: pd.DataFrame, column: str, find: Callable[[str], str], typed: Sequence[str], by: str
) -> Comparison:
    """Return the rows of several names, the greatest first, a repeated one once.

    `find` returns what `column` of the table calls a typed name, or raises NotFoundError. One that
    has no film in the table stands with none.
    """
    found: dict[str, None] = {}
    missing = []
    for name in typed:
        try:
            found[find(name)] = None
        except NotFoundError as error:
            missing.append(error)
    rows = table.set_index(column).reindex(list(found)).rename_axis(column).reset_index()
    counts = ["films", "known", "balanced", "compared"]
    rows[counts] = rows[counts].fillna(0).astype(int)
    ordered = rows.sort_values(by, ascending=False, kind="stable", ignore_index=True)
    return Comparison(ordered, tuple(missing))


def _owners(names: Names) -> np.ndarray:
    """Return the position of the name of each of the index's rows."""
    return np.repeat(np.arange(len(names.spellings)), np.diff(names.bounds))


def _held(names: Names, rows: np.ndarray) -> np.ndarray:
    """Tell of each of the index's rows whether its film is among these rows of the films table."""
    chosen = np.zeros(max(names.rows.max(initial=-1), rows.max(initial=-1)) + 1, dtype=bool)
    chosen[rows] = True
    held: np.ndarray = chosen[names.rows]
    return held


def _genre_rows(catalogue: Catalogue) -> np.ndarray:
    return film_rows(catalogue, catalogue.film_genres["film_id"])
