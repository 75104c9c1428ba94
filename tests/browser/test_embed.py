"""The open view stands alone in a page of another origin."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.servers import Server, serve
from tests.browser.visitor import visiting

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a folder at an origin of its own; return both."""
    folder = tmp_path_factory.mktemp("other")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", folder
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def framed(other: tuple[str, Path]) -> Iterator[Server]:
    """Serve the sample to be shown in pages of the other origin."""
    with serve(BUTACA_FRAME_ANCESTORS=other[0]) as running:
        yield running


def test_the_code_of_the_menu_shows_the_view_alone_in_a_page_of_another_origin(
    chromium: Browser, framed: Server, other: tuple[str, Path]
) -> None:
    origin, folder = other
    with visiting(chromium, framed.url, language="en") as seen:
        seen.open("franchises?franchise=toy+story+collection&lang=es")
        finding = seen.page.locator("h3").first.inner_text()
        seen.page.locator("[class*='-menu'] button").first.click()
        code = seen.page.get_by_test_id("stCode").filter(has_text="iframe").inner_text()
        page = f"<!DOCTYPE html><title>x</title><h1>A page of somebody else</h1>{code}"
        (folder / "page.html").write_text(page, encoding="utf-8")
        seen.page.goto(f"{origin}/page.html")
        frame = seen.page.frame_locator("iframe")
        expect(frame.locator("h3").first).to_have_text(finding)
        expect(frame.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        expect(frame.locator("h1")).to_have_count(0)
        expect(frame.get_by_test_id("stTopNavSection")).to_have_count(0)
        expect(frame.locator(".st-key-search, .st-key-lang, [class*='-menu']")).to_have_count(0)
        whole = frame.get_by_test_id("stLinkButton").locator("a")
        expect(whole).to_have_attribute("href", re.compile("/franchises\\?.*lang=es"))
        expect(frame.locator("main")).to_contain_text("dólares")
        expect(seen.page.locator("iframe")).not_to_have_attribute("height", "620")


def test_a_page_of_an_origin_that_is_not_named_shows_nothing(
    chromium: Browser, server: Server, other: tuple[str, Path]
) -> None:
    origin, folder = other
    source = f"{server.url}/months?embed=true"
    (folder / "refused.html").write_text(f'<iframe src="{source}"></iframe>', encoding="utf-8")
    with visiting(chromium, server.url) as seen:
        seen.page.goto(f"{origin}/refused.html")
        expect(seen.page.frame_locator("iframe").locator("h3")).to_have_count(0)
        assert any("frame-ancestors" in error for error in seen.errors)


@pytest.mark.parametrize("path", ["months?tab=films", "countries", "data", "similar?film=jumanji"])
def test_a_view_alone_has_no_choices(chromium: Browser, framed: Server, path: str) -> None:
    divider = "&" if "?" in path else "?"
    with visiting(chromium, framed.url, language="en") as seen:
        seen.page.goto(f"{framed.url}/{path}{divider}embed=true&lang=en")
        expect(seen.page.get_by_test_id("stLinkButton")).to_be_visible()
        expect(seen.page.locator("input[type=text], textarea")).to_have_count(0)
        assert seen.exceptions() == []
        assert seen.errors == []
