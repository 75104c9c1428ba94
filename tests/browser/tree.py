"""A page as its accessibility tree has it, and hands that have a keyboard alone."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.browser.visitor import settle

MOST = 250
"""Presses of Tab before a search is given up."""
OUTLINE = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(e => e.checkVisibility() && !e.closest('[role="dialog"]'))
  .map(e => [Number(e.tagName[1]), e.innerText.trim()])"""
BARE_TABLES = """() => [...document.querySelectorAll('table, [role="grid"]')]
  .filter(e => !e.querySelector('th, [role="columnheader"]'))
  .map(e => e.outerHTML.slice(0, 200))"""
UNTOLD_CHARTS = """() => {
  const heads = [...document.querySelectorAll('main h3')];
  const before = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return charts.filter(e => e.checkVisibility())
    .filter(e => !heads.some(head => head.innerText.trim() && before(head, e)))
    .map(e => e.closest('[class*="st-key-"]')?.className || e.className);
}"""
"""Charts before which no finding stands."""


@dataclass(frozen=True)
class Node:
    """One node of the tree, as a screen reader says it."""

    role: str
    name: str
    focused: bool


class Reader:
    """Who has the tree as the only sight and the keyboard as the only hand."""

    def __init__(self, page: Page) -> None:
        """Read a page."""
        self.page = page
        self.line: CDPSession = page.context.new_cdp_session(page)

    def nodes(self) -> list[Node]:
        """Return what the tree holds, in its order."""
        told = self.line.send("Accessibility.getFullAXTree")["nodes"]
        return [
            Node(_value(node, "role"), _value(node, "name"), _focused(node))
            for node in told
            if not node.get("ignored")
        ]

    def has(self, role: str, name: str = "") -> bool:
        """Say whether something of a role whose name holds `name` is there."""
        return any(node.role == role and name in node.name for node in self.nodes())

    def count(self, role: str) -> int:
        """Return how many things of a role there are."""
        return sum(node.role == role for node in self.nodes())

    def findings(self) -> list[str]:
        """Return the headings after the page's name and question."""
        return [node.name for node in self.nodes() if node.role == "heading"][2:]

    def focus(self) -> Node:
        """Return what has the focus; the page itself where nothing has."""
        held = [node for node in self.nodes() if node.focused]
        return held[-1] if held else Node("none", "", focused=False)

    def go(self, role: str, name: str) -> None:
        """Press Tab until something of a role and name has the focus."""
        met: list[Node] = []
        for _press in range(MOST):
            self.page.keyboard.press("Tab")
            met.append(found := self.focus())
            if found.role == role and name in found.name:
                return
        names = [f"{node.role} {node.name[:30]!r}" for node in dict.fromkeys(met)]
        message = f"Tab never comes to the {role} {name!r}: {names}"
        raise AssertionError(message)

    def press(self, *keys: str) -> None:
        """Press keys, and wait until the page has done what they ask."""
        for key in keys:
            self.page.keyboard.press(key)
        self.page.wait_for_timeout(500)
        settle(self.page)

    def until(self, role: str, name: str) -> None:
        """Wait until something of a role and name is in the tree."""
        for _look in range(240):
            if self.has(role, name):
                return
            self.page.wait_for_timeout(500)
        raise AssertionError([node for node in self.nodes() if node.role == role][:40])


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def _focused(node: dict[str, Any]) -> bool:
    found = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return found.get("focused") is True
