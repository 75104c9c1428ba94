"""What is taken away from a chart: by keyboard, and as a picture that cuts nothing."""

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.visitor import settle

pytestmark = pytest.mark.browser
CHARTS = (
    "franchises?lang=es",
    "return?film=Jumanji&lang=es",
    "countries?lang=es",
    "companies?tab=leaders&lang=en",
    "explore?lang=en",
    "platforms?lang=es",
)
GROUNDS = {"light": (252, 248, 241), "dark": (21, 17, 18)}
LAID_OUT = """svg => {
  const box = e => {
    const r = e.getBoundingClientRect();
    return [r.left, r.top, r.right, r.bottom];
  };
  const own = box(svg);
  const texts = [...svg.querySelectorAll('text')].filter(e => e.getBoundingClientRect().width);
  return {
    own, fonts: [...svg.querySelectorAll('style')].map(e => e.textContent).join(''),
    texts: texts.map(e => [e.textContent, ...box(e)]),
    links: [...svg.querySelectorAll('*')].flatMap(e => [...e.attributes])
      .filter(a => /href$/.test(a.name) && !/^(#|data:)/.test(a.value)).map(a => a.value),
  };
}"""
Saved = Callable[[Page, str], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Return a function that presses the button of a form and returns the file."""

    def save(page: Page, form: str) -> Path:
        with page.expect_download() as awaited:
            page.get_by_role("button", name=form, exact=True).click()
        awaited.value.save_as(path := tmp_path / awaited.value.suggested_filename)
        return path

    return save


def open_menu(page: Page) -> None:
    page.locator("[class*='-menu'] button").first.click()
    expect(page.get_by_role("button", name="PNG", exact=True)).to_be_visible()
    settle(page)


def test_the_menu_is_opened_and_used_by_the_keyboard(visit: Opener) -> None:
    seen = visit("franchises?lang=en", language="en")
    page = seen.page
    page.locator("[class*='-menu'] button").first.focus()
    page.keyboard.press("Enter")
    settle(page)
    wanted = ["CSV", "XLSX", "PNG", "SVG"]
    met: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
        if met[-1] == "SVG":
            break
    assert [word for word in met if word in wanted] == wanted
    with page.expect_download() as awaited:
        page.keyboard.press("Enter")
    assert awaited.value.suggested_filename == "butaca-franchise-timeline.svg"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="SVG", exact=True)).to_have_count(0)
    assert (seen.errors, seen.foreign, seen.violations()) == ([], [], [])


FOCUSED = """() => {
  let e = document.activeElement;
  while (e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
  const words = e.innerText || '';
  return words.trim().split('\\n').pop();
}"""


@pytest.mark.parametrize("link", CHARTS)
def test_a_picture_says_all_and_cuts_nothing(visit: Opener, saved: Saved, link: str) -> None:
    seen = visit(link, language="es")
    page = seen.page
    finding = page.locator("h3").first.inner_text()
    open_menu(page)
    drawn = saved(page, "SVG").read_text(encoding="utf-8")
    found = laid_out(page, drawn)
    told = " ".join(text for text, *_box in found["texts"])
    assert re.sub(r"\s", "", finding) in re.sub(r"\s", "", told)
    assert f"{seen.url}/{link.partition('?')[0]}?" in re.sub(r"\s", "", told)
    assert re.search("Fuente:|Source:", told)
    left, top, right, bottom = found["own"]
    for text, *box in found["texts"]:
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        assert inside, (text, box, found["own"])
    assert set(re.findall('font-family: ?"?([A-Z][A-Za-z ]+)"?;', found["fonts"])) == {
        "Fraunces",
        "Source Sans",
    }
    assert found["links"] == []
    assert (seen.errors, seen.foreign) == ([], [])


def laid_out(page: Page, drawn: str) -> Any:
    """Open a picture in a page of its own; return its edges and the places of its texts."""
    other = page.context.new_page()
    try:
        content = base64.b64encode(drawn.encode()).decode()
        other.goto(f"data:image/svg+xml;base64,{content}")
        other.evaluate("() => document.fonts.ready")
        return other.locator("svg").first.evaluate(LAID_OUT)
    finally:
        other.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 2400])
def test_a_picture_has_the_width_and_theme_asked_for(
    visit: Opener, saved: Saved, theme: str, width: int
) -> None:
    page = visit("months?lang=en", language="en").page
    open_menu(page)
    page.get_by_label("Width").select_option(str(width))
    page.get_by_label("Theme").select_option(theme)
    with Image.open(saved(page, "PNG")) as picture:
        assert picture.width == width
        pixels = picture.convert("RGB")
        corners = [pixels.getpixel((x, y)) for x in (0, width - 1) for y in (0, picture.height - 1)]
        assert set(corners) == {GROUNDS[theme]}
        accent = {"light": (155, 28, 49), "dark": (226, 90, 112)}[theme]
        assert accent in {color for _n, color in pixels.getcolors(1 << 24) or []}
