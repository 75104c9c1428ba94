"""Actors: which actor appears most on a platform in a year?"""

import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext, plain
from queries.platforms import actors
from queries.platforms.actors import TopActors
from resources.loaded import catalogue
from ui.components import (
    Figure,
    answered,
    chart,
    columns,
    explained,
    headline,
    page_header,
    table,
    tabs,
)
from ui.components.titles import platform_field, platform_name, titles_table, year_field

NAMED = 12
"""Tied names that are written out; the chart's CSV holds all."""


def answer(found: TopActors) -> None:
    """Draw who appears most, and all that tie."""
    ties = len(found.actors)
    names = actors.spelled(catalogue(), found.actors[: NAMED + 1])
    st.header(plain(names[0]) if names else _("No cast is known"), anchor=False)
    headline(
        Figure(_("Titles"), formats.number(found.appearances), platform_name(found.platform)),
        Figure(_("Names that tie"), formats.number(ties), _("the first by alphabet stands above")),
        Figure(
            _("Cast known"),
            formats.number(found.with_cast),
            _("of {n} titles", n=formats.number(found.titles)),
        ),
    )
    if ties > 1:
        others = [plain(name) for name in names[1:]]
        if ties > len(names):
            others.append(_("and {n} more", n=formats.number(ties - len(names))))
        st.markdown(_("In as many titles: {names}", names=" · ".join(others)))
    elif not names:
        st.markdown(_("{platform} publishes no cast.", platform=platform_name(found.platform)))


def most() -> None:
    """Draw the names that appear most."""
    tables = catalogue()
    top = actors.leaders(tables, platform, year)
    names = actors.spelled(catalogue(), top["actor"])
    leaders = set(found.actors)
    chosen = {name for name, actor in zip(names, top["actor"], strict=True) if actor in leaders}
    chart(
        charts.bars(
            names, top["titles"].tolist(), [formats.number(n) for n in top["titles"]], chosen=chosen
        ),
        ngettext(
            "None of {names} names appears in two titles",
            "{names} names; the first appears in {n} titles",
            found.appearances,
            names=formats.number(found.names),
        ),
        _("Titles with the name in their cast"),
        key="actors-most",
        rows=lambda: actors.appearances(tables, platform, year),
    )


def over_years() -> None:
    """Draw who appeared most in every year."""
    years = actors.by_year(catalogue(), found.platform)
    years = years.assign(actor=actors.spelled(catalogue(), years["actor"]))
    alone = int((years["tied"] == 1).sum())
    chart(
        charts.lines(years["release_year"].tolist(), {_("titles"): years["titles"].tolist()}),
        _(
            "In {alone} of {n} years a single name leads",
            alone=formats.number(alone),
            n=formats.number(len(years)),
        ),
        _("Titles of the year's most frequent name on {p}", p=platform_name(found.platform)),
        key="actors-years",
    )
    table(
        years.iloc[::-1],
        {
            "release_year": columns.plain_number(_("Year")),
            "actor": columns.text(_("Actor")),
            "titles": columns.number(_("Titles")),
            "tied": columns.number(_("Names that tie")),
        },
        key="actors-by-year",
        alt=_("The most frequent name of each year"),
    )


def titles() -> None:
    """Draw the titles of whoever leads, or of a name that is typed."""
    lead = actors.spelled(catalogue(), found.actors[:1])[0]
    typed = st.text_input(
        _("Actor"), "", key="actors_name", bind="query-params", placeholder=lead, width=320
    )
    rows = answered("actors_name", actors.titles_with, catalogue(), typed or lead, platform)
    titles_table(rows, key="actors-titles", file="actors")


page_header("actors")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    platform = platform_field("disney")
    year = year_field("2015")
found = answered("year", actors.top_actors, catalogue(), platform, year)
answer(found)
if found.actors:
    match tabs({"chart": _("Chart"), "years": _("Over the years"), "table": _("Their titles")}):
        case "chart":
            most()
        case "years":
            over_years()
        case "table":
            titles()
explained(
    _(
        "An appearance is a title, film or series, with the name in its cast; a name counts once a "
        "title. Upper and lower case never matter, stray spaces neither, and bare numbers or "
        "degrees (Ph.D.) among the names are left out. Voices count as cast, so animated series "
        "lead on some platforms. Hulu publishes no cast."
    )
)
