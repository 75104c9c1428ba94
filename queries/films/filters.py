"""Which films are looked at: by years, genres, country, language, votes and known money."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.names.index import film_rows

Rows = npt.NDArray[np.intp]
"""Rows of the films table, from 0, ascending."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of films; what is left at its default leaves none out.

    `years` are the first and last year, both included. Of `genres` a film has any, or every one if
    `every_genre`; `country` is the ISO code of one of its production countries. `known_money`
    leaves out films whose budget or revenue is unknown.
    """

    years: tuple[int, int] | None = None
    genres: tuple[str, ...] = ()
    every_genre: bool = False
    language: str | None = None
    min_votes: int = 0
    known_money: bool = False
    country: str | None = None


EVERY = Filters()
"""Leaves no film out."""


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose from: the years' span, the rest by number of films."""

    years: tuple[int, int]
    genres: tuple[str, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]

    @property
    def decades(self) -> tuple[int, ...]:
        """The first years of all decades from the first film's to the last one's."""
        first, last = self.years
        return tuple(range(first // 10 * 10, last + 1, 10))


def chosen(catalogue: Catalogue, filters: Filters) -> Rows:
    """Return the rows of the films that pass; a genre or language nobody has leaves none."""
    films = catalogue.films
    keep = films["vote_count"].to_numpy() >= filters.min_votes
    if filters.years:
        first, last = filters.years
        year = films["year"].to_numpy()
        keep &= (first <= year) & (year <= last)
    if filters.language:
        keep &= (films["language"] == filters.language).to_numpy()
    if filters.known_money:
        keep &= (films["budget"].notna() & films["revenue"].notna()).to_numpy()
    if filters.genres:
        wanted = len(set(filters.genres)) if filters.every_genre else 1
        keep &= _genres_held(catalogue, filters.genres) >= wanted
    if filters.country:
        keep &= _produced_in(catalogue, filters.country)
    return np.flatnonzero(keep)


def options(catalogue: Catalogue) -> Options:
    """Return what the catalogue offers to choose from."""
    return catalogue.once(_options)


def genre_films(catalogue: Catalogue) -> npt.NDArray[np.int32]:
    """Return the row in the films table of each row of `film_genres`."""
    return catalogue.once(_genre_films)


def _genres_held(catalogue: Catalogue, genres: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Count for each film how many of these genres it has."""
    column = catalogue.film_genres["genre"].cat
    held = column.categories.isin(genres)[column.codes.to_numpy()]
    return np.bincount(genre_films(catalogue)[held], minlength=len(catalogue.films))


def _produced_in(catalogue: Catalogue, country: str) -> npt.NDArray[np.bool_]:
    """Tell of each film whether it was produced in the country of this code."""
    table, keep = catalogue.film_countries, np.zeros(len(catalogue.films), dtype=bool)
    keep[film_rows(catalogue, table["film_id"][table["country_code"] == country])] = True
    return keep


def _genre_films(catalogue: Catalogue) -> npt.NDArray[np.int32]:
    return film_rows(catalogue, catalogue.film_genres["film_id"]).astype(np.int32)


def _options(catalogue: Catalogue) -> Options:
    year = catalogue.films["year"]
    span = (int(year.min()), int(year.max())) if len(year) else (1900, 1900)
    return Options(
        span,
        _by_use(catalogue.film_genres["genre"]),
        _by_use(catalogue.films["language"]),
        _by_use(catalogue.film_countries["country_code"]),
    )


def _by_use(names: "pd.Series[str]") -> tuple[str, ...]:
    counts = names.value_counts()
    return tuple(str(name) for name in counts.index[counts > 0])
