"""One number of the platforms' titles alone and by group, or their age ratings."""

from typing import cast

import pandas as pd

import charts
from catalogue import Catalogue
from charts.distributions import boxes, histogram
from language import formats, variables
from language.platforms import called
from language.texts import _, ngettext, plain
from queries.explore import titles
from queries.explore.distributions import Distribution, leader
from queries.explore.titles import Ratings, TitleGroup, TitleVariable
from queries.platforms.selection import Ints
from views import columns
from views.blocks import Chart, Figure, Headline, Method, Note
from views.explore.distributions import box_columns, tail, where_outside
from views.explore.measures import measure
from views.page import View
from views.parameters import Ask, Choice, Switch
from views.platform_titles import simulated

RATING = "rating"
SHOWN = 20
"""Age ratings that are drawn; the file holds all."""


def show(tables: Catalogue, rows: Ints, ask: Ask) -> View:
    """Show the number that is chosen, or the age ratings."""
    names = variables.labels()
    options: dict[str, str] = {name: names[name] for name in tables.once(titles.offered)}
    options[RATING] = variables.label(RATING)
    chosen = ask(Choice(key="title_variable", label=_("Variable"), options=options))
    if chosen == RATING:
        yield from _ratings(titles.ratings(tables, rows))
    else:
        yield from _number(tables, rows, cast("TitleVariable", chosen), ask)


def _number(tables: Catalogue, rows: Ints, variable: TitleVariable, ask: Ask) -> View:
    log = variable in variables.LONG_TAILED and ask(
        Switch(key="title_log", label=_("Log scale"), default=False)
    )
    found = titles.distribution(tables, rows, variable, log=log)
    if found.box is None:
        name = variables.label(variable)
        text = _("{variable}: unknown for all the chosen titles.", variable=name)
        yield Note(text, kind="info")
        return
    if variable == "score":
        yield from simulated(tables)
    yield Headline(_figures(found))
    yield Chart(
        "title-distribution",
        plain(_shape(found)),
        plain(_outside(found)),
        lambda: histogram(found, titles=True),
        rows=found.bins.rename(columns={"films": "titles"}),
        columns=[
            measure(variable, "start", _("From")),
            measure(variable, "end", _("To")),
            columns.number("titles", _("Titles")),
        ],
    )
    yield from _groups(tables, rows, found, variable, ask)
    yield Method(_method())


def _figures(found: Distribution) -> list[Figure]:
    assert found.box is not None  # noqa: S101 - the caller has looked
    known = ngettext("of {n} title", "of {n} titles", found.known)
    lacking = ngettext("{n} title without it", "{n} titles without it", found.unknown)
    return [
        Figure(_("Median"), variables.write(found.variable, found.box.median), known),
        Figure(_("Mean"), variables.write(found.variable, found.mean), lacking),
        Figure(_("Skewness"), formats.number(found.skewness, 2), tail(found.skewness)),
    ]


def _shape(found: Distribution) -> str:
    """Say what the number looks like: its tail, median and mean."""
    assert found.box is not None  # noqa: S101 - the caller has looked
    name = variables.label(found.variable)
    if found.constant:
        value = variables.write(found.variable, found.box.median)
        return _("{variable}: the same in all titles, {value}", variable=name, value=value)
    return _(
        "{variable}: {tail}; median {median}, mean {mean}, over {titles} titles",
        variable=name,
        tail=tail(found.skewness),
        median=variables.write(found.variable, found.box.median),
        mean=variables.write(found.variable, found.mean),
        titles=formats.number(found.known),
    )


def _outside(found: Distribution) -> str:
    """Say how many titles lie outside the fences."""
    assert found.box is not None  # noqa: S101 - the caller has looked
    return ngettext(
        "{n} title lies outside the fences, {where}.",
        "{n} titles lie outside the fences, {where}.",
        found.box.outside,
        where=where_outside(found, found.box),
    )


def _groups(
    tables: Catalogue, rows: Ints, found: Distribution, variable: TitleVariable, ask: Ask
) -> View:
    """Show a box a group."""
    options = {"platform": _("Platform"), "genre": _("Genre"), "decade": _("Decade")}
    group = cast(
        "TitleGroup", ask(Choice(key="title_by", label=_("Side by side, by"), options=options))
    )
    table = titles.by_group(tables, rows, variable, group, log=found.log)
    if table.empty:
        yield Note(_("None of the chosen titles has both a value and a group."), kind="info")
        return
    names = [_group_name(group, name) for name in table["group"]]
    yield Chart(
        "title-groups",
        plain(_leads(group, variable, table)),
        _("The groups with most titles, by median; a title may belong to several."),
        lambda: boxes(table, found, names, titles=True),
        rows=table.rename(columns={"films": "titles"}),
        columns=[
            (columns.year if group == "decade" else columns.text)("group", options[group]),
            columns.number("titles", _("Titles")),
            *box_columns(variable),
            columns.number("outside", _("Titles outside"), _("Beyond the fences")),
        ],
    )


def _group_name(group: TitleGroup, name: object) -> str:
    if group == "decade":
        return formats.decade(int(float(str(name))))
    return called(str(name)) if group == "platform" else variables.genre_name(str(name))


def _leads(group: TitleGroup, variable: TitleVariable, table: pd.DataFrame) -> str:
    """Say which group has the highest median, of those with enough titles."""
    first = leader(table)
    if first is None:
        return _("Too few titles in each group to compare medians")
    return _(
        "{group} has the highest median: {median} over {titles} titles",
        group=_group_name(group, first["group"]),
        median=variables.write(variable, first["median"]),
        titles=formats.number(first["films"]),
    )


def _ratings(found: Ratings) -> View:
    """Show how many titles bear each age rating."""
    if found.table.empty:
        yield Note(_("No age rating is known of the chosen titles."), kind="info")
        return
    first, most = found.table.iloc[0], found.table.head(SHOWN)
    yield Chart(
        "title-ratings",
        plain(
            _(
                "{rating} is the most frequent age rating: {share} of {titles} titles",
                rating=first["rating"],
                share=formats.percent(first["share"]),
                titles=formats.number(found.known),
            )
        ),
        ngettext(
            "Titles by age rating, as each platform writes it; {n} title has none",
            "Titles by age rating, as each platform writes it; {n} titles have none",
            found.unknown,
        ),
        lambda: charts.bars(
            most["rating"].tolist(),
            most["titles"].tolist(),
            [formats.number(count) for count in most["titles"]],
        ),
        rows=found.table,
        columns=[
            columns.text("rating", _("Age rating")),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share of the titles with an age rating")),
        ],
    )
    yield Method(
        _(
            "Platforms use different scales (TV-MA and R, 16+ and 18+) and nothing maps one onto "
            "another exactly, so ratings stand as written. Lengths that stood in this column by "
            "mistake were moved to where they belong."
        )
    )


def _method() -> str:
    return _(
        "The box spans the middle half of the titles, its line is the median. The fences lie one "
        "and a half times the length of the box outside it, on the scale that is drawn; the "
        "whiskers reach the outermost titles between them. Films have minutes, series seasons; "
        "neither is turned into the other. A title of two platforms counts on each. Genres are the "
        "twenty of the films. A group leads from five titles with a value."
    )
