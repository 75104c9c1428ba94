"""The streaming catalogues: how large they are, what they share, when and with what they grew.

Two titles are the same work where their folded title and their year agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.genres import twenty
from catalogue.platforms import called
from queries.films.comparable import MANY
from queries.platforms.selection import arrays, platform_named, platforms, rows
from queries.recent import recent
from queries.rows import greatest, picked

DATED = 0.5
"""Share of a platform's titles whose date added is known, from which on its growth is told."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many titles there are on a platform or on several, and how many on no other."""

    titles: int
    films: int
    series: int
    exclusive: int

    @property
    def share_exclusive(self) -> float:
        """The share of the titles, 0 to 1, that no other platform has; NaN over none."""
        return self.exclusive / self.titles if self.titles else float("nan")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many titles each platform has.

    `table`: one row a platform, largest first; `platform`, `titles`, `films`, `series`, `exclusive`
    (titles on no other platform), `dated` (titles whose date added is known). `works` counts each
    work once over all platforms, `shared` those on several.
    """

    table: pd.DataFrame
    works: int
    shared: int

    def of(self, platform: str, column: str = "titles") -> int:
        """Return one number of a platform's row."""
        row = self.table["platform"].tolist().index(platform)
        return int(self.table[column].to_numpy()[row])

    def total(self, platform: str | None = None) -> Size:
        """Add up the row of a platform, or those of all."""
        rows = self.table if platform is None else self.table[self.table["platform"] == platform]
        sums = rows[["titles", "films", "series", "exclusive"]].sum()
        return Size(*(int(n) for n in sums))


def count_titles(catalogue: Catalogue, platform: str) -> int:
    """Return how many films and series a platform has; raises NotFoundError."""
    return sizes(catalogue).of(platform_named(catalogue, platform))


def sizes(catalogue: Catalogue) -> Sizes:
    """Count the titles of every platform, and the works over all of them."""
    return catalogue.once(_sizes)


def exclusives(catalogue: Catalogue) -> pd.DataFrame:
    """Return each platform's titles that no other has: `exclusive`, `share` of its `titles`.

    The most first, under `platform`.
    """
    table = sizes(catalogue).table[["platform", "exclusive", "titles"]]
    table = table.assign(share=table["exclusive"] / table["titles"])
    return table.sort_values("exclusive", ascending=False, kind="stable", ignore_index=True)


def overlap(catalogue: Catalogue) -> pd.DataFrame:
    """Count the works that each pair of platforms shares: square, all works on the diagonal."""
    has = _has(catalogue).astype(np.int64)
    present = platforms(catalogue)
    square = pd.DataFrame(has.T @ has, index=present, columns=present)
    return square.rename_axis(index="platform", columns="other")


def shared_titles(catalogue: Catalogue, name: Callable[[str], str] = called) -> pd.DataFrame:
    """Return the works on several platforms: `title`, `release_year`, `platforms`, as `name` calls.

    `title_id` is that of the first platform that has it.
    """
    found = catalogue.once(_shared_works)
    names = {
        codes: ", ".join(map(name, codes.split(", "))) for codes in found["platforms"].unique()
    }
    return found.assign(platforms=found["platforms"].map(names).astype("str"))


@dataclass(frozen=True, slots=True)
class Growth:
    """When the titles still there were added, on the platforms where that is known of most.

    `months`: one row a platform and month with titles: `platform`, `month` (a date), `added`,
    `total` up to then. `totals`: a row a month, a column a platform. The busiest month of all is
    `month`, when `platform` added `added`.
    """

    months: pd.DataFrame
    totals: pd.DataFrame
    platform: str
    month: date
    added: int


def growth(catalogue: Catalogue) -> Growth | None:
    """Count the titles added in each month; None where too few dates added are known.

    A platform's count where they are known of DATED of its titles: Amazon's are of one in sixty.
    """
    return catalogue.once(_growth)


def divided(catalogue: Catalogue, subject: str, platform: str | None = None) -> pd.DataFrame:
    """Count the titles by `rating` (of age), `genre` or `country`, the commonest first.

    Genres are the twenty of `catalogue.genres`. Columns `value`, `titles`, `share` of the
    titles that have any, `everywhere` (the same over all platforms) and `times` (the one by the
    other); a title counts once for each of its genres and countries. Raises NotFoundError.
    """
    labels = catalogue.once(_LABELS[subject])
    asked = np.isin(labels.row, rows(catalogue, platform))
    counts, every = (
        np.bincount(labels.code[kept], minlength=len(labels.names))
        for kept in (asked, np.ones(len(asked), dtype=bool))
    )
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    share = counts[order] / max(len(np.unique(labels.row[asked])), 1)
    everywhere = every[order] / max(len(np.unique(labels.row)), 1)
    return pd.DataFrame(
        {
            "value": [labels.names[i] for i in order],
            "titles": counts[order],
            "share": share,
            "everywhere": everywhere,
            "times": share / everywhere,
        }
    )


def most_typical(table: pd.DataFrame) -> "pd.Series[Any] | None":
    """Return the row of `divided` whose share is the most times that of all platforms.

    Of those with MANY titles; None where none has so many.
    """
    enough = table[table["titles"] >= MANY]
    return None if enough.empty else greatest(enough, "times")


def labelled(catalogue: Catalogue, subject: str, row: int) -> tuple[str, ...]:
    """Return what `divided` counts of the title in one row: its genres, countries or rating."""
    labels = catalogue.once(_LABELS[subject])
    return tuple(labels.names[i] for i in labels.code[labels.row == row].tolist())


@recent
def where_to_watch(catalogue: Catalogue, film_id: int) -> pd.DataFrame:
    """Return who has a film of the catalogue: `platform` and, as it is called there, `title`."""
    rows = np.flatnonzero(catalogue.once(films) == film_id)
    return picked(catalogue.titles, ("platform", "title"), rows).drop_duplicates("platform")


def films(catalogue: Catalogue) -> np.ndarray:
    """Return each title's film, NaN where the film catalogue lacks it."""
    return catalogue.titles["film_id"].to_numpy(dtype="float64", na_value=np.nan)


@dataclass(frozen=True, slots=True)
class Labels:
    """What titles are labelled with: pairs of a row in titles and a position in `names`."""

    row: np.ndarray
    code: np.ndarray
    names: list[str]


def _labels(catalogue: Catalogue, title_id: pd.Series, value: pd.Series) -> Labels:
    known = value.notna().to_numpy()
    code, values = pd.factorize(value[known].astype("str"), sort=True)
    row = catalogue.titles["title_id"].searchsorted(title_id[known])
    return Labels(np.asarray(row), code, values.tolist())


def _ratings(catalogue: Catalogue) -> Labels:
    return _labels(catalogue, catalogue.titles["title_id"], catalogue.titles["rating"])


def _genres(catalogue: Catalogue) -> Labels:
    lists = catalogue.title_genres
    genre = lists["genre"].astype("str").map(twenty())
    sorted_ = lists.assign(genre=genre).drop_duplicates(["title_id", "genre"])
    return _labels(catalogue, sorted_["title_id"], sorted_["genre"])


def _countries(catalogue: Catalogue) -> Labels:
    lists = catalogue.title_countries
    return _labels(catalogue, lists["title_id"], lists["country"])


_LABELS = {"rating": _ratings, "genre": _genres, "country": _countries}


def _has(catalogue: Catalogue) -> np.ndarray:
    """Return which works (rows) are on which platforms (columns)."""
    columns = arrays(catalogue)
    has = np.zeros((columns.work.max(initial=-1) + 1, len(platforms(catalogue))), dtype=bool)
    has[columns.work, columns.platform] = True
    return has


def _sizes(catalogue: Catalogue) -> Sizes:
    columns = arrays(catalogue)
    spread = _has(catalogue).sum(axis=1)
    facts = pd.DataFrame(
        {
            "platform": [platforms(catalogue)[i] for i in columns.platform],
            "titles": 1,
            "films": columns.film,
            "series": ~columns.film,
            "exclusive": spread[columns.work] == 1,
            "dated": catalogue.titles["date_added"].notna().to_numpy(),
        }
    )
    table = facts.groupby("platform").sum().sort_values("titles", ascending=False)
    return Sizes(table.reset_index(), len(spread), int((spread > 1).sum()))


def _shared_works(catalogue: Catalogue) -> pd.DataFrame:
    columns, has = arrays(catalogue), _has(catalogue)
    names = np.array(platforms(catalogue))
    spread = has.sum(axis=1)
    first = np.unique(columns.work, return_index=True)[1]
    shared = np.flatnonzero(spread > 1)
    titles = catalogue.titles.iloc[first[shared]]
    found = titles[["title_id", "title", "title_key", "release_year"]].assign(
        platforms=[", ".join(names[mask]) for mask in has[shared]],
        spread=spread[shared],
    )
    found = found.sort_values(["spread", "title_key"], ascending=[False, True])
    return found[["title_id", "title", "release_year", "platforms"]].reset_index(drop=True)


def _growth(catalogue: Catalogue) -> Growth | None:
    table = sizes(catalogue).table
    told = table["platform"][table["dated"] >= DATED * table["titles"]]
    titles = catalogue.titles[catalogue.titles["platform"].astype("str").isin(told)]
    dated = titles[titles["date_added"].notna()]
    month = dated["date_added"].dt.to_period("M").dt.to_timestamp()
    added = dated.groupby([dated["platform"].astype("str"), month.rename("month")]).size()
    table = added.rename("added").reset_index()
    if table.empty:
        return None
    months = table.assign(total=table.groupby("platform")["added"].cumsum())
    totals = months.pivot_table(index="month", columns="platform", values="total").ffill()
    busiest = months.iloc[int(months["added"].to_numpy().argmax())]
    return Growth(
        months, totals, busiest["platform"], busiest["month"].date(), int(busiest["added"])
    )
