"""A shared link on a server that nobody has visited since its start."""

import asyncio

import pytest

from benchmarks.servers import serve
from benchmarks.session import Run, Session
from tests.addresses import ADDRESSES, EXAMPLES

pytestmark = pytest.mark.browser
SLICE = ("", "franchises", "similar", "for-you", "longest")


def follow(address: str) -> Run:
    async def first() -> Run:
        with serve() as server:
            async with Session(server.url) as session:
                return await session.run(address, EXAMPLES.get(address, ""))

    return asyncio.run(first())


def check(address: str) -> None:
    run = follow(address)
    assert run.errors == []
    assert not run.not_found, "the dialog 'Page not found' covers the page"
    assert run.texts


@pytest.mark.parametrize("address", [a for a in SLICE if a in ADDRESSES])
def test_the_first_visitor_of_a_cold_server_sees_the_page_of_the_link(address: str) -> None:
    check(address)


@pytest.mark.soak
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_the_first_visitor_of_a_cold_server(address: str) -> None:
    check(address)
