"""No link, however odd, makes a page fail or shows one visitor what another asked."""

import asyncio
import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from benchmarks.servers import Server, serve
from benchmarks.session import Run, Session
from tests.addresses import ADDRESSES, PARAMETERS
from tests.hostile.texts import HAND_PICKED, quoted, raw
from tests.ui.pages import shown
from tests.views.every import choices, example

SLICE, ALL = 3, 300
"""Made-up links for each page, in `make test` and in `make soak`."""
# Four lists of texts of 10 KB are large, and Hypothesis warns of them where it might print them.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
MARK = re.compile(rb"zq(\d+)qz")
numbers = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """Serve the sample and keep what the server logs."""
    log = tmp_path_factory.mktemp("server") / "log"
    with serve(log=log) as running:
        yield running, log


async def visits(server: Server, page: str, queries: list[str]) -> list[Run]:
    """Follow the links at the same time, each in a session of its own."""

    async def visit(query: str) -> Run:
        async with Session(server.url) as session:
            return await session.run(page, query)

    return list(await asyncio.gather(*(visit(query) for query in queries)))


def probe(served: tuple[Server, Path], tried: list[str], page: str, queries: list[str]) -> None:
    server, log = served
    marks = [next(numbers) for _ in queries]
    marked = [f"{query}&mark=zq{mark}qz" for query, mark in zip(queries, marks, strict=True)]
    before = log.stat().st_size
    for mark, query, run in zip(
        marks, marked, asyncio.run(visits(server, page, marked)), strict=True
    ):
        tried.append(query)
        assert run.errors == [], query
        assert not run.not_found, query
        assert {int(found) for found in MARK.findall(run.content)} <= {mark}, query
    noted = log.read_text(encoding="utf-8")[before:]
    assert "Traceback" not in noted, (queries, noted)


def link(values: list[str], page: str, turn: int) -> str:
    """Return a query that gives each parameter of a view one of the values, some twice.

    The views of the page take turns, and a tab that does not exist is one of them.
    """
    tabs = list(views(page))
    tab = tabs[turn % len(tabs)]
    names = [*PARAMETERS.get(page, ()), *views(page)[tab], "lang"]
    pairs = [(name, values[i % len(values)]) for i, name in enumerate(dict.fromkeys(names))]
    return "&".join(
        f"{name}={value}" for name, value in [*pairs, pairs[0], ("tab", tab or values[0])]
    )


@cache
def views(page: str) -> dict[str, list[str]]:
    """Return the tabs of a page and what each binds to its address; "" stands for an odd tab."""
    first = shown(page, **example(page))
    tabs = {tab: shown(page, **example(page), tab=tab) for tab in choices(first).get("tab", [])}
    return {tab: bound(drawn) for tab, drawn in {"": first, **tabs}.items()}


def bound(page: AppTest) -> list[str]:
    """Return the parameters that a drawn page binds, but the language and the view."""
    protos = [getattr(element, "proto", None) for element in page.main]
    keys = [getattr(proto, "query_param_key", "") for proto in protos]
    return [key for key in dict.fromkeys(keys) if key not in ("", "lang", "tab")]


def links(number: int) -> object:
    """Decorate a test with `number` made-up lists of values for each page."""
    made = given(lists=st.lists(st.lists(raw, min_size=1, max_size=4), min_size=4, max_size=4))
    limits = settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: limits(made(test))


@pytest.mark.parametrize("page", ADDRESSES)
@links(SLICE)
def test_no_made_up_link_breaks_a_page(
    server: tuple[Server, Path], tried: list[str], page: str, lists: list[list[str]]
) -> None:
    probe(server, tried, page, filled(page, lists))


@pytest.mark.soak
@pytest.mark.parametrize("page", ADDRESSES)
@links(ALL // 4)
def test_no_made_up_link_of_many_breaks_a_page(
    server: tuple[Server, Path], tried: list[str], page: str, lists: list[list[str]]
) -> None:
    probe(server, tried, page, filled(page, lists))


def filled(page: str, lists: list[list[str]]) -> list[str]:
    """Return a link for each list of values, whose length decides on the view."""
    turns = [sum(map(len, values)) + i for i, values in enumerate(lists)]
    return [link(values, page, turn) for values, turn in zip(lists, turns, strict=True)]


def picked(page: str, step: int) -> list[str]:
    """Return links of every hand-picked text, or of each `step`th, other ones for each page."""
    values = [value for text in HAND_PICKED for value in quoted(text)]
    chosen = values[ADDRESSES.index(page) % step :: step]
    return [link([value], page, turn) for turn, value in enumerate(chosen)]


@pytest.mark.parametrize("page", ADDRESSES)
def test_no_hand_picked_text_in_a_link_breaks_a_page(
    server: tuple[Server, Path], tried: list[str], page: str
) -> None:
    probe(server, tried, page, picked(page, 12))


@pytest.mark.parametrize("page", ADDRESSES)
def test_no_infinite_number_in_a_link_breaks_a_page(
    server: tuple[Server, Path], tried: list[str], page: str
) -> None:
    probe(server, tried, page, [link(["1e999"], page, turn) for turn in range(len(views(page)))])


@pytest.mark.soak
@pytest.mark.parametrize("page", ADDRESSES)
def test_none_of_the_hand_picked_texts_in_a_link_breaks_a_page(
    server: tuple[Server, Path], tried: list[str], page: str
) -> None:
    queries = picked(page, 1)
    for start in range(0, len(queries), 10):
        probe(server, tried, page, queries[start : start + 10])
