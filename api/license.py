"""Which films to license: the page's question for programs, with the page's own parameters."""

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from api.routing import Answers
from catalogue import Catalogue
from models.license import PARTS, Weights
from queries.platforms.license import VOTE, VOTES, Wanted
from queries.platforms.selection import platform_named
from resources.loaded import catalogue
from views.parameters import Several
from views.platforms.license import license
from views.platforms.license_fields import countries, genres, languages
from views.strict import refuse

router = Answers("platforms")
MOST = 1_000
"""Films in one answer."""
Name = Annotated[str, Field(max_length=300)]
Weight = Annotated[float, Field(ge=0, le=10)]
DEFAULT = Weights()


class Question(BaseModel):
    """What a film has to be and what its score weighs; every parameter may be left out."""

    model_config = ConfigDict(extra="ignore")

    platform: Name = Field("any", description="For whom; any is all platforms together")
    license_where: Literal["none", "any"] = Field(
        "none", description="none: on none of license_platforms; any: wherever it is"
    )
    license_platforms: list[Name] = Field([], max_length=100, description="Without any: all")
    years: list[int] = Field([], max_length=2, description="First and last, both included")
    genre: list[Name] = Field([], max_length=50, description="Genres, in English or Spanish")
    genres: Literal["any", "all"] = Field("any", description="Whether a film has any or all")
    license_country: list[Name] = Field(
        [], max_length=100, description="ISO 3166-1 codes, or names"
    )
    license_language: list[Name] = Field(
        [], max_length=100, description="ISO 639-1 codes, or names"
    )
    license_votes: int = Field(VOTES, ge=0, le=2**31 - 1, description="Votes, at least")
    license_vote: float = Field(VOTE, ge=0, le=10, description="Mean vote, at least")
    license_budget: float = Field(0, ge=0, le=1e12, description="Budget in US dollars, at least")
    license_return: float = Field(0, ge=0, le=1e9, description="Revenue / budget, at least")
    license_money: bool = Field(False, description="Only films of known budget and revenue")
    license_weigh_quality: Weight = DEFAULT.quality
    license_weigh_demand: Weight = DEFAULT.demand
    license_weigh_return: Weight = DEFAULT.returned
    license_weigh_fit: Weight = DEFAULT.fit
    license_weigh_novelty: Weight = DEFAULT.novelty
    n: int = Field(50, ge=1, le=MOST, description="How many films at most")


Ranked = TypedDict(
    "Ranked",
    {
        "id": int,
        "title": str,
        "year": int,
        "score": float | None,
        "parts": dict[str, float | None],
        "votes": int,
        "vote_average": float | None,
        "budget": float | None,
        "revenue": float | None,
        "return": float | None,
    },
)
"""A film with its score and the parts of it, 0 to 1; null is unknown."""


class Licensable(TypedDict):
    """The best films, how many pass, and how many each filter hides alone."""

    films: list[Ranked]
    shown: int
    hidden: dict[str, int]


@router.answer("/api/license")
def to_license(asked: Annotated[Question, Query()]) -> Licensable:
    """Rank the films that are on none of the platforms and pass the filters, the best first."""
    tables = catalogue()
    buyer = None if asked.platform == "any" else platform_named(tables, asked.platform)
    found = license(tables, _wanted(tables, asked), _weights(asked), buyer)
    rows = found.ranking.table.head(asked.n).to_dict("records")
    return {
        "films": [_ranked(row) for row in rows],
        "shown": found.ranking.films,
        "hidden": dict(found.hidden),
    }


def _wanted(tables: Catalogue, asked: Question) -> Wanted:
    years = sorted(asked.years)
    return Wanted(
        absent=tuple(platform_named(tables, name) for name in asked.license_platforms),
        anywhere=asked.license_where == "any",
        years=(years[0], years[-1]) if years else None,
        genres=_meant(genres(tables), asked.genre),
        every_genre=asked.genres == "all",
        countries=_meant(countries(tables), asked.license_country),
        languages=_meant(languages(tables), asked.license_language),
        votes=asked.license_votes,
        vote=asked.license_vote,
        budget=asked.license_budget,
        roi=asked.license_return,
        money=asked.license_money,
    )


def _meant(parameter: Several, texts: list[str]) -> tuple[str, ...]:
    """Return the codes that texts mean, in either language; raises NotFoundError."""
    refuse(parameter, texts)
    return tuple(parameter.read(texts))


def _weights(asked: Question) -> Weights:
    return Weights(
        asked.license_weigh_quality,
        asked.license_weigh_demand,
        asked.license_weigh_return,
        asked.license_weigh_fit,
        asked.license_weigh_novelty,
    )


def _ranked(row: dict[Any, Any]) -> Ranked:
    return {
        "id": int(row["film_id"]),
        "title": str(row["title"]),
        "year": int(row["year"]),
        "score": _known(row["score"]),
        "parts": {part: _known(row[part]) for part in PARTS},
        "votes": int(row["vote_count"]),
        "vote_average": _known(row["vote_average"]),
        "budget": _known(row["budget"]),
        "revenue": _known(row["revenue"]),
        "return": _known(row["roi"]),
    }


def _known(value: float) -> float | None:
    return float(value) if value == value else None
