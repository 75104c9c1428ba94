"""Catalogue sizes: how many titles does each platform have, and what do they share?"""

from typing import Any

import charts
from catalogue import Catalogue
from charts.titles import overlaps, stacked
from language import formats
from language.texts import _, plain
from queries.names.platforms import called
from queries.platforms import sizes, titles
from views import chosen, columns
from views.blocks import Chart, Figure, Headline, Note, Table
from views.links import address
from views.page import Page, Tab, View, named
from views.parameters import Ask, Choice, Text
from views.platform_titles import simulated, titles_table
from views.platforms.fields import platform_asked, platform_name

SHOWN = 20
"""Genres, countries and age ratings drawn; the CSV holds all."""


def answer(tables: Catalogue, platform: str | None, _ask: Ask) -> View:
    """Show how many titles there are, films and series, and how many on no other platform."""
    size = sizes.sizes(tables).total(platform)
    yield from chosen.note(tables)
    yield Headline(
        [
            Figure(_("Titles"), formats.number(size.titles), platform_name(platform)),
            Figure(_("Films"), formats.number(size.films)),
            Figure(_("Series"), formats.number(size.series)),
            Figure(
                _("Nowhere else"),
                formats.number(size.exclusive),
                formats.percent(size.share_exclusive),
                _("Titles that no other of the platforms has, by title and year"),
            ),
        ]
    )


def compared(tables: Catalogue, _platform: str | None, _ask: Ask) -> View:
    """Show the platforms beside each other, films and series."""
    found = sizes.sizes(tables)
    rows = found.table
    if rows.empty:
        yield Note(_("No rows to show."))
        return
    names = [called(name) for name in rows["platform"]]
    parts = {_("Films"): rows["films"].tolist(), _("Series"): rows["series"].tolist()}
    texts = {p: [f"{formats.number(n)} {p.lower()}" for n in v] for p, v in parts.items()}
    titles = formats.number(found.total().titles)
    yield Chart(
        "platforms-sizes",
        chosen.of_platforms(tables, _("{platform} has the most titles", platform=plain(names[0]))),
        _("Films and series of each platform, {n} titles", n=titles),
        lambda: stacked(names, parts, texts),
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.number("films", _("Films")),
            columns.number("series", _("Series")),
            columns.number("exclusive", _("Nowhere else"), _("Titles on no other platform")),
            columns.number("dated", _("Dated"), _("Titles whose date added is known")),
        ],
    )


def shared(tables: Catalogue, _platform: str | None, _ask: Ask) -> View:
    """Show how many works each pair of platforms shares, and which."""
    found, square = sizes.sizes(tables), sizes.overlap(tables)
    yield Chart(
        "platforms-overlap",
        chosen.of_platforms(
            tables,
            _(
                "{shared} of {n} works are on more than one platform",
                shared=formats.number(found.shared),
                n=formats.number(found.works),
            ),
        ),
        _("Works that two platforms share, by title and year of release"),
        lambda: overlaps(square),
        square.reset_index,
        [
            columns.text("platform", _("Platform")),
            *(columns.number(str(name), called(str(name))) for name in square),
        ],
    )
    yield Table(
        "platforms-shared",
        sizes.shared_titles(tables),
        (
            columns.text("title", _("Title"), link=_to_work),
            columns.year("release_year", _("Year")),
            columns.text("platforms", _("Platforms")),
        ),
        _("Works on several platforms"),
    )


def _to_work(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    return address("film", title=row.title, year=row.release_year)


def growth(tables: Catalogue, _platform: str | None, _ask: Ask) -> View:
    """Show how the catalogues grew, where dates added are known."""
    found = sizes.growth(tables)
    if found is None:
        yield Note(_("No date added is known."))
        return
    facts = sizes.sizes(tables).table[["platform", "titles", "dated"]].to_numpy().tolist()
    known = [f"{called(name)} {formats.percent(dated / n)}" for name, n, dated in facts]
    series = {called(str(name)): found.totals[name].tolist() for name in found.totals}
    yield Chart(
        "platforms-growth",
        chosen.of_platforms(
            tables,
            _(
                "The busiest month: {n} titles on {platform} in {month} {year}",
                n=formats.number(found.added),
                platform=called(found.platform),
                month=formats.month(found.month.month),
                year=formats.year(found.month.year),
            ),
        ),
        _(
            "Titles added up to each month, of those still there. "
            "Date added is known for: {shares}",
            shares=" · ".join(known),
        ),
        lambda: charts.lines(found.totals.index.tolist(), series),
        found.months,
        [
            columns.text("platform", _("Platform")),
            columns.date("month", _("Month"), _("Its first day")),
            columns.number("added", _("Titles added"), _("In the month")),
            columns.number("total", _("Titles"), _("Titles added up to then")),
        ],
    )


def kinds(tables: Catalogue, platform: str | None, ask: Ask) -> View:
    """Show the titles by genre, country or age rating."""
    subjects = {"genre": _("Genres"), "country": _("Countries"), "rating": _("Age ratings")}
    subject = ask(Choice(key="platforms_by", label=_("By"), options=subjects))
    rows = sizes.divided(tables, subject, platform)
    if rows.empty:
        yield Note(_("No rows to show."))
        return
    top = rows.head(SHOWN)
    texts = [
        f"{formats.number(n)} ({formats.percent(share)})"
        for n, share in zip(top["titles"], top["share"], strict=True)
    ]
    yield Chart(
        f"platforms-{subject}",
        chosen.of_platforms(
            tables, _("The commonest is {value}", value=plain(top["value"].iloc[0]))
        ),
        _("Titles and their share; {platform}", platform=platform_name(platform)),
        lambda: charts.bars(top["value"].tolist(), top["titles"].tolist(), texts),
        rows,
        [
            columns.text("value", subjects[subject]),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share"), _("Of the titles of which it is known")),
        ],
    )


def found_titles(tables: Catalogue, platform: str | None, ask: Ask) -> View:
    """Show the titles that a typed name leads to, with their films."""
    name = Text(key="title", label=_("Title"), width=420)
    rows = named(name, titles.titles_named, tables, ask(name), platform)
    yield from simulated(tables)
    yield titles_table(rows, key="platforms-titles", file="titles")


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Films and series are counted together. Two titles are the same work where their title, "
        "without case and accents, and their year agree. What says film and counts seasons is a "
        "series. Genres and ages are the platforms' own words; a title counts in each of its "
        "genres and countries. Titles that left a platform are not in the data, so growth shows "
        "when today's titles came."
    )


PAGE = Page(
    path="platforms",
    find=platform_asked,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Chart"), compared),
        "shared": Tab(lambda: _("Shared"), shared),
        "growth": Tab(lambda: _("Growth"), growth),
        "kinds": Tab(lambda: _("What they hold"), kinds),
        "titles": Tab(lambda: _("Titles"), found_titles),
    },
    method=method,
)
