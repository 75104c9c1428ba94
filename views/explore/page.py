"""Explore: what do the variables look like, alone and together?"""

from collections.abc import Callable

from catalogue import Catalogue
from language.texts import _, ngettext
from queries.films.dollars import dollars_of
from queries.films.filters import Rows
from views.blocks import Note
from views.dollars import dollars, in_dollars
from views.explore import coverage, distributions, findings, relations, words
from views.explore.filters import Chosen, choose, summary
from views.page import Page, Tab, View
from views.parameters import Ask

Shown = Callable[[Catalogue, Rows, Ask], View]


def answer(tables: Catalogue, found: Chosen, _ask: Ask) -> View:
    """Say how many films are looked at, and which."""
    count = ngettext("{n} film", "{n} films", len(found.rows))
    unit = f" · {dollars(tables)}" if dollars_of(tables) else ""
    yield Note(f"**{count}** · {summary(found.filters)}{unit}")


def tab(label: Callable[[], str], show: Shown) -> Tab[Chosen]:
    """Return a view of the films that pass the filters, or of how to let some pass."""

    def shown(tables: Catalogue, found: Chosen, ask: Ask) -> View:
        if len(found.rows):
            yield from show(tables, found.rows, ask)
        else:
            text = _(
                "No film passes these filters: fewer of them leave more films. Reset clears all."
            )
            yield Note(text, kind="info")

    return Tab(label, shown)


PAGE = Page(
    path="explore",
    find=choose,
    answer=answer,
    tabs={
        "distributions": tab(lambda: _("Distributions"), distributions.show),
        "relations": tab(lambda: _("Relations"), relations.show),
        "coverage": tab(lambda: _("What is known"), coverage.show),
        "words": tab(lambda: _("Words"), words.show),
        "findings": tab(lambda: _("Findings"), findings.show),
    },
    beside=True,
    given=in_dollars,
)
