"""Links in Chromium: each is a step of the history, and address and page agree after it."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import ADDRESSES, EXAMPLES
from tests.browser.conftest import Opener
from tests.browser.visitor import Visit, settle
from tests.views.every import tabs

pytestmark = pytest.mark.browser
SEED = 20_260_728
LINKED = (
    "?",
    "return?film=jumanji",
    "return?film=jumanji&tab=table",
    "similar?film=jumanji",
    "countries?country=italia",
    "countries?country=italia&tab=table",
    "countries?country=italia&tab=all",
    "companies?company=pixar&tab=table",
    "companies?company=pixar&tab=leaders",
    "months?month=3&tab=films",
    "weekdays?day=15&tab=films",
    "franchises?franchise=toy+story+collection&tab=table",
    "franchises?tab=leaders",
    "platforms?platform=hulu&tab=titles",
    "actors?platform=any&year=&tab=table",
    "longest?year=2000&platform=amazon&tab=table",
)
"""Views that have links."""
SOME = 5
"""How many of these the slice follows a link of."""
CELLS = 10
"""How many linked cells of a view the soak follows: a column makes all of its cells one way."""
MAIN = '[data-testid="stMain"]'
LINKS = f"{MAIN} a[href]:visible"
FILMS = "countries?country=France&tab=films&lang=en"


def field(page: Page, key: str) -> str:
    return page.locator(f".st-key-{key} input").input_value()


def follow(seen: Visit, press: Callable[[], object]) -> None:
    """Press a link and wait until its page stands there."""
    before = seen.page.url
    press()
    seen.page.wait_for_url(lambda url: url != before)
    settle(seen.page)


def steps(page: Page) -> int:
    return int(page.evaluate("history.length"))


def test_a_link_to_the_same_page_is_in_the_address_and_undone_by_back(visit: Opener) -> None:
    seen = visit("similar?film=Jumanji&lang=en", language="en")
    first, before = seen.page.url, steps(seen.page)
    follow(seen, seen.page.locator(f"{MAIN} a[href^='similar']:visible").first.click)
    expect(seen.page.locator(".st-key-film input")).not_to_have_value("Jumanji")
    assert parse_qs(urlsplit(seen.page.url).query)["film"] == [field(seen.page, "film")]
    assert steps(seen.page) == before + 1
    seen.page.go_back()
    expect(seen.page.locator(".st-key-film input")).to_have_value("Jumanji")
    assert seen.page.url == first
    assert (seen.exceptions(), seen.errors) == ([], [])


def test_a_hit_of_the_search_box_leads_to_the_page_one_is_on(visit: Opener) -> None:
    seen = visit("film?film=Jumanji&lang=en", language="en")
    seen.page.locator(".st-key-search input").press_sequentially("toy story")
    hit = seen.page.locator(".st-key-searching a[href^='film']:visible").first
    follow(seen, hit.click)
    assert "Toy" in seen.page.url
    expect(seen.page.locator(".st-key-film input")).to_have_value(re.compile("Toy Story"))


def test_enter_in_the_search_box_leads_to_the_first_answer(visit: Opener) -> None:
    seen = visit("months?lang=en", language="en")
    box = seen.page.locator(".st-key-search input")
    box.press_sequentially("toy story")
    follow(seen, lambda: box.press("Enter"))
    expect(seen.page.locator("h1")).to_contain_text("Toy Story")
    assert (seen.exceptions(), seen.errors) == ([], [])


def test_what_is_typed_into_a_pressed_field_replaces_what_stood_there(visit: Opener) -> None:
    seen = visit("film?film=Jumanji&lang=en", language="en")
    seen.page.locator(".st-key-film input").click()
    seen.page.keyboard.type("Toy Story")
    expect(seen.page.locator(".st-key-film input")).to_have_value("Toy Story")


def test_a_view_of_a_page_whose_views_changed_is_not_carried_to_another(visit: Opener) -> None:
    seen = visit("film?film=The+Godfather&lang=en", language="en")
    box = seen.page.locator(".st-key-film input")
    box.fill("Toy Story")
    box.press("Enter")
    expect(seen.page.locator("h1")).to_contain_text("Toy Story")
    seen.page.get_by_test_id("stTopNavSection").first.click()
    seen.page.get_by_role("menuitem", name="Months").click()
    expect(seen.page.locator("h1")).to_have_text("Months")
    settle(seen.page)
    assert "tab=" not in seen.page.url


def test_a_link_keeps_its_own_view_whatever_the_page_before_had(visit: Opener) -> None:
    seen = visit("months?month=3&tab=films&lang=en", language="en")
    first = seen.page.url
    seen.page.locator(".st-key-search input").press_sequentially("tom hanks")
    hit = seen.page.locator(".st-key-searching a[href^='person']:visible").first
    wanted = parse_qs(urlsplit(str(hit.get_attribute("href"))).query, keep_blank_values=True)
    follow(seen, hit.click)
    got = parse_qs(urlsplit(seen.page.url).query, keep_blank_values=True)
    assert {key: got.get(key) for key in wanted} == wanted
    seen.page.go_back()
    expect(seen.page.locator("h1")).to_have_text("Months")
    settle(seen.page)
    assert seen.page.url == first


def test_an_address_keeps_what_another_parameter_meant(visit: Opener) -> None:
    seen = visit("weekdays?day=1&lang=en", language="en")
    assert "day 1" in words(seen)
    fresh = visit(seen.page.url.removeprefix(seen.url), language="en")
    assert words(fresh) == words(seen)


def test_a_page_of_the_menu_is_one_step(visit: Opener) -> None:
    seen = visit("months?month=3&tab=films&lang=en", language="en")
    first, before = seen.page.url, steps(seen.page)
    seen.page.get_by_test_id("stTopNavSection").first.click()
    follow(seen, seen.page.get_by_role("menuitem", name="Countries").click)
    assert steps(seen.page) == before + 1
    assert "month=" not in seen.page.url
    seen.page.go_back()
    expect(seen.page.locator("h1")).to_have_text("Months")
    settle(seen.page)
    assert seen.page.url == first


def cell(page: Page, row: int) -> tuple[float, float]:
    """Return the place of a cell's text in the first column of the first table."""
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box is not None
    return box["x"] + 25, box["y"] + 35 * row + 52


def test_a_cell_of_a_table_leads_to_its_film_and_back(visit: Opener) -> None:
    seen = visit(FILMS, language="en")
    first = seen.page.url
    title = seen.page.get_by_test_id("glide-cell-0-1").text_content()
    seen.page.get_by_test_id("stDataFrame").scroll_into_view_if_needed()
    seen.page.mouse.move(*cell(seen.page, 1))
    seen.page.wait_for_timeout(300)  # a grid draws what the mouse rests on
    follow(seen, lambda: seen.page.mouse.click(*cell(seen.page, 1)))
    assert parse_qs(urlsplit(seen.page.url).query)["film"] == [title]
    expect(seen.page.locator(".st-key-film input")).to_have_value(title)
    seen.page.go_back()
    expect(seen.page).to_have_title(re.compile("Countries"))
    settle(seen.page)
    assert seen.page.url == first


def test_the_keyboard_follows_a_cell_too(visit: Opener) -> None:
    seen = visit(FILMS, language="en")
    title = seen.page.get_by_test_id("glide-cell-0-0").text_content()
    x, y = cell(seen.page, 0)
    seen.page.mouse.click(x + 600, y)
    for _step in range(6):
        seen.page.keyboard.press("ArrowLeft")
    seen.page.keyboard.press("Enter")
    follow(seen, seen.page.locator("#portal a.gdg-link-area").click)
    assert parse_qs(urlsplit(seen.page.url).query)["film"] == [title]


def test_a_table_is_searched_and_read_aloud_by_what_is_seen(visit: Opener) -> None:
    seen = visit(FILMS, language="en")
    title = str(seen.page.get_by_test_id("glide-cell-0-0").text_content())
    assert " " in title
    assert "=" not in title
    seen.page.get_by_role("button", name="Search").first.press("Enter")
    seen.page.locator(".gdg-search-bar input, [class*='gdg-search'] input").fill(title)
    found = seen.page.locator("[class*='gdg-search'] .gdg-search-status")
    expect(found).to_contain_text(re.compile(r"[1-9]\d* (of|results?)"))


def test_a_tables_own_file_holds_what_is_seen(visit: Opener, tmp_path: Path) -> None:
    seen = visit(FILMS, language="en")
    title = str(seen.page.get_by_test_id("glide-cell-0-0").text_content())
    seen.page.evaluate("() => { delete window.showSaveFilePicker }")
    with seen.page.expect_download() as awaited:
        seen.page.get_by_role("button", name="Download as CSV").first.press("Enter")
    awaited.value.save_as(path := tmp_path / "grid.csv")
    file = path.read_text(encoding="utf-8-sig")
    assert title in file
    assert "film=" not in file


def words(seen: Visit) -> str:
    """Return all that the page says."""
    return seen.page.locator(MAIN).inner_text()


def ways(seen: Visit) -> list[str]:
    """Return the links of the page, each once, then the texts of its linked cells."""
    shown = seen.page.locator(LINKS).evaluate_all("links => links.map(a => a.getAttribute('href'))")
    cells = seen.page.evaluate("Object.keys(window.butacaCells ?? {})")
    return [*dict.fromkeys(str(href) for href in shown), *(f"cell {text}" for text in cells)]


def press(seen: Visit, way: str) -> None:
    """Follow a link, or what a grid does where the text of a linked cell is pressed."""
    if way.startswith("cell "):
        seen.page.evaluate("text => { window.open(text, '_blank') }", way.removeprefix("cell "))
        return
    escaped = way.replace("\\", "\\\\").replace('"', '\\"')
    seen.page.locator(f'{MAIN} a[href="{escaped}"]:visible').first.click()


def crawl(visit: Opener, address: str, pick: Callable[[list[str]], list[str]]) -> Iterator[str]:
    """Follow links of a page, compare each with its address opened afresh, and go back."""
    seen = visit(address, language="en")
    here, said = seen.page.url, words(seen)
    for way in pick(ways(seen)):
        before = steps(seen.page)
        press(seen, way)
        seen.page.wait_for_timeout(200)  # a run begins a moment after the press
        settle(seen.page)
        there = seen.page.url
        if there == here:  # where one stands already
            continue
        fresh = visit(there.removeprefix(seen.url), language="en")
        expect(seen.page.locator(MAIN)).to_have_text(words(fresh), use_inner_text=True)
        assert fresh.page.url == there, way
        fresh.page.close()
        assert steps(seen.page) <= before + 1, way
        seen.page.go_back()
        expect(seen.page.locator(MAIN)).to_have_text(said, use_inner_text=True)
        settle(seen.page)
        assert seen.page.url == here, way
        yield way
    assert (seen.exceptions(), seen.errors) == ([], [])


def link_of(address: str) -> str:
    return f"{address}?{EXAMPLES.get(address, '')}&lang=en"


def test_address_and_page_agree_after_links_of_some_pages(visit: Opener) -> None:
    draw = random.Random(SEED)
    for address in draw.sample(LINKED, SOME):
        found = crawl(visit, f"{address}&lang=en", lambda ways: [draw.choice(ways)])
        assert list(found), address


def links_and_some_cells(found: list[str]) -> list[str]:
    """Return all links, and of the linked cells a few, drawn under a seed."""
    cells = [way for way in found if way.startswith("cell ")]
    drawn = random.Random(SEED).sample(cells, min(CELLS, len(cells)))
    return [way for way in found if not way.startswith("cell ")] + drawn


@pytest.mark.soak
@pytest.mark.parametrize("address", ADDRESSES)
def test_address_and_page_agree_after_every_link_of_every_page(visit: Opener, address: str) -> None:
    every = [view["tab"] for view in tabs(address)]
    for link in [link_of(address), *(f"{link_of(address)}&tab={tab}" for tab in every)]:
        list(crawl(visit, link, links_and_some_cells))
