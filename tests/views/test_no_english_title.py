"""On Spanish pages no film that has a Spanish title is shown by its English one alone."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest

from catalogue import Catalogue, load
from language.texts import Region, speaking, unmarked
from queries.films.names import REGIONS, SPAIN, spanish_titles
from views import pages
from views.blocks import Block, Chart, Note
from views.reading import FromLink, WithRows, flat, has_address, part

SAMPLE = Path("data/sample/tidy")
LETTERS = 4
"""Letters of the shortest title that is looked for."""
FILMS = ("The Godfather", "Toy Story 2", "Beauty and the Beast", "The Dark Knight", "Jaws")
_YEAR = re.compile(r"\s*\(\d{4}\).*$")
_BETWEEN = re.compile(r"\*\*|[·(|\n]")
_PLACE = re.compile(r"^\d+\.? ")


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return load(SAMPLE)


def called(sample: Catalogue, where: str) -> dict[str, set[str]]:
    """Return the titles in a region of each English one that no film is called by there."""
    films, found = sample.films, defaultdict[str, set[str]](set)
    known = spanish_titles(sample, films["film_id"].to_numpy(), where)
    titles = films["title"].astype("str").tolist()
    for title, own in zip(titles, known, strict=True):
        found[title].add((own or title).casefold())
    return {
        title: names
        for title, names in found.items()
        if title.casefold() not in names and len(title) >= LETTERS and not title.isdecimal()
    }


def texts(block: object) -> Iterator[str]:
    """Yield the texts of a block, without where its links and points lead to."""
    if dataclasses.is_dataclass(block):
        block = {field.name: getattr(block, field.name) for field in dataclasses.fields(block)}
    if isinstance(block, Mapping):
        block = [value for key, value in block.items() if key not in ("customdata", "parameters")]
    if isinstance(block, str):
        yield block
    for one in block if isinstance(block, list | tuple) else ():
        yield from texts(one)


def shown(block: Block) -> Iterator[str]:
    """Yield all that a block shows: its texts, a chart's, and the cells of its rows.

    The data's title, or a franchise's name there, stands beside the Spanish one in a column.
    """
    yield from texts(block)
    if isinstance(block, Chart):
        yield from texts(block.figure())
    if isinstance(block, WithRows) and has_address(block):
        told = part(block)
        names = [column.name for column in told.columns if column.name in told.rows]
        for name in names:
            if not (name in ("title", "name") and "own" in names):
                cells = told.rows[name]
                yield from [] if pd.api.types.is_numeric_dtype(cells) else map(str, cells)


def alone(text: str, spanish: dict[str, set[str]]) -> Iterator[str]:
    """Yield the English titles in a text, or between its marks, that stand without a Spanish one.

    Part of a title is none: Mad Max is said by Mad Max: Furia en la carretera.
    """
    whole = unmarked(text).replace(" Collection", "")
    parts = [_YEAR.sub("", whole), *map(unmarked, _BETWEEN.split(text))]
    titles = {title for part in parts for title in (part.strip(), _PLACE.sub("", part.strip()))}
    for title in titles & spanish.keys():
        if not any(name in whole.casefold() for name in spanish[title]):
            yield title


def view(path: str, link: dict[str, str], tables: Catalogue) -> Iterator[Block]:
    """Yield the blocks of a page's answer and of all its tabs."""
    page, ask = pages.named(path), FromLink({key: [value] for key, value in link.items()})
    tables = page.given(tables, ask)
    found = page.found(tables, ask)
    yield from flat(page.answer(tables, found, ask))
    for name, tab in page.views(found).items():
        if name != "titles":  # all names of a film
            yield from flat(tab.show(tables, found, ask))


PAGES: list[tuple[str, dict[str, str]]] = [
    ("", {}),
    *((path, {"film": film}) for path in ("film", "similar", "return") for film in FILMS),
    ("franchises", {}),
    ("franchises", {"tab": "leaders"}),
    ("franchises", {"franchise": "The Godfather Collection"}),
    ("franchises", {"franchise": "Harry Potter Collection"}),
]


def english(
    path: str, link: dict[str, str], tables: Catalogue, known: dict[str, set[str]]
) -> set[str]:
    """Return the English titles alone on a page; a film's notes say its original title."""
    blocks = view(path, link, tables)
    told = (one for one in blocks if not (path == "film" and isinstance(one, Note)))
    return {title for block in told for text in shown(block) for title in alone(text, known)}


@pytest.mark.parametrize("where", REGIONS)
@pytest.mark.parametrize(("path", "link"), PAGES)
def test_a_film_with_a_spanish_title_is_called_by_it(
    path: str, link: dict[str, str], where: Region, sample: Catalogue
) -> None:
    with speaking("es", where):
        assert not english(path, link, sample, called(sample, where))


def test_the_english_pages_say_what_is_looked_for(sample: Catalogue) -> None:
    with speaking("en"):
        assert "The Godfather" in english("franchises", PAGES[-2][1], sample, called(sample, SPAIN))
