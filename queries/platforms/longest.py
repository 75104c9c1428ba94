"""The longest title: in minutes or in seasons, which are never compared."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.platforms.selection import (
    Ints,
    arrays,
    need_year,
    ordered,
    platform_named,
    rows,
    titles_at,
)
from queries.recent import recent

UNITS = ("min", "season")
NAMED = ["title_id", "title", "platform", "release_year", "duration_type", "film_id"]
"""What names a title: taking its row of every column was half of an answer's time."""
_SPELLINGS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuto", "minutos"), "min"),
    **dict.fromkeys(("season", "seasons", "temporada", "temporadas"), "season"),
}


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest titles among those asked for.

    `titles` holds all that tie, by title, with the columns of NAMED; `duration` is their length in
    `unit`; `of` titles have a length in that unit. `noise`: videos to sleep by are among them.
    """

    titles: pd.DataFrame
    duration: int
    unit: str
    platform: str | None
    year: int | None
    of: int
    noise: bool

    @property
    def names(self) -> list[str]:
        """All tied titles in lower case, as the mission's flat table has them, alphabetical."""
        return [title.lower() for title in self.titles["title"]]


def unit_named(typed: str) -> str:
    """Return `min` or `season`; raises NotFoundError with both."""
    found = _SPELLINGS.get(key(typed))
    if found is None:
        raise NotFoundError("unit", typed, UNITS)
    return found


@recent
def longest(
    catalogue: Catalogue,
    year: int | None = None,
    platform: str | None = None,
    unit: str = "min",
    *,
    noise: bool = True,
) -> Longest:
    """Find the longest titles of a year of release and a platform, in one unit.

    Without `noise`, videos to sleep by are left out.

    Raises: NotFoundError: no such platform or unit, or no title of that year with such a length.
    Source: the platforms' `duration`, or `rating` where it was put there.
    """
    found = measured(catalogue, platform, unit, noise=noise)
    years = arrays(catalogue).year
    if not len(found):
        raise NotFoundError("unit", unit, [u for u in UNITS if u != unit_named(unit)])
    need_year(years[found], year)
    found = found if year is None else found[years[found] == year]
    length = _lengths(catalogue, unit)[found]
    tied = ordered(catalogue, found[length == length.max()])
    name = None if platform is None else platform_named(catalogue, platform)
    titles = catalogue.once(_named).iloc[tied]
    return Longest(titles, int(length.max()), unit_named(unit), name, year, len(found), noise)


def longer_with_noise(catalogue: Catalogue, found: Longest) -> Longest | None:
    """Return the answer that counts videos to sleep by, None where it is the same."""
    if found.noise:
        return None
    every = longest(catalogue, found.year, found.platform, found.unit, noise=True)
    return every if every.duration != found.duration else None


def measured(catalogue: Catalogue, platform: str | None, unit: str, *, noise: bool = True) -> Ints:
    """Return the rows of titles whose length is known in this unit; raises NotFoundError."""
    found = rows(catalogue, platform)
    found = found[np.isfinite(_lengths(catalogue, unit)[found])]
    return found if noise else found[~arrays(catalogue).noise[found]]


@recent
def ranking(
    catalogue: Catalogue,
    year: int | None = None,
    platform: str | None = None,
    unit: str = "min",
    *,
    noise: bool = True,
    limit: int = 15,
) -> pd.DataFrame:
    """Return the longest titles, the longest first; raises NotFoundError."""
    found = measured(catalogue, platform, unit, noise=noise)
    found = found if year is None else found[arrays(catalogue).year[found] == year]
    order = ordered(catalogue, found, -_lengths(catalogue, unit)[found])
    return titles_at(catalogue, order[:limit])


def by_year(
    catalogue: Catalogue, platform: str | None = None, unit: str = "min", *, noise: bool = True
) -> pd.DataFrame:
    """Return each year's record.

    Its `title_id`, `release_year`, `duration_int`, `title` and `platform`; `median` is the year's.
    """
    found = measured(catalogue, platform, unit, noise=noise)
    year, length = arrays(catalogue).year, _lengths(catalogue, unit)
    found = ordered(catalogue, found, year[found].astype("float64"), -length[found])
    _, first = np.unique(year[found], return_index=True)
    medians = [float(np.median(length[part])) for part in np.split(found, first[1:])]
    columns = ["title_id", "release_year", "duration_int", "title", "platform"]
    records = titles_at(catalogue, found[first])[columns]
    return records.assign(median=medians[: len(records)]).reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class Record:
    """The longest title of all years, and the year of its release."""

    year: int
    title: str
    title_id: str


def record(years: pd.DataFrame) -> Record:
    """Return the longest of the records that `by_year` returns, the earliest of equals."""
    first = years.iloc[int(years["duration_int"].to_numpy().argmax())]
    return Record(int(first["release_year"]), str(first["title"]), str(first["title_id"]))


def _named(catalogue: Catalogue) -> pd.DataFrame:
    return catalogue.titles[NAMED]


def _lengths(catalogue: Catalogue, unit: str) -> npt.NDArray[np.float64]:
    columns = arrays(catalogue)
    return columns.minutes if unit_named(unit) == "min" else columns.seasons
