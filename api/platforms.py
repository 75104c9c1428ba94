"""The mission's questions about the streaming platforms, at its paths, under its names and keys.

Titles and actors are in lower case, as in the mission's flat table.
"""

from typing import Annotated

from fastapi import Query
from pydantic import AliasChoices, BaseModel, Field
from typing_extensions import TypedDict

from api.films import NO_BLANK
from api.routing import Answers
from queries.platforms import actors, longest, scores
from queries.platforms import sizes as platforms
from queries.platforms.selection import platform_named
from resources.loaded import catalogue

router = Answers("platforms")

Platform = Annotated[
    str,
    Query(
        description="amazon, disney, hulu, netflix or another whose titles are loaded",
        examples=["netflix"],
        max_length=300,
        pattern=NO_BLANK,
    ),
]
Year = Annotated[int, Query(description="Year of release", examples=[2018], ge=1, le=9999)]
Score = Annotated[
    float, Query(description="Stars of 5, with a dot", examples=[3.4], allow_inf_nan=False)
]


class LongestTitle(TypedDict):
    """The longest title, first by alphabet, and those that tie with it."""

    title: str
    platform: str
    year: int
    duration_int: int
    duration_type: str
    tied: list[str]


class ScoreCount(TypedDict):
    """How many films and series of a year score strictly more than `scored`."""

    platform: str
    scored: float
    year: int
    count: int


class PlatformCount(TypedDict):
    """How many films and series a platform has."""

    platform: str
    count: int


class TopActor(TypedDict):
    """The actor of most titles, first by alphabet, and those that tie; null where no cast is."""

    platform: str
    year: int
    actor: str | None
    appearances: int
    tied: list[str]


@router.answer("/get_max_duration")
def get_max_duration(
    year: Year | None = None,
    platform: Platform | None = None,
    duration_type: Annotated[
        str | None, Query(description="min or season; min if absent", max_length=300)
    ] = None,
) -> LongestTitle:
    """Find the longest title, in minutes unless seasons are asked for; the two are not compared."""
    found = longest.longest(catalogue(), year, platform, duration_type or "min")
    first, *tied = found.names
    return {
        "title": first,
        "platform": str(found.titles["platform"].iat[0]),
        "year": int(found.titles["release_year"].to_numpy()[0]),
        "duration_int": found.duration,
        "duration_type": found.unit,
        "tied": tied,
    }


@router.answer("/get_score_count")
def get_score_count(platform: Platform, scored: Score, year: Year) -> ScoreCount:
    """Count a platform's titles of a year whose score is strictly above `scored`."""
    found = scores.score_count(catalogue(), platform, scored, year)
    return {
        "platform": platform_named(catalogue(), platform),
        "scored": scored,
        "year": year,
        "count": found.count,
    }


@router.answer("/get_movie_count")
def get_movie_count(platform: Platform, score: Score, year: Year) -> ScoreCount:
    """Count titles above a score: the older name of `/get_score_count`."""
    return get_score_count(platform, score, year)


@router.answer("/get_count_platform")
def get_count_platform(platform: Platform) -> PlatformCount:
    """Count a platform's films and series."""
    name = platform_named(catalogue(), platform)
    return {"platform": name, "count": platforms.count_titles(catalogue(), name)}


def get_actor(platform: str, year: int) -> TopActor:
    """Find the actor who appears in most of a platform's titles of a year."""
    found = actors.top_actors(catalogue(), platform, year)
    first, *tied = found.actors or (None,)
    return {
        "platform": platform_named(catalogue(), platform),
        "year": year,
        "actor": first,
        "appearances": found.appearances,
        "tied": [name for name in tied if name],
    }


class ActorOfYear(BaseModel):
    """The parameters of `/get_actor`; `release_year` is another name of `year`."""

    platform: Annotated[str, Field(max_length=300, pattern=NO_BLANK)]
    year: Annotated[
        int, Field(validation_alias=AliasChoices("year", "release_year"), ge=1, le=9999)
    ]


@router.answer("/get_actor")
def actor_of_year(asked: Annotated[ActorOfYear, Query()]) -> TopActor:
    """Find the actor who appears in most of a platform's titles of a year."""
    return get_actor(asked.platform, asked.year)
