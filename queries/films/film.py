"""A film: every fact of it in one place, as the tables have them."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.films.cards import film_row
from queries.films.comparable import odd
from queries.films.facts import facts
from queries.recent import recent
from queries.rows import columns, of_film, picked
from queries.search.sequels import make_series


@dataclass(frozen=True, slots=True)
class Called:
    """One of a film's titles: its `language` (ISO 639-1), `region` (`es-ES`), and `kind`."""

    title: str
    language: str | None
    region: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Member:
    """A film of a franchise."""

    film_id: int
    title: str
    year: int


@dataclass(frozen=True, slots=True)
class Series:
    """The franchise of a film: its films by release, and the place of this one, from 0."""

    name: str
    films: tuple[Member, ...]
    place: int

    @property
    def before(self) -> Member | None:
        """The film before this one."""
        return self.films[self.place - 1] if self.place else None

    @property
    def after(self) -> Member | None:
        """The film after this one."""
        return self.films[self.place + 1] if self.place + 1 < len(self.films) else None


@dataclass(frozen=True, slots=True)
class Film:
    """One film. Sums are US dollars, `runtime` minutes, `vote_average` of 10.

    None is unknown. Lists are in the source's order; `countries` takes a code to its name,
    `languages` (spoken) and `language` (the original one) are codes; `precision` says how exactly
    the date is known (see `catalogue.tables.FILMS`), `flags` what is odd (`comparable.odd`).
    """

    row: int
    film_id: int
    title: str
    original_title: str | None
    titles: tuple[Called, ...]
    date: date
    precision: str
    runtime: float | None
    genres: tuple[str, ...]
    countries: dict[str, str]
    languages: tuple[str, ...]
    language: str | None
    overview: str | None
    tagline: str | None
    directors: tuple[str, ...]
    cast: tuple[str, ...]
    series: Series | None
    companies: tuple[str, ...]
    votes: int
    vote_average: float | None
    budget: float | None
    revenue: float | None
    flags: tuple[str, ...]

    @property
    def year(self) -> int:
        """Year of release."""
        return self.date.year

    @property
    def decade(self) -> int:
        """First year of its decade."""
        return self.year // 10 * 10

    @property
    def roi(self) -> float | None:
        """Return, revenue / budget; None where either is unknown."""
        return self.revenue / self.budget if self.budget and self.revenue is not None else None


def film(catalogue: Catalogue, film_id: int) -> Film:
    """Return a film by its number; raises NotFoundError."""
    told = _told(catalogue, film_id)
    films = catalogue.films
    budget, revenue = (_known(films[name].array[told.row]) for name in ("budget", "revenue"))
    return replace(told, budget=budget, revenue=revenue)


@recent
def _told(catalogue: Catalogue, film_id: int) -> Film:
    """Return a film, whose sums may be those of other dollars."""
    row = film_row(catalogue, film_id)
    table = catalogue.once(columns)
    ties = facts(catalogue, film_id)
    people, roles = (of_film(catalogue, "film_people", c, film_id) for c in ("person", "role"))
    return Film(
        row=row,
        film_id=film_id,
        title=str(table["title"][row]),
        original_title=_text(table["original_title"][row]),
        titles=titles(catalogue, film_id),
        date=pd.Timestamp(table["date"][row]).date(),
        precision=str(table["date_precision"][row]),
        runtime=_known(table["runtime"][row]),
        genres=ties.genres,
        countries=ties.countries,
        languages=tuple(of_film(catalogue, "film_languages", "language_code", film_id)),
        language=_text(table["language"][row]),
        overview=_text(table["overview"][row]),
        tagline=_text(table["tagline"][row]),
        directors=_of_role(people, roles, "director"),
        cast=_of_role(people, roles, "cast"),
        series=_series(catalogue, row, ties.franchise),
        companies=ties.companies,
        votes=int(table["vote_count"][row]),
        vote_average=_known(table["vote_average"][row]),
        budget=_known(table["budget"][row]),
        revenue=_known(table["revenue"][row]),
        flags=odd(catalogue, row),
    )


def titles(catalogue: Catalogue, film_id: int) -> tuple[Called, ...]:
    """Return all titles of a film, in the table's order."""
    table = catalogue.film_titles
    ids = table["film_id"].to_numpy()
    first, end = ids.searchsorted(np.array([film_id, film_id + 1], dtype=ids.dtype))
    names = ("title", "language", "region", "kind")
    rows = picked(table, names, np.arange(first, end))
    return tuple(
        Called(str(title), _text(language), _text(region), str(kind))
        for title, language, region, kind in rows.itertuples(index=False)
    )


def _of_role(people: list[str], roles: list[str], wanted: str) -> tuple[str, ...]:
    found = (one for one, role in zip(people, roles, strict=True) if role == wanted)
    return tuple(dict.fromkeys(found))


def _series(catalogue: Catalogue, row: int, name: str | None) -> Series | None:
    """Return the franchise of the film in a row with its films, the oldest first."""
    if name is None:
        return None
    known = catalogue.once(make_series)
    member = int(known.member[row])  # of a franchise of one film there is none
    rows = known.films(member) if member >= 0 else np.array([row], dtype=np.int32)
    members = picked(catalogue.films, ("film_id", "title", "year"), rows)
    found = tuple(Member(int(i), str(t), int(y)) for i, t, y in members.itertuples(index=False))
    return Series(name, found, rows.tolist().index(row))


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)  # type: ignore[call-overload]


def _known(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]
