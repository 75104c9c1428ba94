"""Every view of every page, found by asking the pages: the bound choices that they draw."""

from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.addresses import EXAMPLES
from tests.ui.pages import shown

MANY = 9
Link = dict[str, str]
"""A page's parameters."""


def example(path: str) -> Link:
    """Return the parameters of a page's shared link."""
    pairs = (pair.split("=") for pair in EXAMPLES.get(path, "").split("&") if pair)
    return {name: value.replace("+", " ") for name, value in pairs}


def choices(page: AppTest) -> dict[str, list[str]]:
    """Return the options that a drawn page binds to its address and that are not chosen, by key.

    Of many options, or of those that only narrow what is counted, one stands for all.
    """
    drawn: dict[str, list[str]] = {}
    for group in page.get("button_group"):
        proto: Any = group.proto
        if proto.query_param_key not in ("", "lang"):
            names = [option.content for option in proto.options]
            others = [name for i, name in enumerate(names) if i not in proto.default]
            narrows = proto.click_mode == proto.MULTI_SELECT or len(names) > MANY
            drawn[proto.query_param_key] = others[:1] if narrows else others
    return drawn


def tabs(path: str) -> list[Link]:
    """Return what a page's other tabs add to its shared link; only its first view is drawn."""
    return [{"tab": tab} for tab in choices(shown(path, **example(path))).get("tab", [])]


def views(path: str) -> Iterator[tuple[Link, AppTest]]:
    """Draw a page in each of its tabs, and each tab with each of its other choices.

    Those are changed one at a time; a choice that brings new ones has these looked at, too.
    """
    link = example(path)
    first = shown(path, **link)
    yield link, first
    yield from _beside(path, link, first, set())
    for tab in choices(first).get("tab", []):
        page = shown(path, **link, tab=tab)
        yield link | {"tab": tab}, page
        yield from _beside(path, link | {"tab": tab}, page, set())


def _beside(
    path: str, link: Link, page: AppTest, known: set[str]
) -> Iterator[tuple[Link, AppTest]]:
    """Draw the page with each other option of the choices that are not known yet."""
    new = {key: options for key, options in choices(page).items() if key not in known | {*link}}
    if not known:
        new.pop("tab", None)  # looked at by themselves
    for key, options in new.items():
        for option in options:
            other = link | {key: option}
            drawn = shown(path, **other)
            yield other, drawn
            yield from _beside(path, other, drawn, known | {*choices(page)} | {*new})
