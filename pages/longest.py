"""Longest: which title is the longest?"""

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext, plain
from queries.platforms import longest
from queries.platforms.longest import Longest
from resources.loaded import catalogue
from ui.components import (
    Figure,
    answered,
    chart,
    choice,
    explained,
    headline,
    link_to,
    page_header,
    tabs,
)
from ui.components.titles import (
    length,
    platform_field,
    platform_name,
    simulated_note,
    titles_table,
    year_field,
)


def answer(found: Longest) -> None:
    """Draw the longest title, its length, and all that tie with it."""
    first = found.titles.iloc[0]
    st.header(plain(first["title"]), anchor=False)
    headline(
        Figure(_("Length"), length(found.duration, found.unit)),
        Figure(_("Platform"), platform_name(str(first["platform"]))),
        Figure(_("Year"), formats.year(first["release_year"])),
        Figure(
            _("As long"),
            formats.number(len(found.titles)),
            _("of {n} titles", n=formats.number(found.of)),
            _("Titles that tie; the first by alphabet stands above"),
        ),
    )
    others = [plain(title) for title in found.titles["title"][1:]]
    if others:
        st.markdown(_("Just as long: {titles}.", titles=" · ".join(others)))
    if pd.notna(first["film_id"]):
        link_to("return", _("What the film cost and earned"), film=first["title"])


def ranking() -> None:
    """Draw the longest titles as bars."""
    ties = len(found.titles)
    top = longest.ranking(catalogue(), year, platform, unit, noise=not quiet)
    names = [f"{title} ({y})" for title, y in zip(top["title"], top["release_year"], strict=True)]
    texts = [length(int(n), unit) for n in top["duration_int"]]
    chart(
        charts.bars(names, top["duration_int"].tolist(), texts, chosen=set(names[:ties])),
        ngettext("One title is the longest", "{n} titles are the longest, all alike", ties),
        _("The {n} longest, {unit}", n=len(top), unit=units[unit].lower()),
        key="longest-ranking",
        rows=lambda: top[["title", "platform", "release_year", "duration_int", "duration_type"]],
    )


def over_years() -> None:
    """Draw each year's longest title and its typical one."""
    years = longest.by_year(catalogue(), platform, unit, noise=not quiet)
    last = years.iloc[int(years["duration_int"].to_numpy().argmax())]
    chart(
        charts.lines(
            years["release_year"].tolist(),
            {
                _("longest"): years["duration_int"].tolist(),
                _("median"): years["median"].tolist(),
            },
        ),
        _(
            "The record is of {year}: {title}",
            year=formats.year(last["release_year"]),
            title=plain(last["title"]),
        ),
        _("Longest and median title of each year of release, {unit}", unit=units[unit].lower()),
        key="longest-years",
        rows=years,
    )


page_header("longest")
units = {"min": _("Minutes"), "season": _("Seasons")}
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    platform = platform_field()
    unit = choice(_("Unit"), units, key="unit")
    year = year_field()
quiet = st.toggle(
    _("Leave out videos to sleep by"),
    key="longest_quiet",
    bind="query-params",
    help=_("Rain, waves or a fan for hours, filed among films"),
)
found = answered("year", longest.longest, catalogue(), year, platform, unit, noise=not quiet)
answer(found)
match tabs({"chart": _("Chart"), "years": _("Over the years"), "table": _("Table")}):
    case "chart":
        ranking()
    case "years":
        over_years()
    case "table":
        simulated_note()
        rows = longest.ranking(catalogue(), year, platform, unit, noise=not quiet, limit=500)
        titles_table(rows, key="longest-titles", file="longest")
explained(
    _(
        "The longest title among those of the platform and the year of release whose length is "
        "known. Minutes and seasons are never compared. Where several are as long, all are named, "
        "in alphabetical order. Lengths that stood in the column of age ratings were moved back; "
        "0 minutes count as unknown. Videos of noise to sleep by count unless the switch leaves "
        "them out."
    )
)
