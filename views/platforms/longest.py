"""Longest: which title is the longest?"""

import pandas as pd

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.platforms import examples, longest
from queries.platforms.longest import Longest
from queries.platforms.names import rows_of
from views import columns
from views.blocks import Chart, Figure, Headline, Links, Note
from views.columns import Column
from views.links import Link
from views.names import film_columns, title_name, with_title_names
from views.page import Page, Tab, View, named
from views.parameters import Ask, Choice, Switch
from views.platform_titles import length, simulated, titles_table
from views.platforms.fields import platform_asked, platform_name, year_field

LISTED = 500
"""Titles in the table."""


def units() -> dict[str, str]:
    """Name the units of length."""
    return {"min": _("Minutes"), "season": _("Seasons")}


def find(tables: Catalogue, ask: Ask) -> Longest:
    """Return the longest titles of the platform and the year that are asked for."""
    year = year_field()
    with ask.row():
        platform = platform_asked(tables, ask)
        unit = ask(_unit(tables))
        asked = ask(year)
    quiet = ask(
        Switch(
            key="longest_quiet",
            label=_("Leave out videos to sleep by"),
            help=_("Rain, waves or a fan for hours, filed among films; the API counts them"),
            default=True,
        )
    )
    return named(year, longest.longest, tables, asked, platform, unit, noise=not quiet)


def _unit(tables: Catalogue) -> Choice:
    return Choice(key="unit", label=_("Unit"), options=units(), default=examples.unit(tables))


def answer(tables: Catalogue, found: Longest, _ask: Ask) -> View:
    """Show the longest title, its length, and all that tie with it."""
    tied = with_title_names(tables, found.titles)
    first = tied.iloc[0]
    yield Note(plain(first["own"]), kind="answer")
    yield Headline(
        [
            Figure(_("Length"), length(found.duration, found.unit)),
            Figure(_("Platform"), platform_name(str(first["platform"]))),
            Figure(_("Year"), formats.year(first["release_year"])),
            Figure(
                _("As long"),
                formats.number(len(found.titles)),
                _("of {n} titles", n=formats.number(found.of)),
                _("Titles that tie; the first by alphabet stands above"),
            ),
        ]
    )
    links = [_page(*row) for row in tied[["own", "title", "platform", "release_year"]].to_numpy()]
    yield Links("longest-film", links[:1], _("More about it:"))
    if links[1:]:
        yield Links("longest-others", links[1:], _("Just as long:"))
    if other := longest.longer_with_noise(tables, found):
        title = plain(with_title_names(tables, other.titles).iloc[0]["own"])
        told = length(other.duration, other.unit)
        yield Note(
            _(
                "With videos to sleep by, which the API counts: **{title}**, {length}.",
                title=title,
                length=told,
            )
        )


def _page(own: str, title: str, platform: str, year: int) -> Link:
    return Link("film", plain(own), {"title": title, "platform": platform, "year": year})


def ranking(tables: Catalogue, found: Longest, _ask: Ask) -> View:
    """Show the longest titles as bars."""
    ties = len(found.titles)
    top = _longest(tables, found)
    names = [f"{own} ({y})" for own, y in zip(top["own"], top["release_year"], strict=True)]
    lengths = top["duration_int"].tolist()
    texts = [length(int(n), found.unit) for n in lengths]
    shown = [
        *film_columns(link=None),
        columns.text("platform", _("Platform")),
        columns.year("release_year", _("Year")),
        _length(_("Length"), found.unit),
        columns.text("duration_type", _("Unit")),
    ]
    yield Chart(
        "longest-ranking",
        ngettext("One title is the longest", "{n} titles are the longest, all alike", ties),
        _("The {n} longest, {unit}", n=len(top), unit=units()[found.unit].lower()),
        lambda: charts.bars(names, lengths, texts, chosen=set(names[:ties])),
        lambda: top[[column.name for column in shown]],
        shown,
    )


def over_years(tables: Catalogue, found: Longest, _ask: Ask) -> View:
    """Show each year's longest title and its typical one."""
    years = with_title_names(
        tables, longest.by_year(tables, found.platform, found.unit, noise=found.noise)
    )
    record = longest.record(years)
    lines = {
        _("longest"): years["duration_int"].tolist(),
        _("median"): years["median"].tolist(),
    }
    yield Chart(
        "longest-years",
        _(
            "The record is of {year}: {title}",
            year=formats.year(record.year),
            title=plain(title_name(tables, int(rows_of(tables, [record.title_id])[0]))),
        ),
        _(
            "Longest and median title of each year of release, {unit}",
            unit=units()[found.unit].lower(),
        ),
        lambda: charts.lines(years["release_year"].tolist(), lines),
        years,
        [
            columns.year("release_year", _("Year")),
            _length(_("Length"), found.unit),
            *film_columns(link=None),
            columns.text("platform", _("Platform")),
            columns.number("median", _("Median"), decimals=1, unit=found.unit),
        ],
    )


def listed(tables: Catalogue, found: Longest, _ask: Ask) -> View:
    """List the longest titles."""
    yield from simulated(tables)
    yield titles_table(
        tables, _longest(tables, found, LISTED), key="longest-titles", file="longest"
    )


def _longest(tables: Catalogue, found: Longest, limit: int = 15) -> pd.DataFrame:
    rows = longest.ranking(
        tables, found.year, found.platform, found.unit, noise=found.noise, limit=limit
    )
    return with_title_names(tables, rows)


def _length(label: str, unit: str) -> Column:
    return columns.number("duration_int", label, unit=unit)


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "The longest title among those of the platform and the year of release whose length is "
        "known. Minutes and seasons are never compared. Where several are as long, all are named, "
        "in alphabetical order. Lengths that stood in the column of age ratings were moved back; "
        "0 minutes count as unknown. Videos of noise to sleep by (rain, waves, a fan) are left out "
        "unless the switch counts them; the API counts them."
    )


PAGE = Page(
    path="longest",
    find=find,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Chart"), ranking),
        "years": Tab(lambda: _("Over the years"), over_years),
        "table": Tab(lambda: _("Table"), listed),
    },
    method=method,
)
