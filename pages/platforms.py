"""Catalogue sizes: how many titles does each platform have, and what do they share?"""

import numpy as np
import streamlit as st

import charts
from charts.titles import stacked
from language import formats
from language.texts import _, plain
from queries.names.platforms import NAMES
from queries.platforms import sizes as platforms
from queries.platforms import titles
from resources.loaded import catalogue
from ui.components import (
    Figure,
    answered,
    chart,
    choice,
    columns,
    explained,
    headline,
    page_header,
    table,
    tabs,
)
from ui.components.titles import platform_field, platform_name, simulated_note, titles_table

SHOWN = 20
"""Genres, countries and age ratings drawn; the CSV holds all."""


def answer() -> None:
    """Draw how many titles there are, films and series, and how many on no other platform."""
    found = sizes.table if platform is None else sizes.table[sizes.table["platform"] == platform]
    total = found.sum(numeric_only=True)
    headline(
        Figure(_("Titles"), formats.number(total["titles"]), platform_name(platform)),
        Figure(_("Films"), formats.number(total["films"])),
        Figure(_("Series"), formats.number(total["series"])),
        Figure(
            _("Nowhere else"),
            formats.number(total["exclusive"]),
            formats.percent(total["exclusive"] / total["titles"]),
            _("Titles that no other of the platforms has, by title and year"),
        ),
    )


def compared() -> None:
    """Draw the platforms beside each other, films and series."""
    rows = sizes.table
    names = [NAMES[name] for name in rows["platform"]]
    parts = {_("Films"): rows["films"].tolist(), _("Series"): rows["series"].tolist()}
    texts = {p: [f"{formats.number(n)} {p.lower()}" for n in v] for p, v in parts.items()}
    chart(
        stacked(names, parts, texts),
        _("{platform} has the most titles", platform=plain(names[0])),
        _("Films and series of each platform, {n} titles", n=formats.number(rows["titles"].sum())),
        key="platforms-sizes",
        rows=rows,
    )


def shared() -> None:
    """Draw how many works each pair of platforms shares, and which."""
    tables = catalogue()
    square = platforms.overlap(tables)
    names = [NAMES[name] for name in square.index]
    square = square.where(~_diagonal(len(names)))
    hover = [
        [f"{a}, {b}: {formats.number(n)}" for b, n in zip(names, line, strict=True)]
        for a, line in zip(names, square.to_numpy(), strict=True)
    ]
    written = [["" if n != n else formats.number(n) for n in line] for line in square.to_numpy()]
    drawn = charts.heatmap(square, names, names, hover, texts=written)
    chart(
        drawn,
        _(
            "{shared} of {n} works are on more than one platform",
            shared=formats.number(sizes.shared),
            n=formats.number(sizes.works),
        ),
        _("Works that two platforms share, by title and year of release"),
        key="platforms-overlap",
        rows=lambda: platforms.overlap(tables).reset_index(),
    )
    table(
        platforms.shared_titles(catalogue()),
        {
            "title": columns.text(_("Title")),
            "release_year": columns.plain_number(_("Year")),
            "platforms": columns.text(_("Platforms")),
        },
        key="platforms-shared",
        alt=_("Works on several platforms"),
    )


def growth() -> None:
    """Draw how the catalogues grew, where dates added are known."""
    found = platforms.growth(catalogue())
    if found is None:
        st.markdown(_("No date added is known."))
        return
    facts = sizes.table[["platform", "titles", "dated"]].to_numpy().tolist()
    known = [f"{NAMES[name]} {formats.percent(dated / n)}" for name, n, dated in facts]
    series = {NAMES[str(name)]: found.totals[name].tolist() for name in found.totals}
    chart(
        charts.lines(found.totals.index.tolist(), series),
        _(
            "The busiest month: {n} titles on {platform} in {month} {year}",
            n=formats.number(found.added),
            platform=NAMES[found.platform],
            month=formats.month(found.month.month),
            year=formats.year(found.month.year),
        ),
        _(
            "Titles added up to each month, of those still there. "
            "Date added is known for: {shares}",
            shares=" · ".join(known),
        ),
        key="platforms-growth",
        rows=found.months,
    )


def divided(subject: str) -> None:
    """Draw the titles by genre, country or age rating."""
    rows = platforms.divided(catalogue(), subject, platform)
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    top = rows.head(SHOWN)
    texts = [
        f"{formats.number(n)} ({formats.percent(share)})"
        for n, share in zip(top["titles"], top["share"], strict=True)
    ]
    chart(
        charts.bars(top["value"].tolist(), top["titles"].tolist(), texts),
        _("The commonest is {value}", value=plain(top["value"].iloc[0])),
        _("Titles and their share; {platform}", platform=platform_name(platform)),
        key=f"platforms-{subject}",
        rows=rows,
    )


def found_titles() -> None:
    """Draw the titles that a typed name leads to, with their films."""
    name = st.text_input(_("Title"), "", key="title", bind="query-params", width=420)
    rows = answered("title", titles.titles_named, catalogue(), name, platform)
    simulated_note()
    titles_table(rows, key="platforms-titles", file="titles")


def _diagonal(n: int) -> np.ndarray:
    return np.eye(n, dtype=bool)


page_header("platforms")
platform = platform_field()
sizes = platforms.sizes(catalogue())
answer()
view = tabs(
    {
        "chart": _("Chart"),
        "shared": _("Shared"),
        "growth": _("Growth"),
        "kinds": _("What they hold"),
        "titles": _("Titles"),
    }
)
match view:
    case "chart":
        compared()
    case "shared":
        shared()
    case "growth":
        growth()
    case "kinds":
        subjects = {
            "genre": _("Genres"),
            "country": _("Countries"),
            "rating": _("Age ratings"),
        }
        divided(choice(_("By"), subjects, key="platforms_by"))
    case "titles":
        found_titles()
explained(
    _(
        "Films and series are counted together. Two titles are the same work where their title, "
        "without case and accents, and their year agree. What says film and counts seasons is a "
        "series. Genres and ages are the platforms' own words; a title counts in each of its "
        "genres and countries. Titles that left a platform are not in the data, so growth shows "
        "when today's titles came."
    )
)
