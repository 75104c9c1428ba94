"""Every page is usable without a mouse."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import ADDRESSES, EXAMPLES
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
MOST = 400
"""Presses of Tab after which a page counts as a trap."""
LISTED = """() => {
  const all = document.querySelectorAll('main a[href], main button, main input, main textarea');
  const grid = e => e.closest('[data-testid="stDataFrame"], .js-plotly-plot, [inert]');
  const usable = e => e.tabIndex >= 0 && !e.disabled && !grid(e) && e.checkVisibility();
  window.usable = [...all].filter(usable);
  window.met = new Set();
  document.activeElement.blur();
  window.look = e => {
    const told = [];
    for (let here = e, up = 0; here && up < 5; here = here.parentElement, up += 1) {
      const style = getComputedStyle(here);
      told.push(style.outline, style.boxShadow, style.borderColor, style.backgroundColor);
    }
    return told.join();
  };
  window.looks = new Map(window.usable.map(e => [e, window.look(e)]));
}"""
PRESSED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const cell = focused.closest('[data-testid="stDataFrame"]');  // Tab goes from cell to cell
  const again = window.met.has(focused) && !cell;
  const last = [...window.met].pop();
  const follows = !last || last === focused
    || last.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING
    || last.contains(focused) || focused.contains(last);
  window.met.add(focused);
  const keyed = focused.closest('[class*="st-key-"]');
  return {
    again,
    back: !follows,
    words: focused.innerText || focused.getAttribute('aria-label') || '',
    key: keyed ? keyed.className.match(/st-key-[^ ]+/)[0] : '',
    seen: !window.looks.has(focused) || window.looks.get(focused) !== window.look(focused),
  };
}"""
MISSED = """() => {
  const group = e => e.closest('[data-testid="stButtonGroup"]') || e;  // Tab once, then arrows
  const met = new Set([...window.met].map(group));
  return window.usable.filter(e => !met.has(group(e))).map(e => e.outerHTML.slice(0, 300));
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top of the page until it begins anew; return what was met."""
    page.add_style_tag(content="* {transition: none !important}")
    page.evaluate(LISTED)
    met: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(PRESSED)
        if found is None or found["again"]:
            return met
        met.append(found)
    pytest.fail(f"the keyboard stays in {met[-1]}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_tab_reaches_everything_that_a_mouse_can_press(visit: Opener, address: str) -> None:
    page = visit(f"{address}?{EXAMPLES.get(address, '')}&lang=en", language="en").page
    met = walk(page)
    assert "skip" in met[0]["words"].lower(), met[0]
    keys = {found["key"] for found in met}
    assert {"st-key-search", "st-key-lang", "st-key-reset", "st-key-share"} <= keys
    assert page.evaluate(MISSED) == []
    assert [found["words"] for found in met if not found["seen"]] == [], "the focus is seen"
    assert [found["words"] for found in met if found["back"]] == [], "in the order of reading"


def test_views_and_dialogs_open_by_enter_and_space_and_close_by_escape(visit: Opener) -> None:
    seen = visit("months?lang=en", language="en")
    page = seen.page
    page.locator(".st-key-tab button").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-tab button").nth(1)).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("tab="))
    page.locator(".st-key-share button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".st-key-share button")).to_be_focused()
    assert seen.exceptions() == []


def test_the_skip_link_leads_past_the_menu(visit: Opener) -> None:
    page = visit("months?lang=en", language="en").page
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('main *')")
