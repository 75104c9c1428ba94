"""Titles by number, and the numbers of those that pass a choice: what recommenders need."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.fame import of_films
from catalogue.names import key
from queries.films.filters import Filters, chosen
from queries.platforms import title
from queries.platforms.names import spanish
from queries.rows import picked
from queries.search.films import find_called
from queries.search.titles import find_title

Ints = npt.NDArray[np.integer]


def films_by_number(catalogue: Catalogue, film_ids: Ints) -> pd.DataFrame:
    """Return the films that bear the numbers, in that order: film_id, title, year, votes."""
    rows = catalogue.films["film_id"].to_numpy().searchsorted(film_ids)
    found = picked(catalogue.films, ("film_id", "title", "year", "vote_count"), rows)
    return found.rename(columns={"film_id": "item"})


def films_within(catalogue: Catalogue, years: tuple[int, int], genres: Sequence[str]) -> Ints:
    """Return the numbers of the films of some years that have any of the genres, ascending."""
    rows = chosen(catalogue, Filters(years=years, genres=tuple(genres)))
    return catalogue.films["film_id"].to_numpy()[rows]


def title_called(catalogue: Catalogue, typed: str) -> int:
    """Return the row of the title meant, as `find_title`, or by its Spanish name or its film's.

    Raises: NotFoundError: nothing is like it enough; it carries the three nearest titles.
    """
    if typed.strip() and not (catalogue.titles["title_key"] == key(typed)).any():
        bearing = catalogue.once(spanish).bearing(typed)
        bearing = bearing if len(bearing) else _of_film_called(catalogue, typed)
        if len(bearing):
            return int(bearing[0])
    return find_title(catalogue, typed)


def _of_film_called(catalogue: Catalogue, typed: str) -> Ints:
    """Return the rows of the titles that are a film so called in any language, best known first."""
    films = find_called(catalogue, typed)
    votes = catalogue.once(of_films)
    for row in films[np.argsort(-votes[films], kind="stable")].tolist():
        titles = title.of_film(catalogue, int(catalogue.films["film_id"].array[row]))
        if len(titles):
            return titles
    return np.array([], dtype=np.int64)


def titles_in_rows(catalogue: Catalogue, rows: Ints) -> pd.DataFrame:
    """Return the platform titles in these rows, in that order: item, title, year, platform."""
    names = {"title": "title", "release_year": "year", "platform": "platform"}
    found = picked(catalogue.titles, names, rows).rename(columns=names)
    found.insert(0, "item", rows)
    return found


@dataclass(frozen=True, slots=True)
class TitleOptions:
    """What there is to choose from among platform titles: the years' span, the platforms."""

    years: tuple[int, int]
    platforms: tuple[str, ...]


def title_options(catalogue: Catalogue) -> TitleOptions:
    """Return what the platform titles offer to choose from; there are some."""
    years, platforms = catalogue.titles["release_year"], catalogue.titles["platform"]
    return TitleOptions(
        (int(years.min()), int(years.max())), tuple(map(str, platforms.cat.categories))
    )


def titles_within(catalogue: Catalogue, years: tuple[int, int], platforms: Sequence[str]) -> Ints:
    """Return the rows of the titles of some years on any of the platforms, ascending."""
    table = catalogue.titles
    keep = table["release_year"].between(*years).to_numpy()
    if platforms:
        keep &= table["platform"].isin(platforms).to_numpy()
    return np.flatnonzero(keep)
