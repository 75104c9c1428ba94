"""Catalogue sizes: how many titles does each platform have, and what do they share?"""

from collections.abc import Callable
from typing import Any

import pandas as pd

import charts
from catalogue import Catalogue
from charts.titles import overlaps, stacked
from language import formats
from language.platforms import called
from language.texts import _, plain
from language.variables import genre_name
from queries.platforms import sizes, titles
from queries.platforms.genres import unsorted
from views import chosen, columns
from views.blocks import Chart, Figure, Headline, Note, Table
from views.links import address
from views.names import film_columns, with_title_names
from views.page import Page, Tab, View, named
from views.parameters import Ask, Choice, Text
from views.platform_titles import country_name, simulated, titles_table
from views.platforms.fields import platform_asked, platform_name

LABELLED: dict[str, Callable[[str], str]] = {"genre": genre_name, "country": country_name}
"""What calls a value in the reader's language, where it is no word of the data."""
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


def alone(tables: Catalogue, platform: str | None, _ask: Ask) -> View:
    """Show what each platform alone has, side by side: how many titles, which share of its own."""
    table = sizes.exclusives(tables)
    if table.empty:
        yield Note(_("No rows to show."))
        return
    names = [called(name) for name in table["platform"]]
    texts = [
        _(
            "{n} of {of}, {share}",
            n=formats.number(n),
            of=formats.number(of),
            share=formats.percent(share),
        )
        for n, of, share in zip(table["exclusive"], table["titles"], table["share"], strict=True)
    ]
    yield Chart(
        "platforms-exclusive",
        chosen.of_platforms(
            tables,
            _(
                "{platform} has the most titles of its own: {n}",
                platform=plain(names[0]),
                n=plain(texts[0]),
            ),
        ),
        _("Titles that no other of the platforms has, by title and year"),
        lambda: charts.bars(
            names,
            table["exclusive"].tolist(),
            texts,
            chosen={called(platform)} if platform else (),
        ),
        table,
        [
            columns.text("platform", _("Platform")),
            columns.number("exclusive", _("Nowhere else"), _("Titles on no other platform")),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share"), _("Of the platform's titles")),
        ],
    )


def shared(tables: Catalogue, _platform: str | None, _ask: Ask) -> View:
    """Show how many works each pair of platforms shares, and which."""
    found, square = sizes.sizes(tables), sizes.overlap(tables)
    both = sizes.shared_titles(tables, called)
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
        with_title_names(tables, both),
        (
            *film_columns(_to_work),
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
        yield Note(_("On no platform are the dates added known of half of the titles."))
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
            "Titles added up to each month, of those still there, on the platforms that tell the "
            "date of half of theirs at least. Date added is known for: {shares}",
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
    name = LABELLED.get(subject, str)
    names = [name(value) for value in rows["value"]]
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
            tables,
            _("The most frequent is {value}: {n}", value=plain(names[0]), n=plain(texts[0]))
            + (_typical(rows, name) if platform else ""),
        ),
        _("Titles and their share; {platform}", platform=platform_name(platform)),
        lambda: charts.bars(names[:SHOWN], top["titles"].tolist(), texts),
        rows,
        [
            columns.text("value", subjects[subject]),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share"), _("Of the titles of which it is known")),
            columns.share("everywhere", _("Share on all platforms")),
            columns.number("times", _("Times as common"), _("As on all platforms"), decimals=2),
        ],
    )
    if subject == "genre":
        left = unsorted(tables, platform)
        yield Note(
            _(
                "Of {of} titles with labels {n} have none that is one of the twenty genres.",
                of=formats.number(left.of),
                n=formats.number(left.titles),
            )
        )


def _typical(rows: pd.DataFrame, name: Callable[[str], str]) -> str:
    """Say what the platform has more of than all have."""
    most = sizes.most_typical(rows)
    if most is None or most["times"] <= 1:
        return ""
    return ". " + _(
        "{value} is {times} times as common as on all platforms",
        value=plain(name(most["value"])),
        times=plain(formats.number(most["times"], 1)),
    )


def found_titles(tables: Catalogue, platform: str | None, ask: Ask) -> View:
    """Show the titles that a typed name leads to, with their films."""
    name = Text(key="title", label=_("Title"), width=420)
    rows = named(name, titles.titles_named, tables, ask(name), platform)
    yield from simulated(tables)
    yield titles_table(tables, rows, key="platforms-titles", file="titles")


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Films and series are counted together. Two titles are the same work where their title, "
        "without case and accents, and their year agree. What says film and counts seasons is a "
        "series. Genres are the twenty of the films: a table says which of the platforms' labels "
        "is which, and what is none is counted. Ages are the platforms' own words; a title counts "
        "in each of its genres and countries. Titles that left a platform are not in the data, so "
        "growth shows when today's titles came."
    )


PAGE = Page(
    path="platforms",
    find=platform_asked,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Chart"), compared),
        "alone": Tab(lambda: _("Nowhere else"), alone),
        "shared": Tab(lambda: _("Shared"), shared),
        "growth": Tab(lambda: _("Growth"), growth),
        "kinds": Tab(lambda: _("What they contain"), kinds),
        "titles": Tab(lambda: _("Titles"), found_titles),
    },
    method=method,
)
