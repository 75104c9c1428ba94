"""The forty views that pictures are kept of: each page's first one, and charts of every kind."""

from dataclasses import dataclass
from itertools import product

from tests.addresses import ADDRESSES, EXAMPLES
from tests.browser.visitor import Theme

LOOKS: tuple[tuple[Theme, str, str], ...] = tuple(
    product(("light", "dark"), ("desktop", "phone"), ("en", "es"))
)
"""Theme, device and language; views take turns."""
CHARTS = {
    "time-series": ("?tab=years", 0),
    "bars-of-shares": ("?tab=coverage", 0),
    "votes": ("film?film=jumanji&year=1995&tab=votes", 0),
    "partners": ("person?person=tom+hanks&tab=partners", 0),
    "heatmap": ("months?month=1&tab=weekdays", 0),
    "timeline": ("franchises?franchise=toy+story+collection", 0),
    "compared": ("franchises?franchise=toy+story+collection&tab=compare", 0),
    "map": ("countries?country=italia", 0),
    "scatter": ("return?film=jumanji", 0),
    "distribution": ("explore?tab=distributions", 0),
    "groups": ("explore?tab=distributions", 1),
    "correlations": ("explore?tab=relations", 0),
    "missing": ("explore?tab=coverage", 1),
    "stacks": ("platforms?platform=hulu", 0),
    "growth": ("platforms?platform=hulu&tab=growth", 0),
    "lines": ("longest?year=2000&platform=amazon&unit=min&tab=years", 0),
    "overlap": ("strategy?platform=disney&tab=overlap", 0),
    "waterfall": ("for-you?user=1&title=jumanji&tab=why", 0),
    "intervals": ("models?tab=compare", 0),
}
"""The link of a chart, and which one of its page it is."""


@dataclass(frozen=True)
class Picture:
    """One picture: the page's window, or its `chart`th chart alone, at a link."""

    name: str
    link: str
    theme: Theme
    device: str
    language: str
    chart: int | None = None


def pictures() -> list[Picture]:
    """Return all of them, each in the look that is its turn."""
    pages = [
        (path or "home", f"{path}?{EXAMPLES.get(path, '')}".rstrip("?"), None) for path in ADDRESSES
    ]
    charts = [(f"chart-{name}", link, which) for name, (link, which) in CHARTS.items()]
    every = [*pages, *charts]
    return [
        Picture(
            f"{name}-{lang}-{theme}-{device}", with_language(link, lang), theme, device, lang, which
        )
        for number, (name, link, which) in enumerate(every)
        for theme, device, lang in [LOOKS[number % len(LOOKS)]]
    ]


def with_language(link: str, language: str) -> str:
    """Return a link that names its language."""
    return f"{link}{'&' if '?' in link else '?'}lang={language}"
