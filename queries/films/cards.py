"""A film at a glance, and what two films have in common."""

from dataclasses import dataclass

import pandas as pd

from catalogue import Catalogue, NotFoundError
from queries.films.names import spanish_title
from queries.rows import columns, of_film


@dataclass(frozen=True, slots=True)
class FilmCard:
    """What a card says of a film; `rating` is of 10, None where nobody voted.

    `spanish_title` is its title in Spain, if known; `genres` and `directors` are in the source's
    order, `platforms` alphabetical.
    """

    row: int
    film_id: int
    title: str
    spanish_title: str | None
    original_title: str | None
    year: int
    genres: list[str]
    directors: list[str]
    rating: float | None
    votes: int
    overview: str | None
    platforms: list[str]


@dataclass(frozen=True, slots=True)
class Common:
    """What two films share: keywords, people and production companies, in the first one's order."""

    keywords: list[str]
    people: list[str]
    companies: list[str]


def film_row(catalogue: Catalogue, film_id: int) -> int:
    """Return the row of a film in `films`.

    Raises: NotFoundError: no film has that number.
    """
    ids = catalogue.once(columns)["film_id"].to_numpy()
    row = int(ids.searchsorted(film_id))
    if row == len(ids) or ids[row] != film_id:
        raise NotFoundError("film", str(film_id))
    return row


def card(catalogue: Catalogue, row: int) -> FilmCard:
    """Return the card of the film in one row of `films`."""
    films = catalogue.once(columns)
    title, year, votes, rating, film_id = (
        films[name][row] for name in ("title", "year", "vote_count", "vote_average", "film_id")
    )
    people, roles = (of_film(catalogue, "film_people", c, film_id) for c in ("person", "role"))
    return FilmCard(
        row,
        int(film_id),
        title,
        spanish_title(catalogue, int(film_id)),
        _text(films["original_title"][row]),
        int(year),
        of_film(catalogue, "film_genres", "genre", film_id),
        [one for one, role in zip(people, roles, strict=True) if role == "director"],
        None if pd.isna(rating) else float(rating),
        int(votes),
        _text(films["overview"][row]),
        catalogue.once(platforms_of).get(int(film_id), []),
    )


def common(catalogue: Catalogue, film_id: int, other_id: int) -> Common:
    """Return what two films, by their numbers, have in common."""
    tables = {"film_keywords": "keyword", "film_people": "person", "film_companies": "company"}
    return Common(
        *(_both(catalogue, table, column, film_id, other_id) for table, column in tables.items())
    )


def _both(catalogue: Catalogue, table: str, column: str, film_id: int, other_id: int) -> list[str]:
    others = set(of_film(catalogue, table, column, other_id))
    own = of_film(catalogue, table, column, film_id)
    return [text for text in dict.fromkeys(own) if text in others]


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)  # type: ignore[call-overload]


def platforms_of(catalogue: Catalogue) -> dict[int, list[str]]:
    """Return the platforms that have each film, by film_id."""
    titles = catalogue.titles[["film_id", "platform"]].dropna()
    found: dict[int, set[str]] = {}
    for film_id, platform in zip(titles["film_id"], titles["platform"], strict=True):
        found.setdefault(int(film_id), set()).add(str(platform))
    return {film_id: sorted(platforms) for film_id, platforms in found.items()}
