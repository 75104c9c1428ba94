"""What is known of the films: missing values by column and decade, films by year, month, day."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.films.comparable import MANY
from queries.films.filters import Rows
from queries.films.releases import is_exact
from queries.names.index import film_rows

COLUMNS = (
    *("overview", "tagline", "runtime", "budget", "revenue", "roi", "vote_average", "language"),
)
RELATIONS = {
    "genres": "film_genres",
    "companies": "film_companies",
    "countries": "film_countries",
    "keywords": "film_keywords",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """The catalogue at a glance: years and minutes, US dollars, votes of ten; NaN over nothing.

    `revenue` is the median of the `earning` films whose revenue is known.
    """

    films: int
    first: int
    last: int
    runtime: float
    titles: int
    platforms: int
    revenue: float
    earning: int
    mean_vote: float
    median_vote: float


def summary(catalogue: Catalogue) -> Summary:
    """Measure the whole catalogue."""
    films, titles = catalogue.films, catalogue.titles
    return Summary(
        films=len(films),
        first=int(films["year"].min()) if len(films) else 0,
        last=int(films["year"].max()) if len(films) else 0,
        runtime=float(films["runtime"].median()),
        titles=len(titles),
        platforms=titles["platform"].nunique(),
        revenue=float(films["revenue"].median()),
        earning=int(films["revenue"].count()),
        mean_vote=float(films["vote_average"].mean()),
        median_vote=float(films["vote_average"].median()),
    )


def every(catalogue: Catalogue) -> Rows:
    """Return the rows of all films."""
    return np.arange(len(catalogue.films))


def known(catalogue: Catalogue) -> pd.DataFrame:
    """Return the columns of `missing` over all films, and `known` (of 1), the best known first."""
    table = missing(catalogue, every(catalogue))
    table = table.assign(known=1 - table["share"])
    return table.sort_values("known", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True, slots=True)
class Swing:
    """The column whose share of lacking films changed most: from `least` to `most` (of 1).

    `least_decade` and `most_decade` are the first years of the two decades.
    """

    column: str
    least: float
    least_decade: int
    most: float
    most_decade: int


def missing(catalogue: Catalogue, rows: Rows) -> pd.DataFrame:
    """Count the films that lack each column: `column`, `missing`, `share` (of 1), most first."""
    return by_column(catalogue.once(_lacking)[rows], _names())


def by_column(lacking: npt.NDArray[np.bool_], names: list[str]) -> pd.DataFrame:
    """Count what n rows lack of m columns (n, m): `column`, `missing`, `share`, most first."""
    counts = lacking.sum(axis=0)
    table = pd.DataFrame(
        {"column": names, "missing": counts, "share": counts / max(len(lacking), 1)}
    )
    return table.sort_values("missing", ascending=False, kind="stable", ignore_index=True)


def missing_by_decade(catalogue: Catalogue, rows: Rows) -> pd.DataFrame:
    """Return shares of 1 in long form: `decade` (its first year), `films`, `column`, `share`."""
    decade = catalogue.films["year"].to_numpy()[rows] // 10 * 10
    lacking = pd.DataFrame(catalogue.once(_lacking)[rows], columns=_names())
    grouped = lacking.groupby(decade)
    shares = grouped.mean().rename_axis("decade").reset_index()
    shares["films"] = grouped.size().to_numpy()
    return shares.melt(["decade", "films"], var_name="column", value_name="share")


def swing(decades: pd.DataFrame) -> Swing | None:
    """Return what changed most between two decades of MANY films or more.

    `decades` are rows of `missing_by_decade`; None where fewer than two have so many films.
    """
    wide = decades[decades["films"] >= MANY].pivot_table("share", "decade", "column", sort=False)
    if len(wide) < 2:
        return None
    column = str((wide.max() - wide.min()).idxmax())
    shares = {int(str(decade)): float(share) for decade, share in wide[column].items()}
    most, least = max(shares, key=lambda d: shares[d]), min(shares, key=lambda d: shares[d])
    return Swing(column, shares[least], least, shares[most], most)


def fullest(years: pd.DataFrame) -> tuple[int, int]:
    """Return the year of most films, and how many, of the rows of `per_year`."""
    most = years.iloc[int(years["films"].to_numpy().argmax())]
    return int(most["year"]), int(most["films"])


def per_year(catalogue: Catalogue, rows: Rows) -> pd.DataFrame:
    """Count the films of each year from the first to the last: `year`, `films`."""
    year = catalogue.films["year"].to_numpy()[rows]
    if not len(year):
        return pd.DataFrame({"year": [], "films": []})
    counts = np.bincount(year - year.min())
    return pd.DataFrame({"year": year.min() + np.arange(len(counts)), "films": counts})


@dataclass(frozen=True, slots=True)
class Busiest:
    """The year with the most films, and how many these are."""

    year: int
    films: int


def busiest(years: pd.DataFrame) -> Busiest:
    """Return the busiest of the years that `per_year` counts, the first of equals."""
    most = years.iloc[int(years["films"].to_numpy().argmax())]
    return Busiest(int(most["year"]), int(most["films"]))


def months_by_weekdays(catalogue: Catalogue, rows: Rows, *, exact: bool = False) -> pd.DataFrame:
    """Count months (rows, 1 to 12) by weekdays (columns, 0 Monday); `exact` drops placeholders."""
    if exact:
        rows = rows[is_exact(catalogue, "weekday", rows)]
    month = catalogue.films["month"].to_numpy()[rows].astype(int)
    weekday = catalogue.films["weekday"].to_numpy()[rows]
    counts = np.bincount((month - 1) * 7 + weekday, minlength=84).reshape(12, 7)
    return pd.DataFrame(counts, index=range(1, 13)).rename_axis(index="month", columns="weekday")


def _names() -> list[str]:
    return [*COLUMNS, *RELATIONS]


def _lacking(catalogue: Catalogue) -> npt.NDArray[np.bool_]:
    """Return for each film (row) and column whether it is missing."""
    films = len(catalogue.films)
    columns = [catalogue.films[name].isna().to_numpy() for name in COLUMNS]
    for table in RELATIONS.values():
        there = np.zeros(films, dtype=bool)
        there[film_rows(catalogue, getattr(catalogue, table)["film_id"])] = True
        columns.append(~there)
    return np.column_stack(columns)
