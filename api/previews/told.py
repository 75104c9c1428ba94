"""What a link's preview says: the page, the finding of its open view, the big figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue import Catalogue, DataError, NotFoundError
from language.texts import Language, speaking, unmarked
from queries.recent import recent
from resources import earlier
from resources import loaded as resources
from views import pages, reading, sitemap
from views.parameters import UnreadableError
from views.reading import FromLink

Query = tuple[tuple[str, tuple[str, ...]], ...]
"""A link's parameters, each with all of its values."""
NAMES = ("franchise", "country", "company", "film", "person", "title")
"""Parameters that name what a page is about."""
LONGEST = 2_000
"""Characters of a link's parameters that are read for its preview; longer ones tell the page."""


@dataclass(frozen=True, slots=True)
class Told:
    """A preview in plain words; `value` and `label` are the big figure, empty where none is."""

    title: str
    finding: str
    value: str = ""
    label: str = ""


def question(name: str, language: Language) -> Told:
    """Return what is said of a page whatever its parameters: its title and question."""
    with speaking(language):
        entry = sitemap.entry(pages.named(name).path)
        return Told(f"{entry.title} · Butaca", entry.question)


def told(name: str, query: Query, language: Language) -> Told:
    """Return what is said of a link, the page's question where the link finds nothing."""
    try:
        named = dict(query).get(earlier.PARAMETER, ("",))
        earlier.pin(named[-1])
        return _found(resources.catalogue(), name, query, language)
    except (NotFoundError, DataError, UnreadableError):
        return question(name, language)


@recent
def _found(tables: Catalogue, name: str, query: Query, language: Language) -> Told:
    with speaking(language):
        page, ask = pages.named(name), FromLink(dict(query))
        finding, figure = reading.said(page, tables, ask)
        title = " · ".join((*subject(ask.asked), question(name, language).title))
        if figure is None:
            return Told(title, finding or question(name, language).finding)
        value, label = unmarked(figure.value), figure.label
        return Told(title, finding or f"{label}: {value}", value, label)


def subject(asked: Mapping[str, object]) -> list[str]:
    """Return the name that a view is about, if it is about one: the link's, else the example's."""
    named = [value for key, value in asked.items() if key in NAMES]
    return [value for value in named if isinstance(value, str) and value.strip()][:1]
