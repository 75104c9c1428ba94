"""From a name, whatever it is the name of, to what bears it.

Whole names come first (a country, a month, a platform), then films by likeness, then franchises and
companies that hold what was typed, those with the most films first, then actors and titles of the
platforms.
"""

from dataclasses import dataclass
from typing import Literal

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.films import companies, countries, franchises
from queries.names import calendar
from queries.names.index import Names
from queries.platforms import actors, selection
from queries.search.films import LIKENESS, search

Kind = Literal[
    "film", "franchise", "company", "country", "month", "day", "platform", "title", "actor"
]
EACH = 2
"""Franchises, and companies, that may hold what was typed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of a name: `name` as the data spell it, `year` of a film, `number` of a month."""

    kind: Kind
    name: str
    year: int | None = None
    number: int | None = None


def find(catalogue: Catalogue, typed: str, limit: int = 8) -> list[Hit]:
    """Return what bears a name or nearly, at most `limit`, the likeliest first."""
    if not key(typed):
        return []
    films = [
        Hit("film", match.title, year=match.year)
        for match in search(catalogue, typed, limit=4)
        if match.likeness >= LIKENESS
    ]
    held = [
        *_holding("franchise", catalogue.once(franchises.index), typed),
        *_holding("company", catalogue.once(companies.index), typed),
    ]
    streamed = _streamed(catalogue, typed)
    hits = [*_places_and_times(catalogue, typed), *films, *held, *streamed]
    return list(dict.fromkeys(hits))[:limit]


def _places_and_times(catalogue: Catalogue, typed: str) -> list[Hit]:
    """Return the country, month, weekday or platform of exactly this name."""
    found = _platform(catalogue, typed)
    try:
        return [*found, Hit("month", typed, number=calendar.month(typed))]
    except NotFoundError:
        pass
    try:
        return [*found, Hit("day", typed, number=calendar.weekday(typed))]
    except NotFoundError:
        pass
    try:
        return [*found, Hit("country", countries.country(catalogue, typed).name)]
    except NotFoundError:
        return found


def _platform(catalogue: Catalogue, typed: str) -> list[Hit]:
    try:
        return [Hit("platform", selection.platform_named(catalogue, typed))]
    except NotFoundError:
        return []


def _streamed(catalogue: Catalogue, typed: str) -> list[Hit]:
    """Return the actor of exactly this name, and platform titles that begin so and are no film."""
    everyone, folded = actors.cast(catalogue), key(typed)
    position = everyone.folded.place(folded)
    found = [] if position is None else [Hit("actor", everyone.spellings[position])]
    titles = catalogue.titles
    begin = titles["title_key"].str.startswith(folded) & titles["film_id"].isna()
    for title, year in titles.loc[begin, ["title", "release_year"]].head(EACH).to_numpy().tolist():
        found.append(Hit("title", title, year=int(year)))
    return found


def _holding(kind: Kind, names: Names, typed: str) -> list[Hit]:
    """Return the names that hold what was typed: itself, then those with the most films."""
    folded = key(typed)
    places = [place for place, name in enumerate(names.folded) if folded in name]
    exact = names.folded.place(folded)
    places.sort(key=lambda i: (i != exact, -len(names.films(i))))
    return [Hit(kind, names.spellings[i]) for i in places[:EACH]]
