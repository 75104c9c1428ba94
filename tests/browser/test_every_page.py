"""Every page in Chromium: drawn without an error, from our host alone, fit for everybody."""

import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest

from tests.addresses import ADDRESSES, EXAMPLES
from tests.browser.conftest import Opener
from tests.browser.tree import BARE_TABLES, OUTLINE, UNTOLD_CHARTS
from tests.browser.visitor import Visit, settle
from tests.views.every import example, tabs, views

pytestmark = pytest.mark.browser
MATRIX = [
    (address, language, theme, device)
    for address in ADDRESSES
    for language in ("es", "en")
    for theme in ("light", "dark")
    for device in ("desktop", "phone")
]
UPSTREAM: tuple[tuple[str, str], ...] = (
    # A metric's sparkline is an svg without a name (streamlit 1.67, seen without our code).
    ("svg-img-alt", "stMetricChart"),
    # On a phone the menu is a list whose sections are not list items (streamlit 1.67).
    ("list", "stSidebarNavItems"),
    # ... and so its items have no list: only Streamlit's own items bear a class, Markdown's do not.
    ("listitem", '<li class="st-emotion-cache-'),
    # `st.table` scrolls sideways on a phone in a box without tabindex (streamlit 1.67); Chromium
    # takes such boxes into the order of Tab by itself.
    ("scrollable-region-focusable", '<div class="st-emotion-cache-10mvuje e18bzgcu2">'),
)
"""Violations that are Streamlit's own: the rule and what the element's HTML contains."""

TEXTS = """() => [...document.querySelectorAll(
    'main h1, main h2, main h3, main [data-testid="stMetric"], main button, main a, main label')]
  .filter(e => e.checkVisibility() && !e.closest('.js-plotly-plot, [data-testid="stDataFrame"]'))
  .map(e => e.innerText.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""
"""What can be read and pressed on a page, without what is drawn in charts and grids."""
NARROW = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"""
MOVING = """() => document.getAnimations().filter(a => a.playState === 'running')
  .map(a => a.animationName || a.transitionProperty)"""
CHOSEN = """() => [true, false].map(told => {
  const style = getComputedStyle(document.querySelector(`.st-key-tab [aria-checked="${told}"]`));
  return [style.outlineStyle, style.outlineWidth, style.borderWidth, style.fontWeight];
})"""
"""How a choice that is made looks, and one that is not, beside colours."""


def slice_of(matrix: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Return two opposite views of each page, another pair each page, so that all occur."""
    chosen = []
    for number, address in enumerate(ADDRESSES):
        views = [view for view in matrix if view[0] == address]
        chosen += [views[number % 8], views[7 - number % 8]]
    return chosen


def is_ours(violation: str) -> bool:
    return not any(
        violation.startswith(f"{rule}:") and sign in violation for rule, sign in UPSTREAM
    )


def look(visit: Opener, address: str, language: str, theme: str, device: str) -> None:
    query = "&".join(filter(None, [EXAMPLES.get(address, ""), f"lang={language}"]))
    seen = visit(f"{address}?{query}", theme=theme, device=device, language=language)
    seen.screenshot(f"{address or 'home'}-{language}-{theme}-{device}")
    whole(seen)


def whole(seen: Visit) -> None:
    """Look for errors, requests to other hosts, sideways scrolling and what WCAG forbids."""
    assert seen.exceptions() == []
    assert seen.errors == []
    assert seen.foreign == []
    assert seen.page.get_by_role("heading", level=1).count() == 1
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert seen.page.evaluate(wide) <= 0, "the page scrolls sideways"
    assert [found for found in seen.violations() if is_ours(found)] == []
    ordered(seen)


def ordered(seen: Visit) -> None:
    """Look whether headings go down by one level at a time, and tables and charts are told."""
    levels = [level for level, _words in seen.page.evaluate(OUTLINE)]
    assert levels[:2] == [1, 2], "the page's name, then its question"
    assert [b for a, b in pairwise(levels) if b > a + 1] == [], levels
    assert seen.page.evaluate(BARE_TABLES) == []
    assert seen.page.evaluate(UNTOLD_CHARTS) == []


@pytest.mark.parametrize(("address", "language", "theme", "device"), slice_of(MATRIX))
def test_a_page_is_whole_ours_and_accessible(
    visit: Opener, address: str, language: str, theme: str, device: str
) -> None:
    look(visit, address, language, theme, device)


@pytest.mark.soak
@pytest.mark.parametrize(("address", "language", "theme", "device"), MATRIX)
def test_a_page_is_whole_in_every_language_theme_and_size(
    visit: Opener, address: str, language: str, theme: str, device: str
) -> None:
    look(visit, address, language, theme, device)


def test_the_views_of_the_slice_cover_all_languages_themes_and_sizes() -> None:
    assert {view[1:] for view in slice_of(MATRIX)} == {view[1:] for view in MATRIX}


def look_at_views(
    visit: Opener,
    address: str,
    language: str,
    theme: str,
    device: str,
    found: list[dict[str, str]],
) -> None:
    """Open some views of a page, with all its switches on: the tables behind charts show."""
    query = "&".join(filter(None, [EXAMPLES.get(address, ""), f"lang={language}"]))
    first = visit(f"{address}?{query}", theme=theme, device=device, language=language)
    links = [query, *(f"{query}&{urlencode(view)}" for view in found)]
    for link in links:
        first.open(f"{address}?{link}")
        for switch in first.page.locator("[class*='-table'] input[type=checkbox]").all():
            switch.check(force=True)
            settle(first.page)
        first.screenshot(f"{address or 'home'}-{links.index(link)}-{language}-{theme}-{device}")
        whole(first)


def other_views(address: str) -> list[dict[str, str]]:
    """Return what a page's own choices add to its shared link, one view a choice."""
    known = example(address)
    return [
        {name: value for name, value in link.items() if known.get(name) != value}
        for link, _page in views(address)
        if link != known
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_tab_of_a_page_is_whole_and_accessible(visit: Opener, address: str) -> None:
    language, theme, device = MATRIX[ADDRESSES.index(address) % 8][1:]
    look_at_views(visit, address, language, theme, device, tabs(address))


@pytest.mark.soak
@pytest.mark.parametrize(("address", "language", "theme", "device"), MATRIX)
def test_every_view_is_whole_in_every_language_theme_and_size(
    visit: Opener, address: str, language: str, theme: str, device: str
) -> None:
    look_at_views(visit, address, language, theme, device, other_views(address))


def test_going_through_the_menu_reaches_every_page(visit: Opener) -> None:
    seen = visit("?lang=en")
    links = seen.page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)")
    reached = {re.sub(r"[?#].*", "", link).removeprefix(seen.url).strip("/") for link in links}
    assert set(ADDRESSES) - reached <= {""}


@pytest.mark.parametrize("address", ADDRESSES[::5])
def test_at_twice_the_size_and_at_320_pixels_nothing_is_lost(visit: Opener, address: str) -> None:
    nothing_lost(visit, address)


@pytest.mark.soak
@pytest.mark.parametrize("address", ADDRESSES)
def test_at_twice_the_size_and_at_320_pixels_no_page_loses_anything(
    visit: Opener, address: str
) -> None:
    nothing_lost(visit, address)


def nothing_lost(visit: Opener, address: str) -> None:
    """A desktop's window at 200 % has 640 pixels, at 400 % 320: WCAG 1.4.4 and 1.4.10."""
    seen = visit(f"{address}?{EXAMPLES.get(address, '')}&lang=en", language="en")
    whole_text = seen.page.evaluate(TEXTS)
    for width in (640, 320):
        seen.page.set_viewport_size({"width": width, "height": 720})
        seen.page.wait_for_function(NARROW)
        assert set(whole_text) - set(seen.page.evaluate(TEXTS)) == set(), width
    seen.page.set_viewport_size({"width": 1280, "height": 720})


def test_what_moves_stays_still_and_what_is_chosen_shows_where_a_reader_asks(
    visit: Opener,
) -> None:
    seen = visit("months?lang=en", language="en")
    seen.page.emulate_media(reduced_motion="reduce", forced_colors="active")
    assert seen.page.evaluate(MOVING) == []
    chosen, other = seen.page.evaluate(CHOSEN)
    assert chosen != other
    seen.page.locator(".st-key-share button").focus()
    seen.page.keyboard.press("Shift+Tab")
    assert seen.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != (
        "none"
    ), "shadows are not drawn where colours are forced"
    seen.page.emulate_media(reduced_motion="null", forced_colors="null")
