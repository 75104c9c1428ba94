"""The tool about buying: which films are worth licensing."""

from typing import Annotated

from pydantic import Field

from agents.answers import Answer, RefusedError, answer, asked, records
from agents.counts import Genre, Limit, OptionalYear, genre_named
from catalogue import Catalogue
from models.license import PARTS, Weights
from queries.films.filters import options
from queries.platforms.license import VOTE, VOTES, Wanted
from queries.platforms.selection import platform_named
from resources.loaded import catalogue
from views.platforms.license import license as films_to_license

ROWS = ("film_id", "title", "year", "score", *PARTS, "vote_count", "vote_average", "roi")


@asked
def license(
    platform: Annotated[
        str | None,
        Field(description="Who buys: amazon, disney, hulu, netflix; absent: all", max_length=100),
    ] = None,
    absent_from: Annotated[
        list[str],
        Field(description="Platforms of which none may have the film; empty: all", max_length=50),
    ] = [],  # noqa: B006 - read only; the schema of the tool shows it
    genre: Genre = None,
    first_year: OptionalYear = None,
    last_year: OptionalYear = None,
    language: Annotated[
        str | None, Field(description="Original language, ISO 639-1, such as es", max_length=10)
    ] = None,
    minimum_votes: Annotated[int, Field(description="Votes, at least", ge=0, le=100_000)] = VOTES,
    minimum_vote: Annotated[float, Field(description="Mean vote of 10", ge=0, le=10)] = VOTE,
    minimum_return: Annotated[float, Field(description="Revenue / budget", ge=0, le=20)] = 0,
    limit: Limit = 10,
) -> Answer:
    """Rank the films worth licensing that no streaming platform, or none of some, has.

    `figure` is how many films pass the filters; `rows` holds the best first: film, score and its
    parts from 0 to 1 by rank (quality, demand, return, fit to what `platform` holds, novelty),
    votes, mean vote and `roi` (revenue / budget), null where unknown. The score's weights were
    chosen on the films they are measured on; the page of the link changes them. Rights and prices
    are not known.
    """
    tables = catalogue()
    buyer = platform_named(tables, platform) if platform else None
    wanted = Wanted(
        absent=tuple(platform_named(tables, name) for name in absent_from),
        years=_years(tables, first_year, last_year),
        genres=(genre_named(tables, genre),) if genre else (),
        languages=(_language(tables, language),) if language else (),
        votes=minimum_votes,
        vote=minimum_vote,
        roi=minimum_return,
    )
    ranking = films_to_license(tables, wanted, Weights(), buyer).ranking
    rows = records(ranking.table.head(limit), *ROWS)
    first = f"the first is {rows[0]['title']} ({rows[0]['year']})" if rows else "none passes"
    return answer(
        f"{ranking.films:,} films pass; {first}.",
        ranking.films,
        unit="films",
        n=len(tables.films),
        basis="films linked to no title of the platforms named, all where none is; a title that is "
        "not linked may hide a film; parts are ranks among the films that pass",
        page="license",
        rows=rows,
        **_choices(wanted, buyer),
    )


def _language(tables: Catalogue, typed: str) -> str:
    """Return a language's code as the data spell it; raises RefusedError."""
    code = typed.strip().lower()
    if code not in options(tables).languages:
        raise RefusedError(f"No film is in the language {typed!r}: ISO 639-1, such as es.")
    return code


def _years(tables: Catalogue, first: int | None, last: int | None) -> tuple[int, int] | None:
    if first is None and last is None:
        return None
    least, most = options(tables).years
    return (least if first is None else first, most if last is None else last)


def _choices(wanted: Wanted, buyer: str | None) -> dict[str, object]:
    """Return the parameters of the page that asks the same."""
    return {
        "platform": buyer,
        "license_platforms": wanted.absent or None,
        "years": wanted.years,
        "genre": wanted.genres or None,
        "license_language": wanted.languages or None,
        "license_votes": wanted.votes,
        "license_vote": wanted.vote,
        "license_return": wanted.roi,
    }
