"""Names from the data are shown as names, whatever they are made of."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser

from benchmarks.servers import Server, serve
from tests import planted
from tests.addresses import ADDRESSES, PARAMETERS
from tests.browser.visitor import Visit, visiting
from tests.hostile.catalogue import NAMES, hostile
from tests.hostile.texts import ELSEWHERE

pytestmark = pytest.mark.browser
LINKS = Path(__file__).parents[2] / "ui/components/links.js"
NAMED = ("franchise", "company", "film", "person", "title")
OURS = ("butacaCells = ", LINKS.read_text(encoding="utf-8").partition("\n")[0])
"""How the scripts of our own begin; each of them stands in the page as a whole."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the hostile catalogue."""
    folder = planted.save(hostile(), tmp_path_factory.mktemp("hostile") / "tidy")
    with serve(CATALOGUE=str(folder)) as running:
        yield running


@pytest.fixture(scope="module")
def visit(chromium: Browser, server: Server) -> Iterator[Visit]:
    with visiting(chromium, server.url) as opened:
        yield opened


def links(address: str) -> list[str]:
    """Return the page's address alone, and with some of the names typed into its field."""
    field = next((name for name in PARAMETERS.get(address, ()) if name in NAMED), None)
    first = ADDRESSES.index(address) % 4
    typed = [f"{address}?{field}={quote_plus(name)}" for name in NAMES[first::4]] if field else []
    return [address, *typed]


FORMULAS = f"companies?company={quote_plus(next(n for n in NAMES if n[0] == '='))}&tab=table"
"""A page with a table of films whose names are formulas."""


def check(visit: Visit) -> None:
    page = visit.page
    assert visit.exceptions() == []
    assert visit.foreign == []
    assert "pwned" not in page.title()
    made = page.locator(f"img[src*='{ELSEWHERE}'], .katex")
    assert made.count() == 0, made.first.evaluate("e => e.outerHTML")
    scripts = page.locator("main script").all_text_contents()
    assert [text for text in scripts if not text.startswith(OURS)] == []
    away = "all => all.filter(a => a.origin !== location.origin).map(a => a.href)"
    links = page.locator("a[href]").evaluate_all(away)
    assert [link for link in links if ELSEWHERE in link] == []
    styled = page.locator("strong, em, code, del, h1, h2, h3").filter(has_text="pwned")
    marked = [text for text in styled.all_inner_texts() if text in {"pwned", "code", "gone"}]
    assert marked == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_name_of_the_data_is_only_a_name(visit: Visit, address: str) -> None:
    for link in links(address):
        visit.open(link)
        check(visit)


def check_cells(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    divider = ";" if ";" in text.splitlines()[0] else ","
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=divider) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells), cells
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []


def test_a_downloaded_table_holds_no_formula(visit: Visit, tmp_path: Path) -> None:
    visit.open(FORMULAS)
    visit.page.locator("[class*='-menu'] button").first.click()
    button = visit.page.locator("[class*='st-key-csv-'] button").first
    with visit.page.expect_download() as awaited:
        button.click()
    path = tmp_path / "download.csv"
    awaited.value.save_as(path)
    check_cells(path)


def test_the_grids_own_download_holds_no_formula(visit: Visit, tmp_path: Path) -> None:
    visit.open(FORMULAS)
    # Without the picker of files the browser saves as for any link.
    visit.page.evaluate("() => { delete window.showSaveFilePicker }")
    button = visit.page.get_by_role("button", name="Download as CSV").first
    with visit.page.expect_download() as awaited:
        # By the keyboard: a mouse keeps the button shown only while it rests on the grid,
        # and a page that still settles moves the grid away from under it.
        button.press("Enter")
    path = tmp_path / "grid.csv"
    awaited.value.save_as(path)
    check_cells(path)
