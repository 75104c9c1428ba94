"""What people were asked to find out, from Home, with few clicks, in both languages, on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.visitor import settle

pytestmark = pytest.mark.browser
MAIN = '[data-testid="stMain"]'
WORDS = {
    "es": ("El laberinto del fauno", "Dirección", "Presupuesto", "Recaudación"),
    "en": ("Pan's Labyrinth", "Directed by", "Budget", "Revenue"),
}


def shown(found: Locator) -> Locator:
    """Return the first that is seen: a phone has each link a second time, hidden."""
    return found.locator("visible=true").first


class Clicks:
    """Counts what a reader presses."""

    def __init__(self, page: Page) -> None:
        """Begin with none."""
        self.page, self.count = page, 0

    def press(self, what: Locator) -> None:
        """Press something and wait until its page stands there."""
        before = self.page.url
        what.click()
        self.page.wait_for_url(lambda url: url != before)
        settle(self.page)
        self.count += 1


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_all_about_a_film_and_who_made_it_takes_three_clicks(
    visit: Opener, language: str, device: str
) -> None:
    seen = visit(f"?lang={language}", language=language, device=device)
    page, clicks = seen.page, Clicks(seen.page)
    name, directed, *money = WORDS[language]
    search = page.locator(".st-key-search input").first
    search.press_sequentially("el laberinto del fauno")
    expect(search).to_have_value("el laberinto del fauno")
    settle(page)
    clicks.press(page.locator("a[href^='film']:visible").filter(has_text=re.compile("2006")).first)
    main = page.locator(MAIN)
    expect(page.locator("h1")).to_have_text(name)
    for told in (*money, directed, "Guillermo del Toro"):
        expect(shown(main.get_by_text(told))).to_be_visible()
    figures = main.get_by_test_id("stMetric").all_inner_texts()
    assert sum(any(word in figure for word in money) and "$" in figure for figure in figures) == 2
    assert main.locator(".st-key-film-platforms a:visible").count() >= 4
    assert main.locator("[class*='st-key-alike-'] a[href^='film']:visible").count() >= 5
    clicks.press(
        main.locator("a[href^='person']:visible").filter(has_text="Guillermo del Toro").first
    )
    expect(page.locator("h1")).to_have_text("Guillermo del Toro")
    expect(shown(main.get_by_text(re.compile("Hellboy")))).to_be_visible()
    assert clicks.count <= 3
    assert (seen.exceptions(), seen.errors) == ([], [])
