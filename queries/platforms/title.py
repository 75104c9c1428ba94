"""A title of a platform: every fact of it, and on which platforms a work stands or does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.names import key
from queries.platforms import sizes
from queries.platforms.actors import cast
from queries.platforms.names import spanish
from queries.platforms.selection import Ints, arrays, platforms
from queries.recent import recent


@dataclass(frozen=True, slots=True)
class Offer:
    """A title as one platform has it: `score` of 5, None is unknown; `added` when it came."""

    title_id: str
    platform: str
    title: str
    year: int
    is_series: bool
    added: date | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Title:
    """One title; None is unknown. `unit` is `min` or `season`, `length` counts in it.

    `genres` and `countries` are the platform's own words, `rating` its age rating, `film_id` the
    same work among the films; `cast` is in the source's order.
    """

    row: int
    offer: Offer
    length: int | None
    unit: str | None
    rating: str | None
    description: str | None
    directors: tuple[str, ...]
    cast: tuple[str, ...]
    genres: tuple[str, ...]
    countries: tuple[str, ...]
    film_id: int | None


@recent
def title(catalogue: Catalogue, row: int) -> Title:
    """Return the title in a row of titles."""
    facts = {name: catalogue.titles[name].array[row] for name in COLUMNS}
    return Title(
        row,
        _offer(facts),
        None if pd.isna(facts["duration_int"]) else int(facts["duration_int"]),
        _text(facts["duration_type"]),
        _text(facts["rating"]),
        _text(facts["description"]),
        directors(_text(facts["director"])),
        tuple(actors_of(catalogue, row)),
        sizes.labelled(catalogue, "genre", row),
        sizes.labelled(catalogue, "country", row),
        None if pd.isna(facts["film_id"]) else int(facts["film_id"]),
    )


COLUMNS = (
    *("title_id", "platform", "title", "release_year", "type", "date_added", "score"),
    *("duration_int", "duration_type", "rating", "description", "director", "film_id"),
)


def directors(names: str | None) -> tuple[str, ...]:
    """Return the names that the tables join by commas."""
    parts = (name.strip() for name in (names or "").split(","))
    return tuple(dict.fromkeys(name for name in parts if name))


def actors_of(catalogue: Catalogue, row: int) -> list[str]:
    """Return the cast of the title in a row, as the platforms spell it."""
    known = cast(catalogue)
    first, end = known.row.searchsorted(np.array([row, row + 1], dtype=known.row.dtype))
    return known.spellings.at(known.actor[first:end])


def named(
    catalogue: Catalogue, typed: str, year: int | None = None, platform: str | None = None
) -> Ints:
    """Return the rows of the titles of exactly this name, of a year or platform if asked.

    Where none is called so, those are meant that bear the name in Spanish.
    """
    wanted = key(typed)
    rows: Ints = np.flatnonzero((catalogue.titles["title_key"] == wanted).to_numpy(dtype=bool))
    if not len(rows):
        rows = catalogue.once(spanish).bearing(typed)
    known = arrays(catalogue)
    if year is not None:
        rows = rows[known.year[rows] == year]
    if platform is not None:
        present = platforms(catalogue)
        code = present.index(platform) if platform in present else -1
        rows = rows[known.platform[rows] == code]
    return rows


def of_film(catalogue: Catalogue, film_id: int) -> Ints:
    """Return the rows of the titles that are a film of the film catalogue."""
    return np.flatnonzero(catalogue.once(sizes.films) == film_id)


def of_work(catalogue: Catalogue, row: int) -> Ints:
    """Return the rows of the titles that are the same work as the one in a row: title and year."""
    works = arrays(catalogue).work
    return np.flatnonzero(works == works[row])


def offers(catalogue: Catalogue, rows: Iterable[int]) -> dict[str, Offer | None]:
    """Return each platform at hand with its offer among the titles in these rows, or None.

    Of several on one platform the first answers.
    """
    found: dict[str, Offer | None] = dict.fromkeys(platforms(catalogue))
    for row in rows:
        one = title(catalogue, int(row)).offer
        found[one.platform] = found[one.platform] or one
    return found


def _offer(facts: dict[str, object]) -> Offer:
    added, score = facts["date_added"], facts["score"]
    return Offer(
        str(facts["title_id"]),
        str(facts["platform"]),
        str(facts["title"]),
        int(facts["release_year"]),  # type: ignore[call-overload]
        facts["type"] != "movie",
        None if pd.isna(added) else pd.Timestamp(added).date(),  # type: ignore[call-overload,arg-type]
        None if pd.isna(score) else float(score),  # type: ignore[call-overload,arg-type]
    )


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)  # type: ignore[call-overload]
