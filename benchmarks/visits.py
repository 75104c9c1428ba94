"""A visit over a phone's line, with an empty cache and again, page by page, beside a blank app.

Chromium's throttle stands for the line: 10 Mbit/s, 100 ms there and back. Opt-in: `--only visits`.
"""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.browser import FLAGS, READY
from benchmarks.rows import Row, Setup, median, spread, worst
from benchmarks.servers import BLANK, serve
from views import pages

PHONE: Any = {"width": 390, "height": 844}
LINE = {
    "offline": False,
    "latency": 100,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}
"""What Chromium's developer tools do to a connection: milliseconds, and bytes a second."""
FIGURE, TITLE = '[data-testid="stMetricValue"]', "h1"
WITHOUT = ("similar", "programs")
"""Pages without a big figure, whose title counts; as the blank app's does."""
DRAWN = "() => !document.querySelector('[data-testid=\"stSkeleton\"]')"
STANDS = """what => {
  const found = document.querySelector(what);
  return found !== null && found.checkVisibility() && found.getBoundingClientRect().height > 0;
}"""
"""Asked at every frame: Playwright's own waiting looks but twice a second after the first one."""
CHART = '[data-testid="stPlotlyChart"]'
SVG = f"{CHART} .main-svg"
PATIENCE = 60_000


@dataclass
class Visit:
    """What one visit to one page took: seconds from its address on, and bytes of the line."""

    figure: float = 0.0
    chart: float = 0.0
    bytes: float = 0.0


def measure(setup: Setup) -> Iterator[Row]:
    """Visit every page with an empty cache and again in a new tab; the greatest figure counts."""
    chromium = shutil.which("chromium")
    if not chromium:
        return
    with (
        serve(BLANK) as blank,
        serve(CATALOGUE=str(setup.catalogue)) as ours,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)

        def pair(url: str, awaited: str = TITLE) -> tuple[Visit, Visit]:
            """Return the first and the second visit in a window of its own."""
            context = browser.new_context(viewport=PHONE, locale="en-GB", has_touch=True)
            try:
                return visit(context, url, awaited), visit(context, url, awaited)
            finally:
                context.close()

        pair(f"{ours.url}/")  # what the server compresses once, it has
        floor = pair(f"{blank.url}/")
        times = setup.samples(3)
        found = {
            path: [
                pair(f"{ours.url}/{path}?lang=en", TITLE if path in WITHOUT else FIGURE)
                for _ in range(times)
            ]
            for path in pages.PAGES
        }
        browser.close()
    yield from _rows(found, floor)


def visit(context: BrowserContext, url: str, awaited: str) -> Visit:
    """Open an address in a new tab over the line, until its figure and its chart stand."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    made = Visit()
    line.on("Network.loadingFinished", lambda told: _count(made, told["encodedDataLength"]))
    line.on("Network.webSocketFrameReceived", lambda told: _count(made, _size(told)))
    started = time.perf_counter()
    page.goto(url, wait_until="commit")
    made.figure = _stands(page, awaited, started)
    page.wait_for_selector(READY, timeout=PATIENCE)
    page.wait_for_function(DRAWN, timeout=PATIENCE)
    if page.query_selector(CHART):
        made.chart = _stands(page, SVG, started)
    page.wait_for_load_state("networkidle")
    page.close()
    return made


def _count(made: Visit, size: float) -> None:
    made.bytes += size


def _size(told: dict[str, Any]) -> int:
    """Return the bytes of a message, which is told in base64."""
    return len(told["response"]["payloadData"]) * 3 // 4


def _stands(page: Page, what: str, started: float) -> float:
    page.wait_for_function(STANDS, arg=what, polling="raf", timeout=PATIENCE)
    return time.perf_counter() - started


def _rows(found: dict[str, list[tuple[Visit, Visit]]], floor: tuple[Visit, Visit]) -> Iterator[Row]:
    first = {path: [pair[0] for pair in pairs] for path, pairs in found.items()}
    again = {path: [pair[1] for pair in pairs] for path, pairs in found.items()}
    yield _row(
        "first visit over a phone's line, megabytes",
        {path: median([one.bytes / 1e6 for one in ones]) for path, ones in first.items()},
        2.4, "MB", floor[0].bytes / 1e6,
    )  # fmt: skip
    yield _row(
        "first visit, the first figure",
        {path: median([one.figure for one in ones]) for path, ones in first.items()},
        3.0, "s", floor[0].figure,
    )  # fmt: skip
    charts = {path: median([one.chart for one in ones]) for path, ones in first.items()}
    drawn = {path: seconds for path, seconds in charts.items() if seconds}
    yield _row("first visit, the chart", drawn, 5.5, "s", floor[0].figure)
    yield _row(
        "second visit, the first figure",
        {path: median([one.figure for one in ones]) for path, ones in again.items()},
        2.5, "s", floor[1].figure,
    )  # fmt: skip


def _row(what: str, figures: dict[str, float], bar: float, unit: str, floor: float) -> Row:
    note = f"the blank app {floor:.1f}, {spread(figures, 1)}"
    return Row(what, worst(figures)[1], bar, unit, note)
