"""What browser tests share: one warm server and one Chromium a process."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import Server, serve
from tests.browser.visitor import Theme, Visit, visiting

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
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no chromium on the path: `apt-get install chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Opener]:
    """Return a function that opens a window on the warm server: `visit("franchises?lang=es")`."""
    windows = []

    def opened(
        path: str, *, theme: Theme = "light", device: str = "desktop", language: str = "es"
    ) -> Visit:
        window = visiting(chromium, server.url, theme=theme, device=device, language=language)
        looked = window.__enter__()
        windows.append(window)
        looked.open(path)
        return looked

    yield opened
    for window in windows:
        window.__exit__(None, None, None)
