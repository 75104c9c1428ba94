"""Actors: which actor appears most on a platform in a year?"""

from typing import Any

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.platforms import actors
from queries.platforms.actors import TopActors
from queries.platforms.selection import platforms
from views import columns
from views.blocks import Chart, Figure, Headline, Links, Note, Table
from views.links import Link, address
from views.page import Page, Tab, View, named
from views.parameters import Ask, Text
from views.platform_titles import titles_table
from views.platforms.fields import platform_asked, platform_name, year_field

FIRST = "disney"
"""The platform of the first example, where it is at hand."""
NAMED = 12
"""Tied names that are written out; the chart's CSV holds all."""


def find(tables: Catalogue, ask: Ask) -> TopActors:
    """Return who appears most on the platform and in the year that are asked for."""
    year = year_field(_year(tables))
    with ask.row():
        platform = platform_asked(tables, ask, FIRST)
        asked = ask(year)
    return named(year, actors.top_actors, tables, platform, asked)


def _year(tables: Catalogue) -> str:
    """Return the year of the first example, nothing for all years together."""
    return str(actors.telling_year(tables, FIRST if FIRST in platforms(tables) else None) or "")


def answer(tables: Catalogue, found: TopActors, _ask: Ask) -> View:
    """Show who appears most, and all that tie."""
    names = actors.spelled(tables, found.actors[: NAMED + 1])
    yield Note(plain(names[0]) if names else _("No cast is known"), kind="answer")
    yield Headline(
        [
            Figure(_("Titles"), formats.number(found.appearances), platform_name(found.platform)),
            Figure(
                _("Names that tie"),
                formats.number(len(found.actors)),
                _("the first by alphabet stands above"),
            ),
            Figure(
                _("Cast known"),
                formats.number(found.with_cast),
                _("of {n} titles", n=formats.number(found.titles)),
            ),
        ]
    )
    if names:
        yield Links("actors-first", [_page(names[0])], _("All about:"))
    if not names:
        yield Note(_("{platform} publishes no cast.", platform=platform_name(found.platform)))
    elif len(names) > 1:
        yield from _tied(names, len(found.actors))


def _tied(names: list[str], ties: int) -> View:
    """Name who ties with the first, as many as there is room for."""
    yield Links("actors-tied", [_page(name) for name in names[1:]], _("Also in as many titles:"))
    if ties > len(names):
        yield Note(_("and {n} more", n=formats.number(ties - len(names))))


def _page(name: str) -> Link:
    return Link("person", plain(name), {"person": name})


def most(tables: Catalogue, found: TopActors, _ask: Ask) -> View:
    """Show the names that appear most."""
    top = actors.leaders(tables, found.platform, found.year)
    names, titles = actors.spelled(tables, top["actor"]), top["titles"].tolist()
    leaders = set(found.actors)
    chosen = {name for name, actor in zip(names, top["actor"], strict=True) if actor in leaders}
    texts = [formats.number(n) for n in titles]
    yield Chart(
        "actors-most",
        ngettext(
            "None of {names} names appears in two titles",
            "{names} names; the first appears in {n} titles",
            found.appearances,
            names=formats.number(found.names),
        ),
        _("Titles with the name in their cast"),
        lambda: charts.bars(names, titles, texts, chosen=chosen),
        lambda: actors.appearances(tables, found.platform, found.year),
        [columns.text("actor", _("Actor")), columns.number("titles", _("Titles"))],
    )


def _to_actor(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    return address("person", person=row.actor)


def over_years(tables: Catalogue, found: TopActors, _ask: Ask) -> View:
    """Show who appeared most in every year."""
    years = actors.by_year(tables, found.platform)
    years = years.assign(actor=actors.spelled(tables, years["actor"]))
    shown = [
        columns.year("release_year", _("Year")),
        columns.text("actor", _("Actor"), link=_to_actor),
        columns.number("titles", _("Titles")),
        columns.number("tied", _("Names that tie")),
    ]
    yield Chart(
        "actors-years",
        _(
            "In {alone} of {n} years a single name leads",
            alone=formats.number(actors.alone(years)),
            n=formats.number(len(years)),
        ),
        _("Titles of the year's most frequent name on {p}", p=platform_name(found.platform)),
        lambda: charts.lines(
            years["release_year"].tolist(), {_("titles"): years["titles"].tolist()}
        ),
        columns=shown,
    )
    newest = years.iloc[::-1]
    yield Table("actors-by-year", newest, shown, _("The most frequent name of each year"))


def titles(tables: Catalogue, found: TopActors, ask: Ask) -> View:
    """List the titles of whoever leads, or of a name that is typed."""
    lead = actors.spelled(tables, found.actors[:1])[0]
    name = Text(key="actors_name", label=_("Actor"), placeholder=lead, width=320)
    rows = named(name, actors.titles_with, tables, ask(name) or lead, found.platform)
    yield titles_table(tables, rows, key="actors-titles", file="actors")


def has_cast(found: TopActors) -> bool:
    """Say whether anybody is known to appear."""
    return bool(found.actors)


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "An appearance is a title, film or series, with the name in its cast; a name counts once a "
        "title. Upper and lower case never matter, stray spaces neither, and bare numbers or "
        "degrees (Ph.D.) among the names are left out. Voices count as cast, so animated series "
        "lead on some platforms. Hulu publishes no cast."
    )


PAGE = Page(
    path="actors",
    find=find,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Chart"), most),
        "years": Tab(lambda: _("Over the years"), over_years),
        "table": Tab(lambda: _("Their titles"), titles),
    },
    method=method,
    has_tabs=has_cast,
)
