"""Companies: how many films did a production company make, and what did they earn?

A film's revenue counts once for each of its companies. A name is the whole name: `Universal` is
none of the 50 companies that have it in theirs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.names import key
from queries.films import breakdowns
from queries.films.breakdowns import Comparison
from queries.films.filters import EVERY, Filters, chosen
from queries.films.franchises import Measure
from queries.films.money import Money, money
from queries.names import index as names
from queries.names.index import Names
from queries.recent import recent

SLIP = 180.0
"""Likeness, of 200, from which two names differ by a slip."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """One company: its commonest spelling, all its spellings, its films' rows and their money."""

    name: str
    spellings: tuple[str, ...]
    rows: np.ndarray
    money: Money

    @property
    def films(self) -> int:
        """How many films it made."""
        return len(self.rows)


@recent
def company(catalogue: Catalogue, typed: str) -> Company:
    """Look up one company by its whole name; raises NotFoundError with the three nearest."""
    known = catalogue.once(index)
    position = known.find(typed)
    name, rows = known.spellings[position], known.films(position)
    return Company(name, known.written(position), rows, money(catalogue, rows))


def related(catalogue: Catalogue, found: Company, limit: int = 10) -> pd.DataFrame:
    """Return companies of a like name, which the answer leaves out; columns as in `ranking`.

    First those that begin with the same two words, hold the whole name or lie in it, by films;
    then those that a slip of the finger would make of it.
    """
    known, own = catalogue.once(index), key(found.name)
    first = next(iter(_WORD.findall(own)), own)
    every = list(known.folded)
    maybe = (i for i, name in enumerate(every) if first in name or name in own)
    kin = [i for i in maybe if _kin(every[i], own)]
    kin.sort(key=lambda i: -len(known.films(i)))
    like = names.likeness(found.name, every)
    slips = [known.find(name) for name, value in like.items() if value >= SLIP]
    chosen = list(dict.fromkeys([*kin, *slips]))[:limit]
    return catalogue.once(ranking).iloc[chosen].reset_index(drop=True)


def partners(catalogue: Catalogue, found: Company) -> pd.DataFrame:
    """Return whom the company made films with: columns `name` and `films`, the closest first."""
    known = catalogue.once(index)
    return breakdowns.partners(known, found.rows, [known.find(found.name)])


@recent
def within(catalogue: Catalogue, found: Company, filters: Filters) -> Company:
    """Return the company with those of its films that pass the filters."""
    if filters == EVERY:
        return found
    rows = np.intersect1d(found.rows, chosen(catalogue, filters))
    return replace(found, rows=rows, money=money(catalogue, rows))


def leaderboard(
    catalogue: Catalogue,
    by: Measure = "total",
    *,
    minimum: int = 1,
    limit: int = 20,
    filters: Filters = EVERY,
) -> pd.DataFrame:
    """Return the leading companies: `place` and the columns of `breakdowns.ranking`.

    Those count that have `by` known for `minimum` films, of those that pass the filters.
    """
    return breakdowns.leaders(_measured(catalogue, filters), by, minimum, limit)


@recent
def _measured(catalogue: Catalogue, filters: Filters) -> pd.DataFrame:
    """Measure every company over the films that pass the filters."""
    if filters == EVERY:
        return catalogue.once(ranking)
    return breakdowns.ranking(catalogue, catalogue.once(index), chosen(catalogue, filters))


def compare(
    catalogue: Catalogue, typed: Sequence[str], by: Measure = "total", filters: Filters = EVERY
) -> Comparison:
    """Measure several companies over the films that pass, the greatest first, see `ranking`."""
    table = _measured(catalogue, filters)
    return breakdowns.compared(table, "name", lambda name: company(catalogue, name).name, typed, by)


def index(catalogue: Catalogue) -> Names:
    """Index the companies."""
    table = catalogue.film_companies
    return names.index("company", catalogue, table["film_id"], table["company"])


def ranking(catalogue: Catalogue) -> pd.DataFrame:
    """Measure every company, see `queries.films.breakdowns.ranking`."""
    return breakdowns.ranking(catalogue, catalogue.once(index))


def _kin(name: str, other: str) -> bool:
    """Tell whether two different names begin with the same two words or one holds the other."""
    if name == other:
        return False
    words, others = _WORD.findall(name), _WORD.findall(other)
    if min(len(words), len(others)) > 1 and words[:2] == others[:2]:
        return True
    mine, theirs = f" {' '.join(words)} ", f" {' '.join(others)} "
    return bool(words and others) and (mine in theirs or theirs in mine)
