"""What surrounds every page, in Chromium: language, share, reset, search."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.visitor import Visit, settle

pytestmark = pytest.mark.browser


def answer(seen: Visit) -> str:
    """Return the big figures."""
    return seen.page.locator(".st-key-headline").inner_text()


def test_a_shared_link_shows_the_same_page_to_a_reader_of_another_language(visit: Opener) -> None:
    seen = visit("months?month=marzo&tab=decades", language="es")
    chosen = seen.page.get_by_role("button", name="septiembre")
    before = answer(seen)
    chosen.click()
    expect(seen.page.locator(".st-key-headline")).not_to_have_text(before, use_inner_text=True)
    settle(seen.page)
    seen.page.get_by_role("button", name="Compartir").click()
    link = seen.page.get_by_test_id("stCode").inner_text()
    assert {"month=3", "month=9", "tab=decades", "exact=true", "lang=es"} <= set(
        link.split("?")[1].split("&")
    )
    other = visit(link.removeprefix(seen.url), language="en")
    assert answer(other) == answer(seen)
    assert other.page.locator("h3").first.inner_text() == seen.page.locator("h3").first.inner_text()


def test_reset_returns_to_the_first_choices_and_keeps_the_language(visit: Opener) -> None:
    first = answer(visit("months", language="es"))
    seen = visit("months?month=3&exact=false&tab=films&lang=es", language="en")
    assert answer(seen) != first
    seen.page.get_by_role("button", name="Restablecer").click()
    headline = seen.page.locator(".st-key-headline")
    expect(headline).to_have_text(first, use_inner_text=True)
    expect(seen.page).not_to_have_url(re.compile("month="))


def test_the_language_goes_along_to_another_page(visit: Opener) -> None:
    seen = visit("months?lang=en", language="en")
    seen.page.get_by_text("es", exact=True).click()
    expect(seen.page.locator("h1")).to_have_text("Meses")
    seen.page.get_by_test_id("stTopNavSection").first.click()
    seen.page.get_by_role("menuitem", name="Países").click()
    expect(seen.page).to_have_title(re.compile("Países"))
    expect(seen.page).to_have_url(re.compile("lang=es"))


def test_a_name_typed_in_the_search_box_leads_to_its_page(visit: Opener) -> None:
    seen = visit("?lang=es", language="es")
    seen.page.locator(".st-key-search input").fill("martes")
    seen.page.locator(".st-key-searching a").first.click()
    expect(seen.page.locator("h1")).to_contain_text("Días")
    expect(seen.page.locator(".st-key-headline")).to_contain_text("Martes")
    expect(seen.page.locator(".st-key-search input")).to_have_value("")


def test_on_a_phone_the_menu_closes_over_the_page_that_was_chosen(visit: Opener) -> None:
    seen = visit("?lang=en", language="en", device="phone")
    seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.page.get_by_test_id("stSidebarNavLink").filter(has_text="Countries").click()
    expect(seen.page).to_have_title(re.compile("Countries"))
    expect(seen.page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()
    assert (seen.exceptions(), seen.errors) == ([], [])
