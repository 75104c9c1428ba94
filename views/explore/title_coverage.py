"""What is known of the platforms' titles: by year of release, by column, by platform."""

import charts
from catalogue import Catalogue
from charts.coverage import missing_by_platform, per_year
from language import formats, variables
from language.platforms import called
from language.texts import _, plain
from queries.explore import coverage, titles
from queries.platforms.selection import Ints, platforms
from views import columns
from views.blocks import Chart, Method
from views.columns import Column
from views.page import View
from views.parameters import Ask


def show(tables: Catalogue, rows: Ints, _ask: Ask) -> View:
    """Show titles by year, then what is missing, then the same by platform."""
    yield _years(tables, rows)
    yield _missing(tables, rows)
    yield _by_platform(tables, rows)
    yield Method(
        _(
            "A column is missing where the platform's file has nothing. Years are those of "
            "release; the date added is the day a title joined its platform. Its film is the one "
            "of the film catalogue that is the same work: series have none."
        )
    )


def _years(tables: Catalogue, rows: Ints) -> Chart:
    table = titles.per_year(tables, rows)
    year, most = coverage.fullest(table)
    return Chart(
        "titles-per-year",
        _(
            "{year} has the most titles: {titles}",
            year=formats.year(year),
            titles=formats.number(most),
        ),
        _("Titles by year of release"),
        lambda: per_year(table, titles=True),
        rows=table.rename(columns={"films": "titles"}),
        columns=[columns.year("year", _("Year")), columns.number("titles", _("Titles"))],
    )


def _missing(tables: Catalogue, rows: Ints) -> Chart:
    table = titles.missing(tables, rows)
    first = table.iloc[0]
    return Chart(
        "titles-missing",
        _(
            "Most often missing: {column}, unknown in {share} of the titles",
            column=formats.inner(variables.label(first["column"])),
            share=formats.percent(first["share"]),
        ),
        _("Share of titles without a value"),
        lambda: charts.bars(
            [variables.label(name) for name in table["column"]],
            table["share"].tolist(),
            [formats.percent(share, 1) for share in table["share"]],
        ),
        rows=table,
        columns=[
            columns.text("column", _("Column")),
            columns.number("missing", _("Titles without a value")),
            _share(),
        ],
    )


def _by_platform(tables: Catalogue, rows: Ints) -> Chart:
    table = titles.missing_by_platform(tables, rows)
    names = {name: called(name) for name in platforms(tables)}
    found = titles.widest(table)
    finding = (
        _("What is missing, platform by platform")
        if found is None
        else _(
            "{column}: unknown in {most} of the titles of {platform}, in {least} of those of "
            "{other}",
            column=variables.label(found.column),
            most=formats.percent(found.most),
            platform=names[found.most_platform],
            least=formats.percent(found.least),
            other=names[found.least_platform],
        )
    )
    return Chart(
        "titles-missing-by-platform",
        plain(finding),
        _("Share of the titles of each platform without a value"),
        lambda: missing_by_platform(table, names),
        rows=table,
        columns=[
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.text("column", _("Column")),
            _share(),
        ],
    )


def _share() -> Column:
    return columns.share("share", _("Share of titles without a value"))
