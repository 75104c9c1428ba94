"""What bears a name, of whatever kind: what the frame's search box finds."""

from typing import Annotated

from fastapi import Header, Query
from typing_extensions import TypedDict

from api.films import LONGEST
from api.routing import Answers
from language.accepted import region, wanted
from language.texts import speaking
from queries.across.anything import find
from queries.across.hits import Kind
from resources.loaded import catalogue
from views import hits
from views.links import address

router = Answers("service")


class Found(TypedDict):
    """Something of that name: `name` in the language asked for, `title` as the data have it.

    `link` is the page that answers for it, relative to the dashboard.
    """

    kind: Kind
    id: int | str | None
    name: str
    title: str
    year: int | None
    link: str


class Hits(TypedDict):
    """What was found, the likeliest first; none where nothing is like it."""

    hits: list[Found]


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
        found: list[Found] = [
            {
                "kind": hit.kind if hit.kind != "actor" else "person",
                "id": hit.id,
                "name": hits.name(tables, hit),
                "title": hit.name,
                "year": hit.year,
                "link": address(page, **choices),
            }
            for hit in find(tables, q, n)
            for page, choices in [hits.destination(tables, hit)]
        ]
    return {"hits": found}
