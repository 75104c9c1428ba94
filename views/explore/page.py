"""Explore: what do the variables look like, alone and together?"""

from collections.abc import Callable

from catalogue import Catalogue
from language.texts import _, ngettext
from queries.films.dollars import dollars_of
from queries.films.filters import Rows
from queries.platforms.selection import Ints
from views.blocks import Note
from views.dollars import dollars
from views.explore import (
    coverage,
    distributions,
    findings,
    relations,
    title_coverage,
    title_distributions,
    title_words,
    words,
)
from views.explore.filters import Chosen, choose
from views.explore.titles import ChosenTitles, choose_titles, no_title_passes, titles_told
from views.filters import nothing_passes, summary
from views.page import Page, Tab, View
from views.parameters import Ask, Choice
from views.subjects import Subject, is_loaded

Found = Chosen | ChosenTitles
Shown = Callable[[Catalogue, Rows, Ask], View]
ShownTitles = Callable[[Catalogue, Ints, Ask], View]


def find(tables: Catalogue, ask: Ask) -> Found:
    """Return the films, or the platforms' titles, that are looked at."""
    subjects: tuple[Subject, ...] = ("films", "titles")
    names = {"films": _("Films"), "titles": _("Platform titles")}
    loaded: dict[str, str] = {of: names[of] for of in subjects if is_loaded(tables, of)}
    of = Choice(key="of", label=_("Catalogue"), options=loaded or names, hidden=True)
    return choose(tables, ask) if ask(of) == "films" else choose_titles(tables, ask)


def answer(_tables: Catalogue, found: Found, _ask: Ask) -> View:
    """Say how many films or titles are looked at, and which."""
    if isinstance(found, ChosenTitles):
        yield titles_told(found)
        return
    count = ngettext("{n} film", "{n} films", len(found.rows))
    unit = f" · {dollars(found.tables)}" if dollars_of(found.tables) else ""
    yield Note(f"**{count}** · {summary(found.filters)}{unit}")


def tab(label: Callable[[], str], films: Shown, titles: ShownTitles | None = None) -> Tab[Found]:
    """Return a view of the films or titles that pass the filters, or of how to let some pass."""

    def shown(tables: Catalogue, found: Found, ask: Ask) -> View:
        if isinstance(found, Chosen):
            there = len(found.rows)
            view = films(found.tables, found.rows, ask) if there else iter([nothing_passes()])
        elif titles is None or not len(found.rows):
            view = iter([no_title_passes()])
        else:
            view = titles(tables, found.rows, ask)
        yield from view

    return Tab(label, shown, lambda found: isinstance(found, Chosen) or titles is not None)


PAGE = Page(
    path="explore",
    find=find,
    answer=answer,
    tabs={
        "distributions": tab(
            lambda: _("Distributions"), distributions.show, title_distributions.show
        ),
        "relations": tab(lambda: _("Relations"), relations.show),
        "coverage": tab(lambda: _("What is known"), coverage.show, title_coverage.show),
        "words": tab(lambda: _("Words"), words.show, title_words.show),
        "findings": tab(lambda: _("Findings"), findings.show),
    },
    beside=True,
    about=lambda found: ("films" if isinstance(found, Chosen) else "titles",),
)
