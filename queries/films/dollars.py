"""Sums of money in dollars of one year, by US consumer prices (`data/prices/`).

A catalogue in constant dollars is a catalogue like any other: every question can be asked of it,
and none knows. Films of years without an index keep their nominal sums. Returns stay: budget and
revenue are taken for dollars of the year of release. What is a slip stays too, since it was made in
the dollars of its time: the floors of `comparable` look at `nominal_films`.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.films import (
    breakdowns,
    cards,
    companies,
    countries,
    filters,
    franchises,
    genres,
    names,
    people,
    returns,
)
from queries.recent import latest

T = TypeVar("T")
FILE = Path(__file__).resolve().parents[2] / "data/prices/us_consumer_prices.csv"
MONEY_FREE = (
    *("catalogue.", "models.", "queries.names.", "queries.search.", "queries.platforms."),
    *("queries.rows._reader", "queries.data.reach.", "language.spoken.", "views.alike."),
    *("api.similar.", "queries.across.works.", "queries.films.film._told."),
    *("queries.films.standing._groups.", "queries.films.standing._free.", "queries.films.facts."),
    *("queries.films.standing.votes.", "queries.films.posters.", "queries.across.person._told."),
    *("queries.films.countries.counted.", "queries.films.countries.without_country."),
    *("views.films.person._named.", "views.films.person._best.", "queries.films.examples."),
)
"""How indexes and kept answers are called that tell of no sums, or of nominal ones alone."""
INDEXES: set[Callable[[Catalogue], object]] = {
    *(module.index for module in (franchises, companies, countries)),
    *(countries.code_index, countries.named, countries._spellings, countries._codes),
    *(
        returns.title_hashes,
        returns.by_return,
        returns.returning,
        returns.by_genre,
        names.make_spanish,
        people.make_people,
        people.numbered,
    ),
    *(filters._genre_films, filters._options, breakdowns._genre_rows),
    *(genres.make_sets, cards.platforms_of),
}
"""Indexes of this package that tell of none; the order of returns is the same in any dollars."""
KEPT = 3
"""Years of which the catalogue is kept: a reader compares two or three, and another takes 1 ms."""


@dataclass(frozen=True)
class Constant(Catalogue):
    """A catalogue whose budgets and revenues are dollars of the year `dollars`, where they can be.

    What tells of no money is kept beside the `nominal` one, once for both.
    """

    nominal: Catalogue | None = None
    dollars: int = 0

    @property
    def nominal_films(self) -> pd.DataFrame:
        """The films of the `nominal` catalogue."""
        return self.films if self.nominal is None else self.nominal.films

    def once(self, make: Callable[[Catalogue], T]) -> T:
        """Return `make` of the nominal catalogue where money does not matter, else of this one."""
        name = f"{make.__module__}.{make.__qualname__}"
        free = make in INDEXES or name.startswith(MONEY_FREE)
        if free and self.nominal is not None:
            return self.nominal.once(make)
        return super().once(make)


@cache
def prices() -> dict[int, float]:
    """Return the index of consumer prices by year, 1982-84 = 100."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {int(row["year"]): float(row["index"]) for row in csv.DictReader(file)}


def last_year() -> int:
    """Return the last year whose prices are known."""
    return max(prices())


def factors(years: npt.NDArray[np.integer], base: int) -> npt.NDArray[np.float64]:
    """Return what a dollar of each year is in dollars of the year `base`; 1 without an index."""
    known = prices()
    first = min(known) - 1
    table = np.ones(max(known) - first + 2)
    for year, index in known.items():
        table[year - first] = known[base] / index
    # Any year before the first or after the last stands for those without an index.
    found: npt.NDArray[np.float64] = table[np.clip(years, first, last_year() + 1) - first]
    return found


@latest(KEPT)
def constant(catalogue: Catalogue, year: int) -> Catalogue:
    """Return the catalogue in dollars of a year whose prices are known."""
    films = catalogue.films
    parts = {f.name: getattr(catalogue, f.name) for f in fields(Catalogue) if f.init}
    columns: dict[str, Any] = {str(name): films[name].array for name in films}
    for name, rows in catalogue.once(_known).items():
        columns[name] = films[name].to_numpy().copy()
        columns[name][rows] *= factors(films["year"].to_numpy()[rows], year)
    # A frame of its columns as they lie: `assign` would copy the sums once more.
    changed = {"films": pd.DataFrame(columns, index=films.index, copy=False), "mapped": None}
    return Constant(**{**parts, **changed}, nominal=catalogue, dollars=year)


def _known(catalogue: Catalogue) -> dict[str, npt.NDArray[np.intp]]:
    """Return the rows of the films whose sums are known, by column: most films' are not."""
    films = catalogue.films
    return {name: np.flatnonzero(films[name].notna()) for name in ("budget", "revenue")}


def dollars_of(catalogue: Catalogue) -> int | None:
    """Return the year whose dollars the sums are, None where they are nominal."""
    return catalogue.dollars if isinstance(catalogue, Constant) else None


def has_prices(year: int) -> bool:
    """Say whether a year's sums can be told in dollars of another."""
    return year in prices()
