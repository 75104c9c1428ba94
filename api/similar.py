"""Films like one: the mission's five titles, and the same with scores and reasons."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Query, Response
from typing_extensions import TypedDict

from api.films import LONGEST, NO_BLANK
from api.routing import Answers
from catalogue import Catalogue
from models.similar import Recommendation, load
from models.similar.leaning import By, has_taste, loaded
from queries.films.cards import film_row
from queries.recent import recent
from queries.rows import columns
from queries.search.films import find_film
from resources.loaded import catalogue

router = Answers("films")

Titles = TypedDict("Titles", {"lista recomendada": list[str]})
"""Five titles, best first."""


class Film(TypedDict):
    """A film by its number."""

    id: int
    title: str
    year: int


class SimilarFilm(Film):
    """A film recommended: `why` holds each field's share, which add up to the score."""

    score: float
    why: dict[str, float]


class SimilarFilms(TypedDict):
    """A film and the films most like it, best first."""

    film: Film
    similar: list[SimilarFilm]


@router.answer("/recomendacion/{titulo:path}")
def recomendacion(
    titulo: Annotated[
        str,
        Path(
            description="Title as people type it; the film taken is named in X-Titulo",
            examples=["Toy Story"],
            max_length=LONGEST,
            pattern=NO_BLANK,
        ),
    ],
    response: Response,
) -> Titles:
    """Recommend five films like the one of that title."""
    found = find_film(catalogue(), titulo)
    response.headers["X-Titulo"] = quote(found.title, safe="")
    films = _similar(film_row(catalogue(), found.film_id), 5)
    return {"lista recomendada": [film["title"] for film in films]}


@router.answer("/api/films/{id}/similar")
def similar_films(
    id: Annotated[int, Path(description="The film's number", examples=[862], ge=0, le=2**31 - 1)],
    n: Annotated[int, Query(description="How many", ge=1, le=50)] = 5,
    by: Annotated[By, Query(description="Alike by theme, by viewers' taste, or both")] = "both",
) -> SimilarFilms:
    """Recommend films like one, each with its score and each field's share in it."""
    row = film_row(catalogue(), id)
    return {"film": _films([row])[0], "similar": _similar(row, n, by)}


@recent
def recommended(catalogue: Catalogue, row: int, n: int, by: By) -> list[Recommendation]:
    """Return the films most like the one in a row of the films table; by taste none like none."""
    if by == "taste" and not has_taste(catalogue.once(load), row):
        return []
    return loaded(catalogue, by).recommend(row, n)


def _similar(row: int, n: int, by: By = "both") -> list[SimilarFilm]:
    found = recommended(catalogue(), row, n, by)
    films = _films([one.item for one in found])
    return [
        {**film, "score": one.score, "why": one.why} for film, one in zip(films, found, strict=True)
    ]


def _films(rows: list[int]) -> list[Film]:
    films = catalogue().once(columns)
    ids, titles, years = (films[name] for name in ("film_id", "title", "year"))
    return [{"id": int(ids[r]), "title": titles[r], "year": int(years[r])} for r in rows]
