"""Pages drawn in this process, without a browser."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from ui import sitemap

MAIN = Path(__file__).parents[2] / "ui/main.py"


def shown(path: str, lang: str = "en", **parameters: Any) -> AppTest:
    """Draw a page as a link with these parameters opens it; fails on an exception."""
    page = AppTest.from_file(str(MAIN), default_timeout=60)
    page.query_params["lang"] = lang
    for key, value in parameters.items():
        page.query_params[key] = value
    script = sitemap.entry(path).script
    if script.stem.replace("_", "-") != path:
        page.run()  # only then does AppTest know an address that is not the file's name
    page = page.switch_page(f"../pages/{script.name}").run()
    assert not page.exception, page.exception
    return page


def words(page: AppTest) -> str:
    """Return all texts of a page, one a line."""
    kinds = ("title", "subheader", "markdown", "metric", "caption", "button", "error")
    found = [element for kind in kinds for element in getattr(page, kind)]
    return "\n".join(f"{getattr(e, 'label', '')} {e.value}".strip() for e in found)
