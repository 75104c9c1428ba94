"""Home: what is in the catalogue?"""

from datetime import UTC, datetime

import charts
from catalogue import Catalogue
from language import formats, variables
from language.texts import _, ngettext
from queries.explore import coverage
from queries.explore.coverage import Summary
from views import chosen, columns, sitemap
from views.blocks import Cards, Chart, Figure, Headline, Note
from views.home.front import front_page
from views.home.news import what_changed
from views.links import Link
from views.page import Page, Tab, View
from views.parameters import Ask
from views.subjects import missing


def find(tables: Catalogue, _ask: Ask) -> Summary:
    """Return the catalogue at a glance."""
    return tables.once(coverage.summary)


def answer(tables: Catalogue, found: Summary, _ask: Ask) -> View:
    """Show the front page; then how many films, how old, how long, how much money.

    Medians stand where they say more.
    """
    yield from front_page(tables, found)
    yield from missing(tables, sitemap.BOTH)
    span = _(
        "{first} to {last}; median length {n} min",
        first=found.first,
        last=found.last,
        n=formats.number(found.runtime),
    )
    yield Headline(
        [
            Figure(_("Films"), formats.number(found.films), span if found.films else ""),
            Figure(
                _("Titles on platforms"),
                formats.number(found.titles),
                ngettext("on {n} platform", "on {n} platforms", found.platforms),
            ),
            Figure(
                _("Median revenue"),
                formats.short_money(found.revenue),
                _("of {n} known", n=formats.number(found.earning)),
            ),
            Figure(
                _("Mean vote"),
                formats.number(found.mean_vote, 1),
                _("median {n} of 10", n=formats.number(found.median_vote, 1)),
            ),
        ]
    )


def cards(_tables: Catalogue, _found: Summary, _ask: Ask) -> View:
    """Show a card for each other page: its title, and the question that it answers."""
    links = [
        Link(entry.path, f"**{entry.title}** {entry.question}", icon=entry.icon)
        for entry in sitemap.entries()
        if entry.path
    ]
    yield Cards("cards", links)


def by_year(tables: Catalogue, _found: Summary, _ask: Ask) -> View:
    """Show the films of each year."""
    rows = coverage.per_year(tables, coverage.every(tables))
    if rows.empty:
        yield Note(_("No rows to show."))
        return
    most = coverage.busiest(rows)
    years, films = rows["year"].tolist(), rows["films"].tolist()
    hover = [
        f"{year}: " + ngettext("{n} film", "{n} films", n)
        for year, n in zip(years, films, strict=True)
    ]
    yield Chart(
        "home-years",
        chosen.of_films(
            tables,
            _(
                "The year with the most films is {year}: {n}",
                year=most.year,
                n=formats.number(most.films),
            ),
        ),
        _("Films by year of release"),
        lambda: charts.lines(years, {_("Films"): films}, hover=hover),
        rows,
        [columns.year("year", _("Year")), columns.number("films", _("Films"))],
    )


def known(tables: Catalogue, _found: Summary, _ask: Ask) -> View:
    """Show how much of each column is known."""
    rows = coverage.known(tables)
    names = [formats.inner(variables.label(name)) for name in rows["column"]]
    shares = rows["known"].tolist()
    yield Chart(
        "home-coverage",
        _(
            "Least known: {column}, for {share} of the films",
            column=names[-1],
            share=formats.percent(shares[-1]),
        ),
        _("Share of films with a value"),
        lambda: charts.bars(names, shares, [formats.percent(share) for share in shares]),
        rows,
        [
            columns.text("column", _("Column")),
            columns.number("missing", _("Unknown"), _("Films without a value")),
            columns.share("share", _("Share unknown")),
            columns.share("known", _("Share known"), _("Share of films with a value")),
        ],
    )


def news(tables: Catalogue, _found: Summary, _ask: Ask) -> View:
    """Show what is new since the version before."""
    return what_changed(tables)


def method(tables: Catalogue) -> str:
    """Say which data these are, and what is counted."""
    built = datetime.fromisoformat(tables.manifest.built)
    age = datetime.now(UTC) - built
    return _(
        "{data}, cleaned on {date} ({age}). Films without a release date are not counted; the Data "
        "page lists them. A mean or median is over the films whose value is known.",
        data=_("Sample data") if tables.manifest.is_sample else _("The full data"),
        date=formats.date(built.date()),
        age=ngettext("{n} day ago", "{n} days ago", age.days) if age.days else _("today"),
    )


PAGE = Page(
    path="",
    find=find,
    answer=answer,
    tabs={
        "pages": Tab(lambda: _("Pages"), cards),
        "years": Tab(lambda: _("Films by year"), by_year),
        "coverage": Tab(lambda: _("What is known"), known),
        "news": Tab(lambda: _("What changed"), news),
    },
    method=method,
    headed=False,
)
