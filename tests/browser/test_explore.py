"""What only a browser shows of the Explore page: clicks on marks, and the address they leave."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.visitor import settle

pytestmark = pytest.mark.browser


def test_a_bar_leads_to_the_films_that_hold_its_word(visit: Opener) -> None:
    looked = visit("explore?tab=words&field=genre&lang=en", language="en")
    bar = looked.page.locator(".st-key-word-bars .bars .point path").first
    bar.wait_for()
    bar.click(force=True)
    expect(looked.page.get_by_text(re.compile(r"films? contains? "))).to_be_visible()
    expect(looked.page).to_have_url(re.compile("word=Drama"))
    assert looked.exceptions() == []


def test_a_word_of_the_cloud_is_seen_and_leads_to_its_films(visit: Opener) -> None:
    looked = visit("explore?tab=words&field=genre&votes=1&lang=en", language="en")
    word = looked.page.locator('[data-testid="stHtml"] a', has_text="Comedy")
    word.click()
    expect(looked.page.get_by_text(re.compile(r"films? contains? "))).to_be_visible(timeout=30_000)
    expect(looked.page).to_have_url(re.compile("word=Comedy"))
    expect(looked.page.get_by_text("1 votes or more")).to_be_visible()
    assert looked.exceptions() == []


@pytest.mark.parametrize("of", ["films", "titles"])
def test_on_a_phone_a_word_is_large_and_its_films_stand_below_without_a_reload(
    visit: Opener, of: str
) -> None:
    looked = visit(f"explore?tab=words&of={of}&lang=en", language="en", device="phone")
    words = looked.page.locator(".cloud a")
    words.first.wait_for()
    sizes = words.evaluate_all("all => all.map(a => a.getBoundingClientRect()).map(b => b.height)")
    assert min(sizes) >= 24
    looked.page.evaluate("window.before = true")
    words.last.click()
    expect(looked.page.get_by_text(re.compile(r"(films?|titles?) contains? "))).to_be_visible()
    assert looked.page.evaluate("window.before")
    listed = looked.page.get_by_text(re.compile(r"(films?|titles?) contains? ")).bounding_box()
    assert listed is not None
    assert 0 < listed["y"] < 844


def test_a_filter_is_kept_in_the_address(visit: Opener) -> None:
    looked = visit("explore?lang=en", language="en")
    looked.page.get_by_role("button", name="Filters").click()
    looked.page.get_by_role("button", name="Drama", exact=True).click()
    expect(looked.page).to_have_url(re.compile("genre=Drama"))
    settle(looked.page)
    expect(looked.page.get_by_text("· Drama")).to_be_visible()
    assert looked.exceptions() == []
