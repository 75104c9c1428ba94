"""The first page in Chromium, cold browser and warm server, beside the blank app's."""

import shutil
import time
from collections.abc import Iterator

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.rows import Row, Setup, median
from benchmarks.servers import BLANK, serve

READY = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure(setup: Setup) -> Iterator[Row]:
    """Open both home pages in turn, each time in a browser without cache."""
    chromium = shutil.which("chromium")
    if not chromium:
        return
    with (
        serve(BLANK) as blank,
        serve(CATALOGUE=str(setup.catalogue)) as ours,
        sync_playwright() as playwright,
    ):
        pairs = [
            (_open(playwright, chromium, blank.url), _open(playwright, chromium, ours.url))
            for _ in range(1 + max(3, setup.samples(10)))
        ]
    floor, value = (median([pair[i] for pair in pairs[1:]]) for i in (0, 1))
    note = f"{value:.2f} s, the blank app {floor:.2f} s"
    yield Row("first page in Chromium, beside the blank app", value / floor, 1.5, "times", note)


def _open(playwright: Playwright, chromium: str, url: str) -> float:
    """Return the seconds from address to a connected page whose script has finished."""
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    try:
        page = browser.new_page()
        started = time.perf_counter()
        page.goto(url)
        page.wait_for_selector("h1")
        page.wait_for_selector(READY)
        return time.perf_counter() - started
    finally:
        browser.close()
