"""A work, by its name: a film of the film catalogue, a title of the platforms, or both in one."""

from dataclasses import dataclass, replace

import numpy as np

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.films import film as films
from queries.films.film import Film
from queries.films.returns import so_called
from queries.names.index import nearest
from queries.platforms import title as platform_titles
from queries.platforms.selection import Ints, arrays
from queries.platforms.title import Offer, Title
from queries.recent import latest, recent
from queries.rows import columns
from queries.search.films import near_titles
from queries.search.index import split_year
from queries.search.letters import most_meant

NONE: Ints = np.array([], dtype=np.int64)
"""No rows."""
LINKED = 1000
"""Films of which it is kept whether title and year lead to them: a page links some fifty."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another work of the same name: a film, by its number, or a title of a platform."""

    title: str
    year: int
    film_id: int | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What bears a name: `film` where the film catalogue has it, else `title` alone.

    `titles` are the rows of the platforms' titles that are this work. `elsewhen` tells that a year
    was asked for of which nothing is called so, `by_fame` that neither year nor number told which
    of the works called so is meant.
    """

    film: Film | None
    title: Title | None
    titles: tuple[int, ...]
    namesakes: tuple[Namesake, ...]
    elsewhen: bool
    by_fame: bool = False

    @property
    def name(self) -> str:
        """The work's name as the data spell it."""
        return self.film.title if self.film else self.offer.title

    @property
    def year(self) -> int:
        """Year of release."""
        return self.film.year if self.film else self.offer.year

    @property
    def offer(self) -> Offer:
        """The title that stands for a work which is no film of the film catalogue."""
        assert self.title is not None  # noqa: S101 - one of both is there
        return self.title.offer


def work(
    catalogue: Catalogue,
    typed: str,
    year: int | None = None,
    platform: str | None = None,
    film_id: int | None = None,
) -> Work:
    """Find the work of a name; of namesakes that of the year, else the film with the most votes.

    A title on `platform` is meant before any other, and the film `film_id` if it is called so.

    Raises: NotFoundError: nothing is called so; carries the nearest.
    """
    found = _work(catalogue, typed, year, platform, film_id)
    if found.film is None:
        return found
    return replace(found, film=films.film(catalogue, found.film.film_id))


@recent
def _work(
    catalogue: Catalogue, typed: str, year: int | None, platform: str | None, film_id: int | None
) -> Work:
    """Find the work as `work` does; the sums of its film may be those of other dollars."""
    name, year = _dated(catalogue, typed, year)
    called = Called(
        name, so_called(catalogue, name), platform_titles.named(catalogue, name), film_id
    )
    on_platform = platform_titles.named(catalogue, name, year, platform) if platform else NONE
    if len(on_platform):
        return _of_title(catalogue, called, int(on_platform[0]))
    if not len(called.films) and not len(called.titles):
        raise NotFoundError("film", typed, _near(catalogue, name))
    found = _best(catalogue, called, year) or _any(catalogue, called, elsewhen=year is not None)
    return replace(found, by_fame=year is None and film_id is None)


@dataclass(frozen=True, slots=True, eq=False)
class Called:
    """What bears a name: rows of films, and rows of titles; `film_id` the film meant, if told."""

    name: str
    films: Ints
    titles: Ints
    film_id: int | None


def _best(catalogue: Catalogue, called: Called, year: int | None) -> Work | None:
    """Return the film meant by its number, else the film of the year, else the title of it."""
    numbered = _numbered(catalogue, called.films, called.film_id)
    if numbered is not None:
        return _of_film(catalogue, called, numbered)
    dated = _of_year(catalogue, called.films, year)
    if len(dated):
        return _of_film(catalogue, called, most_meant(catalogue, called.name, dated))
    of_year = called.titles[arrays(catalogue).year[called.titles] == year]
    return _of_title(catalogue, called, int(of_year[0])) if len(of_year) else None


def _any(catalogue: Catalogue, called: Called, *, elsewhen: bool) -> Work:
    """Return the film so called that is meant, else the first title."""
    if len(called.films):
        row = most_meant(catalogue, called.name, called.films)
        return _of_film(catalogue, called, row, elsewhen=elsewhen)
    return _of_title(catalogue, called, int(called.titles[0]), elsewhen=elsewhen)


def _dated(catalogue: Catalogue, typed: str, year: int | None) -> tuple[str, int | None]:
    """Take the year off `Hamlet (1948)`, unless something is called so."""
    name, written = split_year(typed.strip())
    if written is None or len(so_called(catalogue, typed)):
        return typed, year
    return (typed, year) if len(platform_titles.named(catalogue, typed)) else (name, written)


def _of_year(catalogue: Catalogue, rows: Ints, year: int | None) -> Ints:
    years = catalogue.films["year"].to_numpy()
    return rows if year is None else rows[years[rows] == year]


def _numbered(catalogue: Catalogue, rows: Ints, film_id: int | None) -> int | None:
    own = rows[catalogue.films["film_id"].to_numpy()[rows] == film_id] if len(rows) else rows
    return int(own[0]) if len(own) else None


def _of_film(catalogue: Catalogue, called: Called, row: int, *, elsewhen: bool = False) -> Work:
    found = films.film(catalogue, int(catalogue.films["film_id"].to_numpy()[row]))
    titles = platform_titles.of_film(catalogue, found.film_id)
    return Work(found, None, tuple(titles.tolist()), _namesakes(catalogue, called, row), elsewhen)


def _of_title(catalogue: Catalogue, called: Called, row: int, *, elsewhen: bool = False) -> Work:
    """Return the work of a title: its film, where the film catalogue has it."""
    found = platform_titles.title(catalogue, row)
    if found.film_id is not None:
        place = int(catalogue.films["film_id"].to_numpy().searchsorted(found.film_id))
        return _of_film(catalogue, called, place, elsewhen=elsewhen)
    own = platform_titles.of_work(catalogue, row)
    others = _namesakes(catalogue, called, without=own)
    return Work(None, found, tuple(own.tolist()), others, elsewhen)


def _namesakes(
    catalogue: Catalogue, called: Called, film: int | None = None, without: Ints = NONE
) -> tuple[Namesake, ...]:
    """Return what else is called so: films, and works that only platforms have; newest first."""
    table = catalogue.once(columns)
    found = [
        Namesake(str(table["title"][row]), int(table["year"][row]), int(table["film_id"][row]))
        for row in called.films.tolist()
        if row != film
    ]
    works: dict[int, Namesake] = {}
    for row in called.titles.tolist():
        one = platform_titles.title(catalogue, row)
        if one.film_id is None and row not in without:
            shown = Namesake(one.offer.title, one.offer.year, platform=one.offer.platform)
            works.setdefault(int(arrays(catalogue).work[row]), shown)
    return tuple(sorted([*found, *works.values()], key=lambda one: -one.year))


def _near(catalogue: Catalogue, typed: str) -> list[str]:
    """Return the nearest films, or titles of platforms where no film is near."""
    if found := near_titles(catalogue, typed):
        return found
    keys, spelled = catalogue.titles["title_key"], catalogue.titles["title"]
    near = nearest(typed, dict.fromkeys(keys)) if key(typed) else []
    return [str(spelled.array[int(np.flatnonzero(keys == name)[0])]) for name in near]


@latest(LINKED)
def is_the_one(catalogue: Catalogue, film_id: int, title: str, year: int) -> bool:
    """Tell whether a film's title and year lead to it, and not to a namesake of the year."""
    rows = _of_year(catalogue, so_called(catalogue, title), year)
    return bool(len(rows)) and _numbered(catalogue, rows, film_id) == most_meant(
        catalogue, title, rows
    )


def best_known(catalogue: Catalogue) -> str:
    """Return the title of the film with the most votes, else of any title; empty without either."""
    votes = catalogue.films["vote_count"].to_numpy()
    if len(votes):
        return str(catalogue.films["title"].array[int(votes.argmax())])
    return str(catalogue.titles["title"].array[0]) if len(catalogue.titles) else ""
