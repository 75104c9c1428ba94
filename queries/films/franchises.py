"""Franchises: what did a series of films cost and earn? Source: TMDB's collections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.films import breakdowns
from queries.films.breakdowns import Comparison, Place
from queries.films.money import Money, money
from queries.names import index as names
from queries.names.index import Names
from queries.recent import recent
from queries.search.sequels import franchise_called

Measure = Literal["total", "mean", "mean_known", "profit", "median_return", "films"]
"""What a leaderboard can go by, see `queries.films.breakdowns.ranking`."""


@dataclass(frozen=True, slots=True, eq=False)
class Franchise:
    """One franchise: its name as the data spell it, the rows of its films and their money."""

    name: str
    rows: np.ndarray
    money: Money

    @property
    def films(self) -> int:
        """How many films it has."""
        return len(self.rows)


@recent
def franchise(catalogue: Catalogue, typed: str) -> Franchise:
    """Look up one franchise by its whole name; raises NotFoundError with the three nearest."""
    known, position = catalogue.once(index), position_of(catalogue, typed)
    rows = known.films(position)
    return Franchise(known.spellings[position], rows, money(catalogue, rows))


def position_of(catalogue: Catalogue, typed: str) -> int:
    """Return a franchise's position by its name or what it is called in another language.

    Raises: NotFoundError: no franchise is called so; carries the three nearest.
    """
    known = catalogue.once(index)
    if (position := known.place(typed)) is not None:
        return position
    translated = franchise_called(catalogue, typed)
    return known.find(typed if translated is None else translated)


def compare(catalogue: Catalogue, typed: Sequence[str], by: Measure = "total") -> Comparison:
    """Measure several franchises, the greatest first, a repeated one once; see `ranking`."""
    table = catalogue.once(ranking)
    return breakdowns.compared(
        table, "name", lambda name: franchise(catalogue, name).name, typed, by
    )


@recent
def films_of_franchise(catalogue: Catalogue, found: Franchise) -> pd.DataFrame:
    """Return its films, oldest first; columns as in `queries.films.breakdowns.films_with_money`."""
    return breakdowns.films_with_money(catalogue, found.rows)


def years(catalogue: Catalogue, found: Franchise) -> tuple[int, int]:
    """Return the years of its first and of its last film."""
    every = catalogue.films["year"].to_numpy()[found.rows]
    return int(every.min()), int(every.max())


def place(catalogue: Catalogue, found: Franchise) -> Place:
    """Return the franchise's place by its revenue among all of known revenue.

    Of all that `ranking` measures it takes the totals alone, a hundredth of the time.
    """
    franchises = catalogue.once(index)
    revenue, first = catalogue.films["revenue"].to_numpy()[franchises.rows], franchises.bounds[:-1]
    known = np.logical_or.reduceat(~np.isnan(revenue), first)
    totals = np.add.reduceat(np.nan_to_num(revenue), first)
    own = franchises.find(found.name)
    higher = int(np.count_nonzero(totals[known] > totals[own]))
    return Place(higher + 1 if known[own] else 0, int(np.count_nonzero(known)))


def leaderboard(
    catalogue: Catalogue, by: Measure = "total", *, minimum: int = 1, limit: int = 20
) -> pd.DataFrame:
    """Return the leading franchises: `place` and the columns of `breakdowns.ranking`.

    Those count that have `by` known for `minimum` films.
    """
    return breakdowns.leaders(catalogue.once(ranking), by, minimum, limit)


def index(catalogue: Catalogue) -> Names:
    """Index the franchises that have films."""
    member = catalogue.films[["film_id", "franchise_id"]].dropna()
    film = member.merge(catalogue.franchises, on="franchise_id")
    return names.index("franchise", catalogue, film["film_id"], film["franchise"])


def ranking(catalogue: Catalogue) -> pd.DataFrame:
    """Measure every franchise, see `queries.films.breakdowns.ranking`."""
    return breakdowns.ranking(catalogue, catalogue.once(index))
