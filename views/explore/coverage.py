"""What is known: films by year, missing values, months by weekdays."""

import pandas as pd

import charts
from catalogue import Catalogue
from charts.coverage import missing_by_decade, months_by_weekdays, per_year
from language import formats, variables
from language.texts import _, plain
from queries.explore import coverage
from queries.films.filters import Rows
from queries.films.releases import commonest_day
from views import columns
from views.blocks import Chart, Method, Note
from views.columns import Column
from views.page import View
from views.parameters import Ask, Switch


def show(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    """Show films by year, then what is missing, then months by weekdays."""
    yield _years(tables, rows)
    yield _missing(tables, rows)
    yield _by_decade(tables, rows)
    yield from _calendar(tables, rows, ask)
    yield Method(
        _(
            "A column is missing where the source has nothing, or a 0 that stands for nothing "
            "(budget, revenue, runtime, mean vote). A return needs both budget and revenue."
        )
    )


def _years(tables: Catalogue, rows: Rows) -> Chart:
    table = coverage.per_year(tables, rows)
    year, films = coverage.fullest(table)
    return Chart(
        "per-year",
        _(
            "{year} has the most films: {films}",
            year=formats.year(year),
            films=formats.number(films),
        ),
        _("Films by year of release"),
        lambda: per_year(table),
        rows=table,
        columns=[columns.year("year", _("Year")), columns.number("films", _("Films"))],
    )


def _missing(tables: Catalogue, rows: Rows) -> Chart:
    table = coverage.missing(tables, rows)
    first = table.iloc[0]
    return Chart(
        "missing",
        _(
            "Most often missing: {column}, unknown in {share} of the films",
            column=formats.inner(variables.label(first["column"])),
            share=formats.percent(first["share"]),
        ),
        _("Share of films without a value"),
        lambda: charts.bars(
            [variables.label(name) for name in table["column"]],
            table["share"].tolist(),
            [formats.percent(share, 1) for share in table["share"]],
        ),
        rows=table,
        columns=[
            columns.text("column", _("Column")),
            columns.number("missing", _("Films without a value")),
            _share(),
        ],
    )


def _by_decade(tables: Catalogue, rows: Rows) -> Chart:
    decades = coverage.missing_by_decade(tables, rows)
    return Chart(
        "missing-by-decade",
        plain(_changed(decades)),
        _("Share of the films of each decade without a value"),
        lambda: missing_by_decade(decades),
        rows=decades,
        columns=[
            columns.year("decade", _("Decade"), _("Its first year")),
            columns.number("films", _("Films")),
            columns.text("column", _("Column")),
            _share(),
        ],
    )


def _share() -> Column:
    return columns.share("share", _("Share of films without a value"))


def _changed(decades: pd.DataFrame) -> str:
    """Say which column's share changed most between two decades."""
    found = coverage.swing(decades)
    if found is None:
        return _("What is missing, decade by decade")
    return _(
        "{column} is missing for {most} of the films of the {decade}, for {least} of "
        "those of the {other}",
        column=variables.label(found.column),
        most=formats.percent(found.most),
        decade=formats.decade(found.most_decade),
        least=formats.percent(found.least),
        other=formats.decade(found.least_decade),
    )


def _calendar(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    exact = ask(Switch(key="exact", label=_("Leave out dates that are placeholders")))
    table = coverage.months_by_weekdays(tables, rows, exact=exact)
    most = commonest_day(table)
    if most is None:
        yield Note(_("None of the chosen films has a date known to the day."), kind="info")
        return
    month, weekday, films = most
    finding = _(
        "Most films come out on a {weekday} of {month}: {films}",
        weekday=formats.weekday(weekday),
        month=formats.month(month),
        films=formats.number(films),
    )
    yield Chart(
        "months-by-weekdays",
        plain(finding),
        _("Films by month and weekday of release"),
        lambda: months_by_weekdays(table),
        rows=table.rename(columns=str).reset_index(),
        columns=[
            columns.number("month", _("Month"), _("1 is January")),
            *(columns.number(str(day), formats.weekday(day)) for day in range(7)),
        ],
    )
