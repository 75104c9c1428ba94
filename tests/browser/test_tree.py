"""Six tasks done with the accessibility tree as the only sight and a keyboard alone."""

import pytest

from tests.browser.conftest import Opener
from tests.browser.tree import Reader

pytestmark = pytest.mark.browser


def test_a_film_is_found_by_its_name(visit: Opener) -> None:
    reader = Reader(visit("?lang=en", language="en").page)
    reader.go("searchbox", "Search a name")
    reader.page.keyboard.type("jumanji")
    reader.until("link", "Jumanji")
    reader.go("link", "Jumanji")
    reader.press("Enter")
    reader.until("heading", "Jumanji")


def test_the_language_is_changed(visit: Opener) -> None:
    reader = Reader(visit("months?lang=en", language="en").page)
    reader.go("radio", "es")
    reader.press("Space")
    reader.until("heading", "Meses")


def test_another_view_is_opened_and_its_finding_read(visit: Opener) -> None:
    reader = Reader(visit("months?lang=en", language="en").page)
    before = reader.findings()
    reader.go("radio", "Chart")
    reader.press("ArrowRight", "Space")
    for _look in range(240):
        if reader.findings()[:1] not in ([], before[:1]):
            return
        reader.page.wait_for_timeout(500)
    pytest.fail(f"the same finding is read: {before[:1]}")


def test_a_link_is_shared(visit: Opener) -> None:
    reader = Reader(visit("franchises?lang=en", language="en").page)
    reader.go("button", "Share")
    reader.press("Enter")
    reader.until("dialog", "Share")
    reader.press("Escape")
    assert not reader.has("dialog")
    assert reader.focus().name.endswith("Share")


def test_a_chart_is_read_as_a_table(visit: Opener) -> None:
    reader = Reader(visit("months?lang=en", language="en").page)
    before = reader.count("columnheader")
    reader.go("switch", "As a table")
    reader.press("Space")
    for _look in range(240):
        if reader.count("columnheader") > before:
            return
        reader.page.wait_for_timeout(500)
    pytest.fail("no table with names of its columns comes")


def test_another_page_is_reached_by_the_menu(visit: Opener) -> None:
    reader = Reader(visit("?lang=en", language="en").page)
    reader.go("button", "Films")
    reader.press("Enter")
    reader.until("menuitem", "Countries")
    for _press in range(20):
        if "Countries" in reader.focus().name:
            break
        reader.page.keyboard.press("ArrowDown")
    reader.press("Enter")
    reader.until("heading", "produced in a country")
