"""Pages drawn in this process, without a browser."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ui.components.links import CELLS

LINK = re.compile(r"\[(?::material/\w+: )?((?:\\.|[^\]\\])+)\]\(([^)]+)\)")
"""A link in Markdown, without its icon: label, address."""
MAIN = Path(__file__).parents[2] / "ui/main.py"


def shown(path: str, lang: str = "en", **parameters: Any) -> AppTest:
    """Draw a page as a link with these parameters opens it; fails on an exception."""
    page = AppTest.from_file(str(MAIN), default_timeout=60)
    page.query_params["lang"] = lang
    for key, value in parameters.items():
        page.query_params[key] = value
    # The address names the page, not the file: `switch_page` knows it after a first run only.
    page._page_hash = calc_hash(path) if path else ""
    page.run()
    assert not page.exception, page.exception
    return page


def words(page: AppTest) -> str:
    """Return all texts of a page, one a line."""
    kinds = ("title", "header", "subheader", "markdown", "metric", "caption", "button", "error")
    found = [element for kind in kinds for element in getattr(page, kind)]
    notes = [metric.proto.delta_description for metric in page.metric]
    return "\n".join([*(f"{getattr(e, 'label', '')} {e.value}".strip() for e in found), *notes])


class Way(NamedTuple):
    """A link: its label, Markdown, and where it leads: a page's address and its parameters."""

    label: str
    page: str
    query_string: str


def ways(page: AppTest) -> list[Way]:
    """Return the links of a page in its order: elements of their own, and those within texts."""
    return [way for element in page.main for way in _leading(element)]


def _leading(element: Any) -> list[Way]:
    if element.type == "page_link":
        return [Way(element.proto.label, element.proto.page, element.proto.query_string)]
    texts = [element.value] if element.type == "markdown" else []
    if element.type == "image":
        texts = [image.caption for image in element.proto.imgs]
    within = (found for text in texts for found in LINK.findall(text))
    return [Way(label, *address.partition("?")[::2]) for label, address in within]


def led(page: AppTest) -> dict[str, str]:
    """Return where the linked cells of a page's tables lead to, by their text."""
    return dict(page.session_state[CELLS])
