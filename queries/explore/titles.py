"""What the platforms' titles look like: their numbers, age ratings, and what is known of them."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.genres import genres
from queries.explore.coverage import by_column
from queries.explore.distributions import Distribution, Members, boxes, described
from queries.explore.variables import Values
from queries.platforms.genres import labelled
from queries.platforms.selection import Ints, arrays, ordered, platforms, rows

TitleVariable = Literal["year", "minutes", "seasons", "score"]
TITLE_VARIABLES: tuple[TitleVariable, ...] = get_args(TitleVariable)
TitleGroup = Literal["platform", "genre", "decade"]
COLUMNS = ("director", "date_added", "rating", "duration_int", "description", "score", "film_id")
RELATIONS = {"cast": "title_actors", "genres": "title_genres", "countries": "title_countries"}


@dataclass(frozen=True, slots=True)
class TitleFilters:
    """A choice of titles; what is left at its default leaves none out.

    `films` keeps films alone if true, series alone if false; `years` are the first and last year of
    release; of `genres` (of the twenty) a title has any.
    """

    platform: str | None = None
    films: bool | None = None
    years: tuple[int, int] | None = None
    genres: tuple[str, ...] = ()


def span(catalogue: Catalogue) -> tuple[int, int]:
    """Return the first and last year of release."""
    year = arrays(catalogue).year
    return (int(year.min()), int(year.max())) if len(year) else (1900, 1900)


def offered_genres(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the genres that any title has, those of most titles first."""
    uses = np.bincount(labelled(catalogue).genre, minlength=len(genres()))
    return tuple(genres()[i] for i in np.argsort(-uses, kind="stable") if uses[i])


def chosen(catalogue: Catalogue, filters: TitleFilters) -> Ints:
    """Return the rows of the titles that pass; raises NotFoundError for an unknown platform."""
    columns = arrays(catalogue)
    keep = np.zeros(len(columns.year), dtype=bool)
    keep[rows(catalogue, filters.platform)] = True
    if filters.films is not None:
        keep &= columns.film == filters.films
    if filters.years:
        first, last = filters.years
        keep &= (first <= columns.year) & (columns.year <= last)
    if filters.genres:
        pairs = labelled(catalogue)
        wanted = np.isin(pairs.genre, [genres().index(genre) for genre in filters.genres])
        held = np.zeros(len(keep), dtype=bool)
        held[pairs.row[wanted]] = True
        keep &= held
    return np.flatnonzero(keep)


def offered(catalogue: Catalogue) -> tuple[TitleVariable, ...]:
    """Return the numbers that any title has."""
    every = np.arange(len(catalogue.titles))
    return tuple(v for v in TITLE_VARIABLES if not np.isnan(values(catalogue, every, v)).all())


def values(catalogue: Catalogue, found: Ints, variable: TitleVariable) -> Values:
    """Return one value a title, NaN where it has none: a series has seasons and no minutes."""
    taken: Values = np.asarray(getattr(arrays(catalogue), variable), dtype=np.float64)
    return taken[found]


def distribution(
    catalogue: Catalogue, found: Ints, variable: TitleVariable, *, log: bool = False
) -> Distribution:
    """Describe one number of these titles."""
    return described(variable, values(catalogue, found, variable), log=log)


def by_group(
    catalogue: Catalogue,
    found: Ints,
    variable: TitleVariable,
    group: TitleGroup,
    *,
    log: bool = False,
) -> pd.DataFrame:
    """Return a box a group as `queries.explore.distributions.by_group` does; `films` are titles."""
    every = np.full(len(catalogue.titles), np.nan)
    every[found] = values(catalogue, found, variable)
    return boxes(every, _members(catalogue, group), log=log)


def _members(catalogue: Catalogue, group: TitleGroup) -> Members:
    columns = arrays(catalogue)
    every = np.arange(len(columns.year))
    if group == "genre":
        pairs = labelled(catalogue)
        return Members(pairs.row, pairs.genre.astype(np.int16), list(genres()))
    if group == "platform":
        return Members(every, columns.platform.astype(np.int16), platforms(catalogue))
    code, names = pd.factorize(columns.year // 10 * 10, sort=True)
    return Members(every, code.astype(np.int16), names.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Age ratings as the platforms write them: `rating`, `titles`, `share` (of the known, of 1).

    The most frequent stand first; `unknown` titles have none.
    """

    table: pd.DataFrame
    known: int
    unknown: int


def ratings(catalogue: Catalogue, found: Ints) -> Ratings:
    """Count these titles by age rating."""
    column = catalogue.titles["rating"].iloc[found].astype("str").dropna()
    counts = column.value_counts().rename_axis("rating").rename("titles").reset_index()
    table = counts.sort_values(
        ["titles", "rating"], ascending=[False, True], kind="stable", ignore_index=True
    )
    known = len(column)
    return Ratings(table.assign(share=table["titles"] / max(known, 1)), known, len(found) - known)


def per_year(catalogue: Catalogue, found: Ints) -> pd.DataFrame:
    """Count the titles of each year of release from the first to the last: `year`, `films`."""
    year = arrays(catalogue).year[found].astype(int)
    counts = np.bincount(year - year.min()) if len(year) else np.array([], dtype=int)
    first = int(year.min()) if len(year) else 0
    return pd.DataFrame({"year": first + np.arange(len(counts)), "films": counts})


def missing(catalogue: Catalogue, found: Ints) -> pd.DataFrame:
    """Count the titles that lack each column: `column`, `missing`, `share` (of 1), most first."""
    return by_column(catalogue.once(_lacking)[found], _names())


def missing_by_platform(catalogue: Catalogue, found: Ints) -> pd.DataFrame:
    """Return shares of 1 in long form: `platform`, `titles`, `column`, `share`."""
    names = np.array(platforms(catalogue))[arrays(catalogue).platform[found]]
    grouped = pd.DataFrame(catalogue.once(_lacking)[found], columns=_names()).groupby(names)
    shares = grouped.mean().rename_axis("platform").reset_index()
    shares["titles"] = grouped.size().to_numpy()
    return shares.melt(["platform", "titles"], var_name="column", value_name="share")


@dataclass(frozen=True, slots=True)
class Widest:
    """The column that two platforms tell most differently: `least` to `most` (of 1) lack it."""

    column: str
    least: float
    least_platform: str
    most: float
    most_platform: str


def widest(by_platform: pd.DataFrame) -> Widest | None:
    """Return what the platforms tell most differently; None for fewer than two.

    `by_platform` are rows of `missing_by_platform`.
    """
    wide = by_platform.pivot_table("share", "platform", "column", sort=False)
    if len(wide) < 2:
        return None
    column = str((wide.max() - wide.min()).idxmax())
    shares = {str(platform): float(share) for platform, share in wide[column].items()}
    most, least = max(shares, key=lambda p: shares[p]), min(shares, key=lambda p: shares[p])
    return Widest(column, shares[least], least, shares[most], most)


def by_score(catalogue: Catalogue, found: Ints) -> Ints:
    """Return titles by score, the highest first."""
    score = arrays(catalogue).score[found]
    return ordered(catalogue, found, -np.nan_to_num(score, nan=-1.0))


def _names() -> list[str]:
    return [*COLUMNS, *RELATIONS]


def _lacking(catalogue: Catalogue) -> np.ndarray:
    """Return for each title (row) and column whether it is missing."""
    titles = catalogue.titles
    columns = [titles[name].isna().to_numpy() for name in COLUMNS]
    for table in RELATIONS.values():
        there = np.zeros(len(titles), dtype=bool)
        there[titles["title_id"].searchsorted(getattr(catalogue, table)["title_id"])] = True
        columns.append(~there)
    return np.column_stack(columns)
