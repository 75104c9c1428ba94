"""A shared link on a server that nobody has visited since its start."""

import re

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.servers import serve
from language.texts import speaking
from tests.addresses import ADDRESSES, EXAMPLES
from tests.browser.visitor import visiting
from views.sitemap import entries

pytestmark = pytest.mark.browser
SLICE = ("", "franchises", "similar", "for-you")


def follow(chromium: Browser, address: str) -> None:
    """Be the server's first visitor, by the link of a page."""
    with serve() as server, visiting(chromium, server.url) as seen:
        seen.open(f"{address}?{EXAMPLES.get(address, '')}&lang=es")
        expect(seen.page.get_by_role("dialog")).to_have_count(0)  # "Page not found" is one
        assert (seen.exceptions(), seen.errors, seen.foreign) == ([], [], [])
        with speaking("es"):
            title = next(entry.title for entry in entries() if entry.path == address)
        expect(seen.page).to_have_title(re.compile(re.escape(title)))
        expect(seen.page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("address", SLICE)
def test_the_first_visitor_of_a_cold_server_sees_the_page_of_the_link(
    chromium: Browser, address: str
) -> None:
    follow(chromium, address)


@pytest.mark.soak
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_the_first_visitor_of_a_cold_server(
    chromium: Browser, address: str
) -> None:
    follow(chromium, address)
