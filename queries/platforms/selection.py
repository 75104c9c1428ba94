"""Which platform titles are asked for: of a platform, of a year of release, or of both.

The columns that questions filter by are kept as arrays beside the catalogue: a mask over 22,998
numbers takes microseconds, over a frame with its texts milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from catalogue.platforms import named

LONGEST = 100
"""Characters of a name that are looked at."""
Ints = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Arrays:
    """Columns of titles, a number a row: `platform` is a position in `platforms`.

    `minutes` and `seasons` are NaN where the title has none; `score` is rounded to 2 decimals;
    `work` is the same where folded title and year agree.
    """

    platform: npt.NDArray[np.int8]
    year: npt.NDArray[np.int16]
    film: Mask
    minutes: npt.NDArray[np.float64]
    seasons: npt.NDArray[np.float64]
    noise: Mask
    score: npt.NDArray[np.float64]
    work: Ints


def platform_named(catalogue: Catalogue, typed: str) -> str:
    """Return the platform that bears a name, as the tables spell it.

    Raises: NotFoundError: no such platform at hand; carries those at hand, nearest first.
    """
    found = named(typed[:LONGEST])
    present = platforms(catalogue)
    if found not in present:
        near = process.extract(key(typed)[:40], present, scorer=fuzz.WRatio, limit=len(present))
        raise NotFoundError("platform", typed, [name for name, _, _ in near])
    return found


def platforms(catalogue: Catalogue) -> list[str]:
    """Return the platforms at hand, in alphabetical order."""
    return catalogue.once(_present)


def rows(catalogue: Catalogue, platform: str | None = None, year: int | None = None) -> Ints:
    """Return the rows in titles of a platform, of a year, or of both; raises NotFoundError."""
    columns = arrays(catalogue)
    mask = np.ones(len(columns.year), dtype=bool)
    if platform is not None:
        mask &= columns.platform == platforms(catalogue).index(platform_named(catalogue, platform))
    if year is not None:
        mask &= columns.year == year
    return np.flatnonzero(mask)


def titles_at(catalogue: Catalogue, found: Ints) -> pd.DataFrame:
    """Return rows of titles, in the order asked for."""
    return catalogue.titles.iloc[found]


def need_year(years: Iterable[int], year: int | None) -> None:
    """Raise NotFoundError with the nearest of `years` and their span, if `year` is none of them."""
    every = np.asarray(years)
    if year is not None and not (every == year).any():
        known = np.unique(every.astype("float64"))
        near = known[np.argsort(np.abs(known - year), kind="stable")[:3]]
        span = (int(known[0]), int(known[-1])) if len(known) else None
        raise NotFoundError("year", str(year), [str(int(y)) for y in near], span)


def ordered(catalogue: Catalogue, found: Ints, *values: npt.NDArray[np.float64]) -> Ints:
    """Return rows by `values` (the first decides), equals by title."""
    rank = catalogue.once(_alphabetical)
    order = np.lexsort((rank[found], *reversed(values)))
    return found[order]


def arrays(catalogue: Catalogue) -> Arrays:
    """Return the columns as arrays."""
    return catalogue.once(_arrays)


def _arrays(catalogue: Catalogue) -> Arrays:
    titles = catalogue.titles
    number = titles["duration_int"].to_numpy(dtype="float64", na_value=np.nan)
    unit = titles["duration_type"].astype("str").to_numpy(dtype=object)
    platform = pd.Categorical(titles["platform"].astype("str"), categories=platforms(catalogue))
    works = titles.groupby(["title_key", "release_year"], sort=False).ngroup()
    return Arrays(
        platform=platform.codes.astype(np.int8),
        year=titles["release_year"].to_numpy(dtype="int16"),
        film=(titles["type"] == "movie").to_numpy(dtype=bool),
        minutes=np.where(unit == "min", number, np.nan),
        seasons=np.where(unit == "season", number, np.nan),
        noise=titles["sleep_noise"].to_numpy(dtype=bool),
        score=titles["score"].round(2).to_numpy(dtype="float64"),
        work=works.to_numpy(),
    )


def _present(catalogue: Catalogue) -> list[str]:
    return sorted(catalogue.titles["platform"].astype("str").unique().tolist())


def _alphabetical(catalogue: Catalogue) -> Ints:
    """Return each title's place in the alphabet, by its text in lower case."""
    lower = catalogue.titles["title"].str.lower()
    return np.asarray(lower.rank(method="dense").to_numpy(dtype="int64"))
