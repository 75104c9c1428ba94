"""What people come for, from the first click to the last, in Chromium."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.visitor import settle

pytestmark = pytest.mark.browser


def test_a_film_is_found_by_a_part_of_its_name(visit: Opener) -> None:
    seen = visit("?lang=en", language="en")
    seen.page.locator(".st-key-search input").press_sequentially("jumanj")
    seen.page.locator(".st-key-searching a").filter(has_text="Jumanji (1995)").first.click()
    expect(seen.page).to_have_url(re.compile("/film.*film=Jumanji"))
    expect(seen.page.locator("main")).to_contain_text("1995")
    assert (seen.exceptions(), seen.errors) == ([], [])


def test_a_chart_and_its_file_hold_the_same_numbers(visit: Opener, tmp_path: Path) -> None:
    seen = visit("months?lang=en", language="en")
    drawn = seen.page.locator(".js-plotly-plot").first.evaluate("e => Array.from(e.data[0].y)")
    seen.page.locator("[class*='-menu'] button").first.click()
    with seen.page.expect_download() as awaited:
        seen.page.locator("[class*='st-key-csv-'] button").first.click()
    awaited.value.save_as(path := tmp_path / "months.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(drawn) == 12
    columns = [[row[name] for row in rows] for name in rows[0]]
    assert [str(value) for value in drawn] in columns


def test_the_theme_follows_the_readers_system(visit: Opener) -> None:
    seen = visit("months?lang=en", language="en")
    app = seen.page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", "rgb(252, 248, 241)")
    seen.page.emulate_media(color_scheme="dark")
    seen.page.reload()
    settle(seen.page)
    expect(app).to_have_css("background-color", "rgb(21, 17, 18)")


def test_a_page_is_printed_with_its_answer_and_without_its_menu(visit: Opener) -> None:
    seen = visit("franchises?franchise=toy+story+collection&lang=en", language="en")
    seen.page.emulate_media(media="print")
    expect(seen.page.locator("h1")).to_be_visible()
    expect(seen.page.locator(".st-key-headline")).to_be_visible()
    expect(seen.page.get_by_test_id("stTopNavSection").first).not_to_be_visible()
    assert len(seen.page.pdf()) > 10_000


def test_franchises_are_compared_and_the_comparison_is_shared(visit: Opener) -> None:
    seen = visit("franchises?tab=compare&lang=en", language="en")
    field = seen.page.locator(".st-key-franchise_others textarea")
    field.fill("The Dark Knight Collection")
    field.press("Control+Enter")
    expect(seen.page).to_have_url(re.compile("franchise_others=The.Dark"))
    settle(seen.page)
    after = seen.page.locator("h3").first.inner_text()
    shared = visit(seen.page.url.removeprefix(seen.url), language="en")
    assert shared.page.locator("h3").first.inner_text() == after
    assert (seen.exceptions(), seen.errors) == ([], [])
