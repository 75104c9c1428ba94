"""What browser tests share: one warm server and one Chromium a process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.servers import Server, serve
from tests.browser.visitor import Theme, Visit, looking, window
from tests.needs import CHROMIUM

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
]
Opener = Callable[..., Visit]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the sample, started as `make run` does."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run Chromium."""
    path = CHROMIUM.or_skip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that gives the window of a theme, device and language, opened once.

    The next tab of a window finds Streamlit's scripts in its cache, which halves its time.
    """
    yield (opened := cache(partial(window, chromium)))
    opened.cache_clear()


@pytest.fixture
def visit(windows: Callable[..., BrowserContext], server: Server) -> Iterator[Opener]:
    """Return a function that opens a tab on the warm server: `visit("franchises?lang=es")`."""
    with ExitStack() as tabs:

        def opened(
            path: str, *, theme: Theme = "light", device: str = "desktop", language: str = "es"
        ) -> Visit:
            seen = tabs.enter_context(looking(windows(theme, device, language), server.url))
            seen.open(path)
            return seen

        yield opened
