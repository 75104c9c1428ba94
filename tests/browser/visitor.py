"""A visitor with a real browser, who notices what goes wrong around the page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

Theme = Literal["light", "dark"]
SCREENS = Path("test-results/screens")
DEVICES = {"desktop": {"width": 1280, "height": 720}, "phone": {"width": 390, "height": 844}}
AXE = (Path(axe_playwright_python.__file__).with_name("axe.min.js")).read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
IDLE = f'{CONNECTED}[data-test-script-state="notRunning"]'
PASSING = '[data-testid="stSkeleton"], [data-testid="stStatusWidget"]'
"""What stands on a page for a while only, and is no part of it."""
PATIENCE = 120_000
"""Milliseconds before an outcome is given up: machines may be crowded, tests are not timed."""
PROBES = re.compile(r"/[^/]+/_stcore/(health|host-config)")
"""On a deep link Streamlit looks for a server below the path; these two 404s are its way."""


@dataclass
class Visit:
    """A page being looked at, with the console's errors and requests to other hosts so far."""

    page: Page
    url: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Follow a link to `path` on the server and wait until it is drawn."""
        self.page.goto(f"{self.url}/{path.lstrip('/')}")
        settle(self.page)

    def exceptions(self) -> list[str]:
        """Return the texts of exception boxes on the page."""
        return self.page.get_by_test_id("stException").all_inner_texts()

    def violations(self) -> list[str]:
        """Return what axe-core finds against WCAG 2.2 AA, one text a node."""
        self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        return [
            f"{rule['id']}: {node['html'][:300]} {node['failureSummary'][:300]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def screenshot(self, name: str) -> None:
        """Keep a picture of the page for a person to look at."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"{name}.png")

    def _heard(self, message: ConsoleMessage) -> None:
        source = message.location.get("url", "")
        if message.type == "error" and not PROBES.search(source):
            self.errors.append(f"{message.text} ({source})")

    def _asked(self, request: Request) -> None:
        host = urlsplit(request.url)
        if (
            host.scheme in ("http", "https", "ws", "wss")
            and host.netloc != urlsplit(self.url).netloc
        ):
            self.foreign.append(request.url)


def window(browser: Browser, theme: Theme, device: str, language: str) -> BrowserContext:
    """Open a browser window of its own: its theme, size, language, cookies and cache."""
    size: Any = DEVICES[device]
    context = browser.new_context(
        viewport=size,
        color_scheme=theme,
        locale={"es": "es-AR", "en": "en-GB"}[language],
        has_touch=device == "phone",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return context


@contextmanager
def looking(context: BrowserContext, url: str) -> Iterator[Visit]:
    """Open a tab in a window, and close it afterwards."""
    visit = Visit(context.new_page(), url)
    visit.page.on("console", visit._heard)
    visit.page.on("request", visit._asked)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    try:
        yield visit
    finally:
        visit.page.close()


@contextmanager
def visiting(
    browser: Browser,
    url: str,
    *,
    theme: Theme = "light",
    device: str = "desktop",
    language: str = "es",
) -> Iterator[Visit]:
    """Open a tab in a window that nobody used before."""
    context = window(browser, theme, device, language)
    try:
        with looking(context, url) as visit:
            yield visit
    finally:
        context.close()


def settle(page: Page) -> None:
    """Wait until the page's script has finished and all its elements are drawn.

    Streamlit says that no script runs before the first one too, so the title is awaited first. It
    fetches the script of each kind of element when the first one comes: a skeleton until then.
    After a long run its button to stop fades for a fifth of a second.
    """
    page.wait_for_selector(CONNECTED)
    page.wait_for_selector("h1")
    page.wait_for_selector(IDLE)
    page.wait_for_function(f"() => !document.querySelector('{PASSING}')")
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=\"stPlotlyChart\"]')]"
        ".every(chart => chart.querySelector('.main-svg'))"
    )
