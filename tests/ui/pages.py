"""Pages drawn in this process, without a browser."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ui.components.links import CELLS

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


def led(page: AppTest) -> dict[str, str]:
    """Return where the linked cells of a page's tables lead to, by their text."""
    return dict(page.session_state[CELLS])
