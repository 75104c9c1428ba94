"""Strategies by measure: exclusives, overlap, age and concentration of every platform."""

from collections.abc import Callable, Sequence
from typing import Any

from catalogue import Catalogue
from charts.strategy import ages, shared_part
from language import formats
from language.platforms import called
from language.texts import _, plain
from queries.platforms import strategy
from queries.platforms.strategy import RECENT, strategies
from views import chosen, columns
from views.blocks import Chart, Note, Table
from views.links import address
from views.page import View
from views.parameters import Ask
from views.platforms.strategy_fields import Asked


def years_told(value: float) -> str:
    """Write an age in years."""
    whole = float(value).is_integer()
    return _("{n} years", n=formats.number(value, 0 if whole else 1))


def index_told(value: float) -> str:
    """Write a Herfindahl index."""
    return formats.number(value, 3)


def _to_platform(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    return address("platforms", platform=row.platform)


def measures(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """List the five measures of every platform."""
    found = strategies(tables, called)
    for sentence in _findings(tables):
        yield Note(f"- {sentence}")
    yield Table(
        "strategy-measures",
        found.table,
        [
            columns.text("platform", _("Platform"), link=_to_platform),
            columns.number("titles", _("Titles")),
            columns.share("exclusive", _("Nowhere else"), _("Titles on no other platform")),
            columns.share("shared", _("Overlap"), _("The greatest Jaccard index with another")),
            columns.number("age", _("Median age"), _("Years since release"), decimals=1),
            columns.share("recent", _("Recent"), _("Of the last {n} years", n=RECENT)),
            columns.number("genres", _("Genres"), _("Herfindahl index, 0 to 1"), decimals=3),
            columns.number("genre_titles", _("Genre known"), _("Titles behind it")),
            columns.number("countries", _("Countries"), _("Herfindahl index, 0 to 1"), decimals=3),
            columns.number("country_titles", _("Country known"), _("Titles behind it")),
            columns.share("linked", _("Linked"), _("Titles linked to a film")),
        ],
        _("The five measures of every platform"),
    )


def _findings(tables: Catalogue) -> Sequence[str]:
    if not tables.manifest.is_representative:
        return []
    found, said = strategies(tables, called), []
    texts = {
        "exclusive": _("{platform} is the most exclusive: {value} of its titles are nowhere else"),
        "recent": _("{platform} is the most recent: {value} of its titles are of the last years"),
        "age": _("{platform} holds the oldest titles: half of them are {value} old or older"),
        "genres": _("{platform} is the most focused on few genres: index {value}"),
        "countries": _("{platform} is the most focused on few countries: index {value}"),
    }
    write: dict[str, Callable[[float], str]] = {
        "exclusive": formats.percent,
        "recent": formats.percent,
        "age": years_told,
    }
    for measure, text in texts.items():
        row = found.most(measure)
        if row is not None and len(found.table) > 1:
            value = write.get(measure, index_told)(row[measure])
            said.append(text.format(platform=plain(row["platform"]), value=value))
    return said


def overlap(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """Show which share of their works each two platforms have in common."""
    pair = strategy.closest(tables, called)
    if pair is None:
        yield Note(_("A comparison needs two platforms."))
        return
    first, second, share = pair
    square = strategy.jaccard(tables)
    yield Chart(
        "strategy-overlap",
        chosen.of_platforms(
            tables,
            _(
                "{a} and {b} have most in common: {share} of their works",
                a=plain(first),
                b=plain(second),
                share=formats.percent(share, 1),
            ),
        ),
        _("Works on both, of the works on either (Jaccard index), by title and year"),
        lambda: shared_part(square),
        square.reset_index,
        [
            columns.text("platform", _("Platform")),
            *(columns.share(str(name), called(str(name))) for name in square),
        ],
    )


def age(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """Show how old the platforms' titles are."""
    rows = strategy.ages(tables, called)
    young = rows.iloc[0]
    yield Chart(
        "strategy-age",
        chosen.of_platforms(
            tables,
            _(
                "The youngest is {platform}: half its titles are {years} old or less",
                platform=plain(young["platform"]),
                years=years_told(young["median"]),
            ),
        ),
        _(
            "Years from release to {year}, the catalogues' last: median, quartiles and nine "
            "titles of ten; {n} titles",
            year=formats.year(strategies(tables).year),
            n=formats.number(len(tables.titles)),
        ),
        lambda: ages(rows),
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.number("low", _("5th of 100"), decimals=1),
            columns.number("lower_quartile", _("Lower quartile"), decimals=1),
            columns.number("median", _("Median"), decimals=1),
            columns.number("upper_quartile", _("Upper quartile"), decimals=1),
            columns.number("high", _("95th of 100"), decimals=1),
        ],
    )
