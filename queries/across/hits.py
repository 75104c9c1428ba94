"""What a name may stand for, of whatever kind, and how well known it is."""

from dataclasses import dataclass, field
from typing import Literal

from catalogue import Catalogue
from queries.films.people import People
from queries.names.index import Names

Kind = Literal[
    "film",
    "franchise",
    "company",
    "country",
    "month",
    "day",
    "platform",
    "title",
    "person",
    "actor",
]
MANY = 20
"""Films with which a franchise or company is half as well known as one can be."""
TIE = 0.03
"""What the best-known of its kind gains."""
UNKNOWN = 0.07
"""What anything loses that nobody knows, where it was not typed whole."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of a name: `name` as the data spell it, `year` of a film, `number` of a month.

    `id` is the number or name by which the tables know it, `platform` that of a title.
    """

    kind: Kind
    name: str
    year: int | None = None
    number: int | None = None
    id: int | str | None = field(default=None, compare=False)
    platform: str | None = field(default=None, compare=False)


Scored = tuple[float, Hit]


def known_by_films(names: Names, place: int) -> float:
    """Return how well known a franchise or company is, 0 to 1, by the number of its films."""
    count = len(names.films(place))
    return count / (count + MANY)


def known_by_votes(people: People, place: int) -> float:
    """Return how well known a person is, 0 to 1, by the votes of the films."""
    share = float(people.fame[place] / max(people.fame.max(initial=0), 1))
    return float(share**0.25)


def gained(known: float) -> float:
    """Return what something gains that is known best of its kind, and loses that is not."""
    return TIE * (known - 0.5)


def film_hit(catalogue: Catalogue, row: int) -> Hit:
    """Return the film in a row of `films`."""
    film_id, title, year = (
        catalogue.films[name].array[row] for name in ("film_id", "title", "year")
    )
    return Hit("film", str(title), year=int(year), id=int(film_id))


def title_hit(catalogue: Catalogue, row: int) -> Hit:
    """Return the title in a row of `titles`."""
    title, year, title_id, platform = (
        catalogue.titles[name].array[row]
        for name in ("title", "release_year", "title_id", "platform")
    )
    return Hit("title", str(title), year=int(year), id=str(title_id), platform=str(platform))
