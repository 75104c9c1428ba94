"""A film with all its facts, and a person with all works: what their pages show."""

from typing import Annotated, Any

import pandas as pd
from fastapi import Header, Path, Query
from typing_extensions import TypedDict

from api.films import LONGEST, NO_BLANK
from api.routing import Answers
from api.similar import Film
from language.accepted import wanted
from language.texts import speaking
from queries.across import person as people
from queries.films.film import Series, film
from queries.platforms import title as titles
from resources.loaded import catalogue
from views.links import address
from views.names import film_choices

router = Answers("films")


class Called(TypedDict):
    """A film's title: where it is called so (`language` ISO 639-1, `region` as `es-ES`), its kind.

    `kind` is main, original, alternative or abbreviation.
    """

    language: str | None
    region: str | None
    title: str
    kind: str


class Franchise(TypedDict):
    """A franchise and its films, the oldest first."""

    name: str
    films: list[Film]


FilmFacts = TypedDict(
    "FilmFacts",
    {
        "id": int,
        "title": str,
        "year": int,
        "titles": list[Called],
        "date": str,
        "runtime": float | None,
        "genres": list[str],
        "countries": list[str],
        "languages": list[str],
        "overview": str | None,
        "directors": list[str],
        "cast": list[str],
        "franchise": Franchise | None,
        "companies": list[str],
        "votes": int,
        "vote_average": float | None,
        "budget": float | None,
        "revenue": float | None,
        "return": float | None,
        "platforms": dict[str, bool],
        "link": str,
    },
)
"""Every fact of a film: US dollars, minutes, votes of 10; null is unknown.

Countries and languages are their codes; `platforms` says of each whether it has the film; `link` is
the film's page, relative to the dashboard.
"""


class PersonFilm(Film):
    """A film somebody had a part in: `role` is director, cast or both, `director|cast`."""

    role: str
    votes: int
    revenue: float | None
    platforms: list[str]


class PersonTitle(TypedDict):
    """A title that platforms alone have, by its number there."""

    id: str
    title: str
    year: int
    role: str
    platforms: list[str]


class PersonWorks(TypedDict):
    """Somebody's films and the titles that platforms alone have, the newest first.

    `person_id` is TMDB's number, null where the credits have none.
    """

    name: str
    person_id: int | None
    films: list[PersonFilm]
    titles: list[PersonTitle]


@router.answer("/api/films/{id}")
def film_facts(
    id: Annotated[int, Path(description="The film's number", examples=[862], ge=0, le=2**31 - 1)],
    accept_language: Annotated[str, Header(include_in_schema=False)] = "",
) -> FilmFacts:
    """Tell every fact of a film."""
    tables = catalogue()
    found = film(tables, id)
    offers = titles.offers(tables, titles.of_film(tables, id).tolist())
    with speaking(wanted(accept_language, "es")):
        link = address("film", **film_choices(tables, id, found.title, found.year))
    return {
        "id": id,
        "title": found.title,
        "year": found.year,
        "titles": [
            {"language": one.language, "region": one.region, "title": one.title, "kind": one.kind}
            for one in found.titles
        ],
        "date": found.date.isoformat(),
        "runtime": found.runtime,
        "genres": list(found.genres),
        "countries": list(found.countries),
        "languages": list(found.languages),
        "overview": found.overview,
        "directors": list(found.directors),
        "cast": list(found.cast),
        "franchise": None if found.series is None else _franchise(found.series),
        "companies": list(found.companies),
        "votes": found.votes,
        "vote_average": found.vote_average,
        "budget": found.budget,
        "revenue": found.revenue,
        "return": found.roi,
        "platforms": {name: offer is not None for name, offer in offers.items()},
        "link": link,
    }


def _franchise(series: Series) -> Franchise:
    films: list[Film] = [
        {"id": one.film_id, "title": one.title, "year": one.year} for one in series.films
    ]
    return {"name": series.name, "films": films}


@router.answer("/api/people")
def people_named(
    name: Annotated[
        str,
        Query(
            description="Name, or the surname that one is known best by",
            examples=["Pedro Almodóvar"],
            max_length=LONGEST,
            pattern=NO_BLANK,
        ),
    ],
    person_id: Annotated[
        int | None, Query(description="TMDB's number, of several of the name", ge=1, le=2**31 - 1)
    ] = None,
) -> PersonWorks:
    """Tell what a person directed and acted in, films and platforms' titles."""
    found = people.person(catalogue(), name, person_id)
    works: list[Any] = list(found.works.itertuples())
    return {
        "name": found.name,
        "person_id": found.person_id,
        "films": [_film(work) for work in works if not pd.isna(work.film_id)],
        "titles": [_title(work) for work in works if pd.isna(work.film_id)],
    }


def _film(work: Any) -> PersonFilm:  # noqa: ANN401 - a named tuple of any frame
    return {
        "id": int(work.film_id),
        "title": work.title,
        "year": int(work.year),
        "role": work.role,
        "votes": int(work.vote_count),
        "revenue": None if pd.isna(work.revenue) else float(work.revenue),
        "platforms": _listed(work.platforms),
    }


def _title(work: Any) -> PersonTitle:  # noqa: ANN401 - a named tuple of any frame
    return {
        "id": work.title_id,
        "title": work.title,
        "year": int(work.year),
        "role": work.role,
        "platforms": _listed(work.platforms),
    }


def _listed(names: str) -> list[str]:
    return names.split("|") if names else []
