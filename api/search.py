"""What bears a name, of whatever kind: what the frame's search box finds."""

from typing import Annotated, NotRequired

from fastapi import Header, Query
from typing_extensions import TypedDict

from api.films import LONGEST
from api.routing import Answers
from catalogue import Catalogue
from language.accepted import region, wanted
from language.texts import speaking
from queries.across.anything import find, namesakes
from queries.across.hits import Hit, Kind
from queries.search.films import near_titles
from resources.loaded import catalogue
from views import hits
from views.links import address

router = Answers("service")


class Called(TypedDict):
    """A film that is called so as well; `link` is its page, relative to the dashboard."""

    id: int | str | None
    title: str
    year: int | None
    link: str


class Found(TypedDict):
    """Something of that name: `name` in the language asked for, `title` as the data have it.

    `link` is the page that answers for it, relative to the dashboard. `namesakes` are other films
    that are called as typed, in any language; without a year one of them may be meant.
    """

    kind: Kind
    id: int | str | None
    name: str
    title: str
    year: int | None
    link: str
    namesakes: list[Called]


class Hits(TypedDict):
    """What was found, the likeliest first; where nothing is, what resembles it, if anything."""

    hits: list[Found]
    suggestions: NotRequired[list[str]]


@router.answer("/api/search")
def search(
    q: Annotated[
        str,
        Query(description="Name as people type it", examples=["el padrino"], max_length=LONGEST),
    ],
    n: Annotated[int, Query(description="How many at most", ge=1, le=50)] = 8,
    accept_language: Annotated[str, Header(include_in_schema=False)] = "",
) -> Hits:
    """Find films, people, franchises, companies, countries, platforms and titles by any name."""
    tables = catalogue()
    with speaking(wanted(accept_language, "es"), region(accept_language)):
        found = [_found(tables, q, hit) for hit in find(tables, q, n)]
    near = [] if found else near_titles(tables, q)
    return {"hits": found, "suggestions": near} if near else {"hits": found}


def _found(tables: Catalogue, typed: str, hit: Hit) -> Found:
    return {
        "kind": hit.kind if hit.kind != "actor" else "person",
        "id": hit.id,
        "name": hits.name(tables, hit),
        "title": hit.name,
        "year": hit.year,
        "link": _link(tables, hit),
        "namesakes": [
            {"id": one.id, "title": one.name, "year": one.year, "link": _link(tables, one)}
            for one in namesakes(tables, typed, hit)
        ],
    }


def _link(tables: Catalogue, hit: Hit) -> str:
    page, choices = hits.destination(tables, hit)
    return address(page, **choices)
