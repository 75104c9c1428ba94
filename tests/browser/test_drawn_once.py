"""A chart is drawn once as it appears, and once after a change."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.visitor import settle

pytestmark = pytest.mark.browser
DRAWN = """() => {
  window.drawn = new Map();
  const look = () => document.querySelectorAll('.js-plotly-plot').forEach(plot => {
    if (!plot.on || window.drawn.has(plot)) return;
    window.drawn.set(plot, 0);
    plot.on('plotly_afterplot', () => window.drawn.set(plot, window.drawn.get(plot) + 1));
  });
  new MutationObserver(look).observe(document, {subtree: true, childList: true});
}"""


def drawn(page: Page) -> list[int]:
    """Return how often each chart was drawn that has been on the page."""
    page.wait_for_timeout(1000)
    counts: list[int] = page.evaluate("() => [...window.drawn.values()]")
    return counts


def test_a_chart_is_drawn_once_as_it_appears_and_once_after_a_choice(visit: Opener) -> None:
    seen = visit("programs?lang=en", language="en")
    page = seen.page
    page.add_init_script(f"({DRAWN})()")
    seen.open("months?lang=en")
    assert drawn(page) == [1]
    page.get_by_role("button", name="May", exact=True).first.click()
    expect(page.get_by_test_id("stMetric").first).to_contain_text("May")
    settle(page)
    assert drawn(page) == [1, 1]
