"""What OpenAPI is told of the parameters of the data addresses: the page's own, with examples."""

from typing import Any

from views import pages

EXAMPLES: dict[str, dict[str, str]] = {
    pages.HOME: {"tab": "coverage"},
    "film": {"film": "Jumanji", "year": "1995"},
    "person": {"person": "Steven Spielberg"},
    "months": {"month": "april"},
    "weekdays": {"day": "friday"},
    "franchises": {"franchise": "Toy Story Collection"},
    "countries": {"country": "Italia"},
    "companies": {"company": "Pixar"},
    "return": {"film": "Jumanji"},
    "explore": {"tab": "words", "field": "keyword"},
    "similar": {"film": "the godfather"},
    "for-you": {"user": "1"},
    "longest": {"platform": "amazon", "year": "2000"},
    "scores": {"platform": "netflix", "score": "3.4"},
    "platforms": {"platform": "hulu"},
    "actors": {"platform": "disney", "year": "2015"},
    "license": {"platform": "disney", "license_platforms": "disney", "license_return": "2"},
    "strategy": {"platform": "disney", "strategy_other": "netflix"},
    "data": {"tab": "changes"},
    "models": {},
    "programs": {"tab": "code"},
}
"""Of each page parameters of a link that is worth seeing; every other one may be given too."""
NUMBERS = {"license_return": (0, 20)}
"""Ends of the parameters above that are numbers on a scale; another is refused."""
SAID = {
    "tab": "Which of the page's views",
    "part": "Which of the view's charts or tables, by its key; the first where absent",
    "lang": "Language of labels and findings: es or en; else that of Accept-Language",
    "sep": "Between cells, one of , ; tab and |; as the language has it where absent",
}


def parameters(name: str, form: str) -> list[dict[str, Any]]:
    """Return the parameters of a page's data address as OpenAPI writes them."""
    shared = {"lang": "en", **({"sep": ","} if form == "csv" else {})}
    tabs = [*pages.named(name).tabs]
    own = {"tab": tabs[0], **EXAMPLES[name]} if tabs else EXAMPLES[name]
    return [
        *(_parameter(key, text, _told(key, tabs)) for key, text in {**own, **shared}.items()),
        _parameter("part", None, SAID["part"]),
    ]


def _told(key: str, tabs: list[str]) -> str:
    if key == "tab":
        return f"{SAID['tab']}: {', '.join(tabs)}"
    return SAID.get(key, "As in the page's link")


def _parameter(key: str, example: str | None, said: str) -> dict[str, Any]:
    shape = {"name": key, "in": "query", "required": False, "description": said}
    shown = {} if example is None else {"example": example}
    return {**shape, "schema": _schema(key), **shown}


def _schema(key: str) -> dict[str, Any]:
    if key not in NUMBERS:
        return {"type": "string"}
    least, most = NUMBERS[key]
    return {"type": "number", "minimum": least, "maximum": most}
