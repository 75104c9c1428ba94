"""One variable alone, and by group."""

from typing import cast

import pandas as pd

from catalogue import Catalogue
from charts.distributions import boxes, histogram
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.distributions import (
    Box,
    Distribution,
    Group,
    by_group,
    distribution,
    leader,
)
from queries.explore.variables import ZERO_IS_UNKNOWN, Variable
from queries.films.filters import Rows
from views import columns
from views.blocks import Chart, Figure, Headline, Method, Note
from views.columns import Column
from views.explore.groups import group_name
from views.explore.measures import measure
from views.explore.offered import labels
from views.page import View
from views.parameters import Ask, Choice, Switch
from views.slips import slips_left_out

SLIGHT, STRONG = 0.5, 1.0
"""Sizes of the skewness from which a tail is told, and called long."""


def show(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    """Show the variable that is chosen."""
    chosen = ask(Choice(key="variable", label=_("Variable"), options=labels(tables)))
    variable = cast("Variable", chosen)
    log, zeros = _switches(variable, ask)
    found = distribution(tables, rows, variable, log=log, zeros=zeros)
    if found.box is None:
        yield Note(nothing(found), kind="info")
        return
    yield Headline(_figures(found))
    yield Chart(
        "distribution",
        plain(shape(found)),
        plain(_outside(found)),
        lambda: histogram(found),
        rows=found.bins,
        columns=[
            measure(variable, "start", _("From")),
            measure(variable, "end", _("To")),
            columns.number("films", _("Films")),
        ],
    )
    yield from _groups(tables, rows, found, ask, zeros=zeros)
    yield Method(_method())


def _switches(variable: Variable, ask: Ask) -> tuple[bool, bool]:
    """Ask what suits the variable: whether on a log scale, whether with zeros as values."""
    log = zeros = False
    with ask.row():
        if variable in variables.LONG_TAILED:
            log = ask(Switch(key="log", label=_("Log scale"), default=True))
        if variable in ZERO_IS_UNKNOWN:
            zeros = ask(
                Switch(
                    key="zeros",
                    label=_("Unknown counts as 0"),
                    help=_("As the source writes it: a 0 where nobody entered a value."),
                )
            )
    return log, zeros


def _figures(found: Distribution) -> list[Figure]:
    assert found.box is not None  # noqa: S101 - the caller has looked
    variable = found.variable
    known = ngettext("of {n} film", "of {n} films", found.known)
    unknown = ngettext("{n} film unknown", "{n} films unknown", found.unknown)
    return [
        Figure(_("Median"), variables.write(variable, found.box.median), known),
        Figure(_("Mean"), variables.write(variable, found.mean), unknown),
        Figure(_("Skewness"), formats.number(found.skewness, 2), tail(found.skewness)),
    ]


def shape(found: Distribution) -> str:
    """Say what the variable looks like: its tail, median and mean."""
    assert found.box is not None  # noqa: S101 - the caller has looked
    name = variables.label(found.variable)
    if found.constant:
        value = variables.write(found.variable, found.box.median)
        return _("{variable}: the same in all films, {value}", variable=name, value=value)
    return _(
        "{variable}: {tail}; median {median}, mean {mean}, over {films} films",
        variable=name,
        tail=tail(found.skewness),
        median=variables.write(found.variable, found.box.median),
        mean=variables.write(found.variable, found.mean),
        films=formats.number(found.known),
    )


def tail(skewness: float | None) -> str:
    """Say in words which way a variable is lopsided."""
    if skewness is None:
        return _("too few values to tell a tail")
    if abs(skewness) < SLIGHT:
        return _("about symmetric")
    if skewness > 0:
        return _("long tail to the right") if skewness > STRONG else _("tail to the right")
    return _("long tail to the left") if skewness < -STRONG else _("tail to the left")


def where_outside(found: Distribution, box: Box) -> str:
    """Say beyond which fence values lie; of both where they lie on both sides, or on none.

    The fence of a side without any may be a year to come, or a length below zero.
    """
    low = variables.write(found.variable, box.lower_fence)
    high = variables.write(found.variable, box.upper_fence)
    below = found.bins["start"].iloc[0] < box.lower_fence
    above = found.bins["end"].iloc[-1] > box.upper_fence
    if below == above:
        return _("below {low} or above {high}", low=low, high=high)
    return _("below {low}", low=low) if below else _("above {high}", high=high)


def _outside(found: Distribution) -> str:
    """Say how many films lie outside the fences, and how many the scale cannot show."""
    assert found.box is not None  # noqa: S101 - the caller has looked
    parts = [
        ngettext(
            "{n} film lies outside the fences, {where}.",
            "{n} films lie outside the fences, {where}.",
            found.box.outside,
            where=where_outside(found, found.box),
        )
    ]
    if found.slips:
        parts.append(
            ngettext(
                "{n} film is left out: its budget or revenue is a slip.",
                "{n} films are left out: their budget or revenue is a slip.",
                found.slips,
            )
        )
    if found.not_positive:
        parts.append(
            ngettext(
                "{n} film has a 0, which a log scale cannot show.",
                "{n} films have a 0, which a log scale cannot show.",
                found.not_positive,
            )
        )
    return " ".join(parts)


def nothing(found: Distribution) -> str:
    """Say why there is nothing to draw."""
    name = variables.label(found.variable)
    if found.not_positive:
        return _("{variable}: all values are 0, which a log scale cannot show.", variable=name)
    return _("{variable}: unknown for all the chosen films.", variable=name)


def _groups(tables: Catalogue, rows: Rows, found: Distribution, ask: Ask, *, zeros: bool) -> View:
    """Show a box a group."""
    variable, options = cast("Variable", found.variable), variables.groups()
    group = cast("Group", ask(Choice(key="by", label=_("Side by side, by"), options=options)))
    table = by_group(tables, rows, variable, group, log=found.log, zeros=zeros)
    if table.empty:
        yield Note(_("None of the chosen films has both a value and a group."), kind="info")
        return
    names = [group_name(tables, group, name) for name in table["group"]]
    yield Chart(
        "groups",
        plain(_leads(tables, group, variable, table)),
        _("The groups with most films, by median; a film may belong to several."),
        lambda: boxes(table, found, names),
        rows=table,
        columns=[
            (columns.year if group == "decade" else columns.text)("group", options[group]),
            columns.number("films", _("Films")),
            *box_columns(variable),
            columns.number("outside", _("Films outside"), _("Beyond the fences")),
        ],
    )


def _leads(tables: Catalogue, group: Group, variable: Variable, table: pd.DataFrame) -> str:
    """Say which group has the highest median, of those with enough films."""
    first = leader(table)
    if first is None:
        return _("Too few films in each group to compare medians")
    return _(
        "{group} has the highest median: {median} over {films} films",
        group=group_name(tables, group, first["group"]),
        median=variables.write(variable, first["median"]),
        films=formats.number(first["films"]),
    )


def box_columns(variable: str) -> list[Column]:
    """Return the columns of a box, from the whisker's left end to the fences."""
    return [
        measure(variable, "low", _("Lowest"), _("Of the values between the fences")),
        measure(variable, "lower_quartile", _("Lower quartile")),
        measure(variable, "median", _("Median")),
        measure(variable, "upper_quartile", _("Upper quartile")),
        measure(variable, "high", _("Highest"), _("Of the values between the fences")),
        measure(variable, "lower_fence", _("Lower fence")),
        measure(variable, "upper_fence", _("Upper fence")),
    ]


def _method() -> str:
    drawn = _(
        "The box spans the middle half of the films, its line is the median. The fences lie one "
        "and a half times the length of the box outside it, on the scale that is drawn; the "
        "whiskers reach the outermost films between them. Skewness is the third standardised "
        "moment on the plain scale: 0 is symmetric, positive a tail to the right. Bins are as wide "
        "as Freedman and Diaconis advise. A group leads from five films with a value."
    )
    return f"{drawn} {slips_left_out()}"
