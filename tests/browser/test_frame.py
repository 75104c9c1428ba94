"""What surrounds every page, in Chromium: language, share, reset, search."""

import pytest

from tests.browser.conftest import Opener
from tests.browser.visitor import Visit, act

pytestmark = pytest.mark.browser


def answer(seen: Visit) -> str:
    """Return the big figures once they stand still: they arrive one by one."""
    figures = seen.page.locator(".st-key-headline")
    read, before = figures.inner_text(), ""
    while read != before:
        seen.page.wait_for_timeout(500)
        read, before = figures.inner_text(), read
    return read


def test_a_shared_link_shows_the_same_page_to_a_reader_of_another_language(visit: Opener) -> None:
    seen = visit("months?month=marzo&tab=decades", language="es")
    seen.page.get_by_role("button", name="septiembre").click()
    act(seen.page)
    seen.page.get_by_role("button", name="Compartir").click()
    link = seen.page.get_by_test_id("stCode").inner_text()
    assert {"month=3", "month=9", "tab=decades", "exact=false", "lang=es"} <= set(
        link.split("?")[1].split("&")
    )
    other = visit(link.removeprefix(seen.url), language="en")
    assert answer(other) == answer(seen)
    assert other.page.locator("h3").first.inner_text() == seen.page.locator("h3").first.inner_text()


def test_reset_returns_to_the_first_choices_and_keeps_the_language(visit: Opener) -> None:
    first = answer(visit("months", language="es"))
    seen = visit("months?month=3&exact=true&tab=films&lang=es", language="en")
    assert answer(seen) != first
    seen.page.get_by_role("button", name="Restablecer").click()
    act(seen.page)
    assert answer(seen) == first
    assert "month=" not in seen.page.url


def test_the_language_goes_along_to_another_page(visit: Opener) -> None:
    seen = visit("months?lang=en", language="en")
    seen.page.get_by_text("es", exact=True).click()
    act(seen.page)
    assert seen.page.locator("h1").inner_text() == "Meses"
    seen.page.get_by_test_id("stTopNavSection").first.click()
    seen.page.get_by_role("menuitem", name="Países").click()
    seen.page.wait_for_selector("h1:has-text('Países')")
    assert "lang=es" in seen.page.url


def test_a_name_typed_in_the_search_box_leads_to_its_page(visit: Opener) -> None:
    seen = visit("?lang=es", language="es")
    seen.page.locator(".st-key-search input").fill("martes")
    seen.page.locator(".st-key-searching a").first.click()
    seen.page.wait_for_selector("h1:has-text('Días')")
    act(seen.page)
    assert "Martes" in answer(seen)
    assert seen.page.locator(".st-key-search input").input_value() == ""
