"""Countries: how many films were produced in a country?

The data name countries in English and by ISO 3166-1 code. A co-production counts in each of its
countries. Two countries that the data spell alike (the Congos) are one name and two codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from catalogue import Catalogue, NotFoundError, territories
from catalogue.names import key
from catalogue.states import RETIRED
from queries.films import breakdowns
from queries.films.breakdowns import Comparison, Place
from queries.films.filters import EVERY, Filters, chosen
from queries.films.franchises import Measure
from queries.films.money import Money, money
from queries.names import index as names
from queries.names.index import Names
from queries.recent import recent


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """One country: `name` as the data spell it, `codes` of that name, its films and their money."""

    name: str
    codes: tuple[str, ...]
    rows: np.ndarray
    money: Money

    @property
    def films(self) -> int:
        """How many films were produced there, alone or with others."""
        return len(self.rows)


@recent
def country(catalogue: Catalogue, typed: str) -> Country:
    """Look up one country: the data's own name, a Spanish or English name, or an ISO code.

    Raises: NotFoundError: no film was produced in a country so called; carries near names.
    """
    found = so_called(catalogue, typed)
    if found is None:
        raise NotFoundError("country", typed, _near(catalogue, typed))
    return found


def so_called(catalogue: Catalogue, typed: str) -> Country | None:
    """Look up one country as `country`; None where none is called so. Near names take a while."""
    by_name, by_code = catalogue.once(index), catalogue.once(code_index)
    position = by_name.folded.place(key(typed))
    if position is not None:
        name, rows = by_name.spellings[position], by_name.films(position)
        return Country(name, catalogue.once(_codes)[name], rows, money(catalogue, rows))
    code = territories.code(typed) or ""
    position = by_code.folded.place(key(code))
    if position is None:
        return None
    rows = by_code.films(position)
    return Country(catalogue.once(_spellings)[code], (code,), rows, money(catalogue, rows))


def is_known(catalogue: Catalogue, code: str) -> bool:
    """Tell whether a film was produced in the country of this code."""
    return catalogue.once(code_index).folded.place(key(code)) is not None


@recent
def within(catalogue: Catalogue, found: Country, filters: Filters) -> Country:
    """Return the country with those of its films that pass the filters."""
    if filters == EVERY:
        return found
    rows = np.intersect1d(found.rows, chosen(catalogue, filters))
    return replace(found, rows=rows, money=money(catalogue, rows))


@recent
def partners(catalogue: Catalogue, found: Country) -> pd.DataFrame:
    """Return with whom films were produced together: `code`, `films`, the closest first."""
    known = catalogue.once(code_index)
    own = [known.find(code) for code in found.codes]
    return breakdowns.partners(known, found.rows, own).rename(columns={"name": "code"})


@recent
def coproductions(catalogue: Catalogue, found: Country) -> int:
    """Return how many of the country's films were produced together with another country."""
    known, films = catalogue.once(code_index), len(catalogue.films)
    every = np.concatenate([known.films(known.find(code)) for code in found.codes])
    countries, ours = np.bincount(known.rows, minlength=films), np.bincount(every, minlength=films)
    return int(np.count_nonzero((countries > ours)[found.rows]))


@recent
def films_by_country(catalogue: Catalogue, filters: Filters = EVERY) -> pd.DataFrame:
    """Return every country of the data that has films that pass the filters, most films first.

    Columns: `code`, `country` (as the data spell it), the figures of `breakdowns.ranking`
    and `retired` (no longer a state).
    """
    return catalogue.once(ranking) if filters == EVERY else _ranked(catalogue, filters)


@recent
def counted(catalogue: Catalogue, filters: Filters = EVERY) -> pd.DataFrame:
    """Return `code`, `country` and `films` of `films_by_country`: the same in any dollars."""
    return films_by_country(catalogue, filters)[["code", "country", "films"]]


def compare(
    catalogue: Catalogue, typed: Sequence[str], by: Measure = "films", filters: Filters = EVERY
) -> Comparison:
    """Measure several countries over the films that pass, the greatest first; `code` names each.

    Of several countries that the data spell alike the first stands for all.
    """
    table = films_by_country(catalogue, filters)
    return breakdowns.compared(
        table, "code", lambda name: country(catalogue, name).codes[0], typed, by
    )


def place(catalogue: Catalogue, found: Country, filters: Filters = EVERY) -> Place:
    """Return the country's place among all by its films, of those that pass the filters."""
    every = counted(catalogue, filters)["films"].to_numpy()
    return Place(int(np.count_nonzero(every > found.films)) + 1, len(every))


@recent
def without_country(catalogue: Catalogue) -> int:
    """Return how many films have no country."""
    countries = np.bincount(catalogue.once(code_index).rows, minlength=len(catalogue.films))
    return int(np.count_nonzero(countries == 0))


def index(catalogue: Catalogue) -> Names:
    """Index the countries by the data's names."""
    table = catalogue.film_countries
    return names.index("country", catalogue, table["film_id"], table["country"])


def code_index(catalogue: Catalogue) -> Names:
    """Index the countries by code."""
    table = catalogue.film_countries
    return names.index("country", catalogue, table["film_id"], table["country_code"])


def ranking(catalogue: Catalogue) -> pd.DataFrame:
    """Measure every country, most films first."""
    return _ranked(catalogue, EVERY)


def _ranked(catalogue: Catalogue, filters: Filters) -> pd.DataFrame:
    rows = None if filters == EVERY else chosen(catalogue, filters)
    table = breakdowns.ranking(catalogue, catalogue.once(code_index), rows)
    table = table.rename(columns={"name": "code"})
    spelled = table["code"].map(catalogue.once(_spellings)).astype("str")
    table.insert(1, "country", spelled)
    table = table.assign(retired=table["code"].isin(list(RETIRED)))
    return table.sort_values("films", ascending=False, kind="stable", ignore_index=True)


def named(catalogue: Catalogue) -> dict[str, str]:
    """Return the data's name of each code, that of most films first."""
    table = catalogue.once(ranking)
    return dict(zip(table["code"].tolist(), table["country"].tolist(), strict=True))


def _spellings(catalogue: Catalogue) -> dict[str, str]:
    """Return the data's name of each code."""
    pairs = catalogue.film_countries[["country_code", "country"]].drop_duplicates("country_code")
    return dict(pairs.astype("str").itertuples(index=False))


def _codes(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the codes of each name."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name in catalogue.once(_spellings).items():
        found[name] = (*found.get(name, ()), code)
    return found


def _near(catalogue: Catalogue, typed: str) -> list[str]:
    """Return the data's names nearest to what was typed in either language."""
    known, own = catalogue.once(_spellings), catalogue.once(index)
    foreign = [n for n in territories.all_names() if territories.code(n) in known]
    near = names.nearest(typed, [*own.folded, *foreign], 9)
    spelled = [known[territories.code(n) or ""] if n not in own.folded else n for n in near]
    spelled = [own.spellings[own.find(name)] for name in spelled]
    return list(dict.fromkeys(spelled))[:3]
