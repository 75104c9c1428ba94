"""What to license: the films that are on none of some platforms and pass a choice.

A filter hides a film alone where it passes all the others: that is what dropping it would show.
`models.license` ranks them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.held import held
from catalogue.platforms import called
from queries.films import countries
from queries.films.filters import Filters, chosen
from queries.names.index import film_rows

Mask = npt.NDArray[np.bool_]
VOTES, VOTE = 100, 6.5
"""Votes and mean vote that a film has at least, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a film has to be; a filter that asks for nothing hides none.

    `absent` names the platforms of which none may have it, all of them where it is empty;
    `anywhere` lets platforms have it. `years` are the first and the last; of `genres` a film has
    any, or every one if `every_genre`; of `countries` (ISO codes) and `languages` any. `vote` is of
    10, `budget` in US dollars, `roi` in times; what is unknown reaches no floor. `money` leaves out
    films whose budget or revenue is unknown.
    """

    absent: tuple[str, ...] = ()
    anywhere: bool = False
    years: tuple[int, int] | None = None
    genres: tuple[str, ...] = ()
    every_genre: bool = False
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    votes: int = VOTES
    vote: float = VOTE
    budget: float = 0.0
    roi: float = 0.0
    money: bool = False


def passing(catalogue: Catalogue, wanted: Wanted) -> tuple[npt.NDArray[np.intp], dict[str, int]]:
    """Return the rows of the films that pass every filter, and how many each hides alone."""
    masks = masks_of(catalogue, wanted)
    failed = np.zeros(len(catalogue.films), dtype=np.int8)
    for mask in masks.values():
        failed += ~mask
    once = failed == 1
    hidden = {name: int(np.count_nonzero(once & ~mask)) for name, mask in masks.items()}
    return np.flatnonzero(failed == 0), {name: n for name, n in hidden.items() if n}


def masks_of(catalogue: Catalogue, wanted: Wanted) -> dict[str, Mask]:
    """Return which films pass each filter that asks for something."""
    films = catalogue.films
    alone = {
        "years": Filters(years=wanted.years),
        "genres": Filters(genres=wanted.genres, every_genre=wanted.every_genre),
        "votes": Filters(min_votes=wanted.votes),
        "money": Filters(known_money=wanted.money),
    }
    masks = {
        name: _mask(films, chosen(catalogue, filters))
        for name, filters in alone.items()
        if filters != Filters()
    }
    floors = {"vote": ("vote_average", wanted.vote), "budget": ("budget", wanted.budget)}
    for name, (column, least) in {**floors, "roi": ("roi", wanted.roi)}.items():
        if least > 0:
            masks[name] = films[column].to_numpy() >= least
    if wanted.languages:
        masks["languages"] = films["language"].isin(wanted.languages).to_numpy()
    if wanted.countries:
        masks["countries"] = _mask(films, _of_countries(catalogue, wanted.countries))
    if not wanted.anywhere:
        masks["platforms"] = ~_on(catalogue, wanted.absent)
    return masks


def _mask(films: pd.DataFrame, rows: np.ndarray) -> Mask:
    mask = np.zeros(len(films), dtype=bool)
    mask[rows] = True
    return mask


def _of_countries(catalogue: Catalogue, codes: tuple[str, ...]) -> np.ndarray:
    """Return the rows of the films of any of the countries, some of them repeated."""
    index = catalogue.once(countries.code_index)
    places = [index.place(code) for code in codes]
    rows = [index.films(place) for place in places if place is not None]
    return np.concatenate([np.empty(0, dtype=np.intp), *rows])


def _on(catalogue: Catalogue, names: tuple[str, ...]) -> Mask:
    """Return which films any of the platforms has, any at all where none is named."""
    known = held(catalogue)
    asked = [not names or name in names for name in known.platforms]
    on: Mask = known.on[np.array(asked, dtype=bool)].any(axis=0)
    return on


def films_held(catalogue: Catalogue) -> int:
    """Count the films that any platform has."""
    return int(np.count_nonzero(_on(catalogue, ())))


def holders(
    catalogue: Catalogue, film_id: Sequence[int], name: Callable[[str], str] = called
) -> list[str]:
    """Return for each film the platforms that have it, as `name` calls them, joined by commas."""
    known = held(catalogue)
    names = [name(platform) for platform in known.platforms]
    lines = known.on[:, film_rows(catalogue, pd.Series(film_id))].T.tolist()
    return [", ".join(n for n, has in zip(names, line, strict=True) if has) for line in lines]


@dataclass(frozen=True, slots=True)
class Linked:
    """How many titles are linked to a film, and how many of them give it another year."""

    titles: int
    a_year_off: int


def linked(catalogue: Catalogue) -> Linked:
    """Count the titles that are linked to a film."""
    return catalogue.once(_linked)


def _linked(catalogue: Catalogue) -> Linked:
    titles = catalogue.titles[catalogue.titles["film_id"].isin(catalogue.films["film_id"])]
    rows = film_rows(catalogue, titles["film_id"].astype("int64"))
    years = catalogue.films["year"].to_numpy()[rows]
    return Linked(len(titles), int((titles["release_year"].to_numpy() != years).sum()))
