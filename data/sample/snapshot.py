"""The Wikidata snapshot of films in `bokeh-sampledata` (CC0), read row by row and cleaned."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

QUERY = """
SELECT ID, imdbID, Title, Released, Runtime, Genre, Language, Country, Director, "Cast",
       Production, BoxOffice, tomatoes.Rating, Reviews
FROM omdb JOIN tomatoes USING (ID) ORDER BY Reviews DESC, ID
"""
# The snapshot joins lists by a comma, which some names hold too: "Sammy Davis, Jr.".
PEERAGE = r"\d+(?:st|nd|rd|th) (?:Prince|Earl|Baronet|Baron|Duke|Viscount|Marquess)"
SEPARATOR = re.compile(rf", (?!(?:Jr|Sr|Inc|Ltd|LLC|S\.A|II|III|PhD)\b|{PEERAGE})")
LEAST_RUNTIME = 5  # minutes; "Machuca" has 1, "The Human Race" 4
LEAST_REVENUE = 1000  # dollars; below stand slips such as 7.386


@dataclass(frozen=True, slots=True)
class Film:
    """One film as Wikidata knows it; `None` and empty lists are unknown."""

    id: int
    imdb_id: str
    title: str
    date: str
    runtime: float | None
    genres: list[str]
    languages: list[str]
    countries: list[str]
    directors: list[str]
    cast: list[str]
    companies: list[str]
    revenue: int | None
    score: float | None
    reviews: int
    date_precision: str
    by_hand: dict[str, Any] = field(default_factory=dict)
    """What was written of it by hand beyond Wikidata: overview, themes, money, ..."""

    @property
    def year(self) -> int:
        """The year of release."""
        return int(self.date[:4])


def precision(date: str) -> str:
    """Return how exactly a date is known: the snapshot writes a month or a year as a first day."""
    if date.endswith("-01-01"):
        return "year"
    return "month" if date.endswith("-01") else "day"


def names(text: str | None) -> list[str]:
    """Return the names in a list of the snapshot, each once, in its order (alphabetical)."""
    return list(dict.fromkeys(SEPARATOR.split(text))) if text else []


def at_least(value: float | None, least: float) -> float | None:
    """Return the value, unknown where it is too small to be meant."""
    return value if value is not None and value >= least else None


def film(row: sqlite3.Row) -> Film:
    """Return one film of the snapshot."""
    revenue = at_least(row["BoxOffice"], LEAST_REVENUE)
    return Film(
        row["ID"],
        row["imdbID"],
        row["Title"],
        row["Released"],
        at_least(row["Runtime"], LEAST_RUNTIME),
        names(row["Genre"]),
        names(row["Language"]),
        names(row["Country"]),
        names(row["Director"]),
        names(row["Cast"]),
        names(row["Production"]),
        None if revenue is None else round(revenue),
        row["Rating"],
        int(row["Reviews"] or 0),
        precision(row["Released"]),
    )


def rows(path: Path) -> Iterator[sqlite3.Row]:
    """Yield the films' rows, the most reviewed first."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield from connection.execute(QUERY)


def films(path: Path) -> list[Film]:
    """Return the films in the order of their Wikidata number, one for each IMDb number.

    Wikidata has two entries for some films (a later cut, another title); the most reviewed stays.
    """
    first: dict[str, Film] = {}
    for row in rows(path):
        first.setdefault(row["imdbID"], film(row))
    return sorted(first.values(), key=lambda film: film.id)
