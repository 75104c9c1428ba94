"""Agents, previews and embeds meet ten thousand hostile cases each, drawn under a seed.

Data addresses are among the paths of `test_api.py`, with 900 cases each.
"""

import asyncio
import json
import logging
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from mcp.client.client import Client as Agent
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from agents.server import TOOLS, make_server
from api.app import api
from api.previews.served import Previews
from catalogue.store import load
from language.texts import LANGUAGES, speaking
from tests.addresses import ADDRESSES
from tests.api.previews.test_previews import INDEX, PATIENT, Head
from tests.hostile.asgi import Client
from tests.hostile.seeded import arguments, asked, parameters, query
from tests.hostile.texts import ELSEWHERE
from tests.served import serving
from ui import embed
from views import pages
from views.page import Page
from views.reading import FromLink

SAMPLE = Path(__file__).parents[2] / "data/sample/tidy"
SEED = 24
SLICE, ALL = 40, 10_000
"""Cases of each kind in `make test` and in `make soak`."""
HEAD_TAGS = {"html", "head", "title", "meta", "link", "style", "body", "script"}
CARDS = 20
"""Of so many links one has its card drawn."""
number_of_cases = pytest.mark.parametrize(
    "count", [SLICE, pytest.param(ALL, marks=pytest.mark.soak)]
)


@pytest.fixture(scope="module", autouse=True)
def served() -> Iterator[None]:
    with serving(load(SAMPLE), SAMPLE):
        yield


@number_of_cases
def test_no_argument_makes_a_tool_fail(count: int, tried: list[str]) -> None:
    draw = random.Random(SEED)

    async def ask() -> None:
        async with Agent(make_server()) as agent:
            told = {tool.name: tool.input_schema for tool in (await agent.list_tools()).tools}
            assert set(told) == set(TOOLS)
            for _case in range(count):
                name = draw.choice(sorted(told))
                given = arguments(draw, told[name])
                tried.append(f"{name} {given}")
                answer = await agent.call_tool(name, given)
                words = " ".join(getattr(part, "text", "") for part in answer.content)
                assert "Traceback" not in words, (name, given)
                if answer.is_error:
                    assert words, (name, given)
                    assert "unforeseen" not in words, (name, given)
                else:
                    json.dumps(answer.structured_content, allow_nan=False)

    asyncio.run(ask())


@pytest.fixture(scope="module")
def dashboard() -> Iterator[Client]:
    """Serve a page at every address, with its preview."""
    app = Starlette(routes=[Route("/{rest:path}", lambda _request: HTMLResponse(INDEX))])
    client = Client(Previews(app, patience=PATIENT))
    yield client
    client.close()


@number_of_cases
def test_no_link_makes_a_preview_fail_or_write_into_the_page(
    count: int, tried: list[str], dashboard: Client, caplog: pytest.LogCaptureFixture
) -> None:
    draw = random.Random(SEED)
    known = {page: asked(page or "home") for page in ADDRESSES}
    with closing(Client(api)) as cards, caplog.at_level(logging.ERROR):
        for case in range(count):
            page = draw.choice(ADDRESSES)
            link = query(parameters(draw, known[page]))
            tried.append(f"{page}?{link}")
            answer = dashboard.get(f"/{page}", link, draw.choice(["es", "en"]))
            assert answer.status == 200, link
            read = Head(answer.body.decode())
            assert set(read.tags) <= HEAD_TAGS, link
            for same in ("script", "style"):  # for every page
                assert read.tags.count(same) <= 1, link
            assert 0 < len(read.said["og:description"]) < 500, link
            assert f"//{ELSEWHERE}" not in read.said["og:image"].partition("?")[0], link
            if case % CARDS == 0:
                path, _mark, rest = read.said["og:image"].partition("?")
                card = cards.get(f"/{path.rpartition('/')[2]}", rest)
                assert card.body.startswith(b"\x89PNG"), link
    assert caplog.records == []


@number_of_cases
def test_no_link_makes_an_embedded_view_fail(count: int, tried: list[str]) -> None:
    draw = random.Random(SEED)
    known = {page: asked(page or "home") for page in ADDRESSES}
    for _case in range(count):
        name = draw.choice(ADDRESSES)
        link: dict[str, list[str]] = {}
        for key, value in parameters(draw, known[name]):
            link.setdefault(key, []).append(value)
        tried.append(f"{name} {link}")
        page: Page[object] = pages.named(name or "home")
        with speaking(draw.choice(LANGUAGES)):
            assert isinstance(embed.shown(page, FromLink(link)), list), link
