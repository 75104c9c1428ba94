"""Every page's address, found by the scripts in `pages/` (`for_you.py` is at `/for-you`)."""

from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"
HOME = "home"


def address(script: Path) -> str:
    """Return a page script's address on the host, without its slash; home's is empty."""
    return "" if script.stem == HOME else script.stem.replace("_", "-")


ADDRESSES = sorted(address(script) for script in PAGES.glob("[!_]*.py"))
EXAMPLES = {
    "months": "month=1",
    "weekdays": "day=1",
    "franchises": "franchise=toy+story",
    "countries": "country=italia",
    "companies": "company=pixar",
    "return": "film=jumanji",
    "similar": "title=jumanji",
    "longest": "year=2000&platform=amazon&unit=min",
    "scores": "platform=netflix&score=3.4&year=2018",
    "platforms": "platform=hulu",
    "actors": "platform=disney&year=2015",
    "for-you": "user=1&title=jumanji",
}
"""A shared link's parameters for each page that takes some."""
