"""A picture of a view, taken once nothing moves any more."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.visitor import visiting
from tests.pictures.views import Picture

SHOWN = Path("test-results/pictures")
CHART = "[data-testid='stPlotlyChart']"
STILL = 300
"""Milliseconds between two looks; a view that gives the same twice is still."""


def take(browser: Browser, url: str, picture: Picture) -> Path:
    """Open the view in a window of its own and return the file of its picture."""
    look = {"theme": picture.theme, "device": picture.device, "language": picture.language}
    with visiting(browser, url, **look) as visit:  # type: ignore[arg-type]
        visit.page.emulate_media(reduced_motion="reduce")
        visit.open(picture.link)
        visit.page.mouse.move(0, 0)
        shot = still(visit.page, picture.chart)
    SHOWN.mkdir(parents=True, exist_ok=True)
    path = SHOWN / f"{picture.name}.png"
    path.write_bytes(shot)
    return path


def still(page: Page, chart: int | None) -> bytes:
    """Return the picture of a page or of a chart once two in a row are the same."""
    before, after = b"", shot(page, chart)
    for _time in range(20):
        before, after = after, shot(page, chart)
        if before == after:
            break
    return after


def shot(page: Page, chart: int | None) -> bytes:
    """Return what is seen after a while."""
    page.wait_for_timeout(STILL)
    if chart is None:
        return page.screenshot(animations="disabled", caret="hide")
    drawn = page.locator(CHART).nth(chart)
    drawn.scroll_into_view_if_needed()
    return drawn.screenshot(animations="disabled", caret="hide")
