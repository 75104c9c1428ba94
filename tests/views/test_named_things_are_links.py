"""What a table names that has a page of its own leads there, and every link leads to something."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue import Catalogue, load
from language.texts import speaking
from tests.addresses import EXAMPLES
from views import reading
from views.blocks import Block, Card, Cards, Links, Listing, Posters, Table
from views.links import Link, address
from views.page import Page
from views.pages import PAGES
from views.reading import FromLink, flat

SAMPLE = Path(__file__).resolve().parents[2] / "data/sample/tidy"
THINGS = {"title", "own", "name", "person", "actor", "company", "country", "franchise", "platform"}
"""Columns that name what has a page."""
PLAIN = {
    *("film-titles", "sources", "before-after", "rule-rows"),
    *("judged-table", "word-table"),
}
"""Tables whose names are none of these: a film's own titles, files, rows as they were, methods."""
BELOW = 12
"""Rows of a table whose links are followed."""


@cache
def tables() -> Catalogue:
    return load(SAMPLE)


def query(path: str, **further: str) -> dict[str, list[str]]:
    return {**parse_qs(EXAMPLES.get(path, "")), **{key: [said] for key, said in further.items()}}


def views() -> Iterator[tuple[str, str]]:
    for path, page in PAGES.items():
        for tab in page.tabs or {"": None}:
            yield path, tab


def blocks(path: str, tab: str = "", **further: str) -> list[Block]:
    """Return all that a view shows."""
    page: Page[Any] = PAGES[path]
    ask = FromLink(query(path, tab=tab, **further) if tab else query(path, **further))
    given = page.given(tables(), ask)
    found = page.found(given, ask)
    shown = list(flat(page.answer(given, found, ask)))
    open_view = page.views(found).get(tab)
    if open_view:
        shown += flat(open_view.show(given, found, ask))
    return [*shown, *flat(page.related(given, found, ask))]


def unlinked(table: Table | Listing) -> list[str]:
    """Return the columns of a table that name what has a page and lead nowhere."""
    names = {column.name for column in table.columns}
    beside = {"title", "name"} if "own" in names else set()
    return [
        column.name
        for column in table.columns
        if column.name in THINGS - beside and column.kind == "text" and column.link is None
    ]


def followed(block: Block) -> Iterator[str]:
    """Yield the addresses that a block leads to."""
    if isinstance(block, Links | Cards | Posters):
        yield from (to(link) for link in block.links)
    if isinstance(block, Card) and isinstance(block.name, Link):
        yield to(block.name)
    if isinstance(block, Table | Listing):
        for column in block.columns:
            if column.link:
                rows = reading.all_rows(block).head(BELOW)
                yield from (column.link(row) for row in rows.itertuples())


def to(link: Link) -> str:
    return address(link.path, **link.parameters)


@pytest.mark.parametrize(("path", "tab"), [*views()])
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_table_names_is_a_link(path: str, tab: str, language: str) -> None:
    with speaking(language):
        found = {
            block.key: unlinked(block)
            for block in blocks(path, tab)
            if isinstance(block, Table | Listing) and block.key not in PLAIN
        }
    assert not {key: names for key, names in found.items() if names}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_link_leads_to_what_it_names(language: str) -> None:
    with speaking(language):
        led = {
            there
            for path, tab in views()
            for block in blocks(path, tab)
            for there in followed(block)
        }
        for there in sorted(led):
            lands(there)
    assert len(led) > 200


def lands(there: str) -> None:
    """Find what a link names, as its page does; raises NotFoundError where it is not there."""
    parts = urlsplit(there)
    page = PAGES[parts.path]
    asked = FromLink(parse_qs(parts.query))
    page.found(page.given(tables(), asked), asked)
