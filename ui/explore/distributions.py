"""The view of one variable alone, and by group."""

import streamlit as st

from charts.distributions import boxes, histogram
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.distributions import Distribution, by_group, distribution
from queries.explore.variables import ZERO_IS_UNKNOWN, Variable
from queries.films.filters import Rows
from resources.loaded import catalogue
from ui import groups
from ui.components import Figure, chart, choice, explained, headline

SLIGHT, STRONG = 0.5, 1.0
"""Sizes of the skewness from which a tail is told, and called long."""


def draw(rows: Rows) -> None:
    """Draw the variable that is chosen."""
    variable: Variable = choice(_("Variable"), variables.labels(), key="variable")  # type: ignore[assignment]
    log, zeros = _switches(variable)
    found = distribution(catalogue(), rows, variable, log=log, zeros=zeros)
    if found.box is None:
        st.info(nothing(found))
        return
    headline(*_figures(found))
    chart(
        histogram(found),
        plain(shape(found)),
        plain(_outside(found)),
        key="distribution",
        rows=found.bins,
    )
    _groups(rows, found, zeros=zeros)
    explained(_method())


def _switches(variable: Variable) -> tuple[bool, bool]:
    """Draw the switches that suit the variable: log scale, zeros as values."""
    log = zeros = False
    with st.container(horizontal=True):
        if variable in variables.LONG_TAILED:
            log = st.toggle(_("Log scale"), value=True, key="log", bind="query-params")
        if variable in ZERO_IS_UNKNOWN:
            zeros = st.toggle(
                _("Unknown counts as 0"),
                key="zeros",
                bind="query-params",
                help=_("As the source writes it: a 0 where nobody entered a value."),
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
        "{variable}: {tail}; median {median}, mean {mean}",
        variable=name,
        tail=tail(found.skewness),
        median=variables.write(found.variable, found.box.median),
        mean=variables.write(found.variable, found.mean),
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


def _outside(found: Distribution) -> str:
    """Say how many films lie outside the fences, and how many the scale cannot show."""
    assert found.box is not None  # noqa: S101 - the caller has looked
    parts = [
        ngettext(
            "{n} film lies outside the fences, below {low} or above {high}.",
            "{n} films lie outside the fences, below {low} or above {high}.",
            found.box.outside,
            low=variables.write(found.variable, found.box.lower_fence),
            high=variables.write(found.variable, found.box.upper_fence),
        )
    ]
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


def _groups(rows: Rows, found: Distribution, *, zeros: bool) -> None:
    """Draw a box a group."""
    group = choice(_("Side by side, by"), variables.groups(), key="by")
    table = by_group(catalogue(), rows, found.variable, group, log=found.log, zeros=zeros)  # type: ignore[arg-type]
    if table.empty:
        st.info(_("None of the chosen films has both a value and a group."))
        return
    named = [groups.group_name(group, name) for name in table["group"]]  # type: ignore[arg-type]
    chart(
        boxes(table, found, named),
        plain(
            _(
                "{group} has the highest median: {median} over {films} films",
                group=groups.group_name(group, table["group"].iloc[0]),  # type: ignore[arg-type]
                median=variables.write(found.variable, table["median"].iloc[0]),
                films=formats.number(table["films"].iloc[0]),
            )
        ),
        _("The groups with most films, by median; a film may belong to several."),
        key="groups",
        rows=table,
    )


def _method() -> str:
    return _(
        "The box spans the middle half of the films, its line is the median. The fences lie one "
        "and a half times the length of the box outside it, on the scale that is drawn; the "
        "whiskers reach the outermost films between them. Skewness is the third standardised "
        "moment on the plain scale: 0 is symmetric, positive a tail to the right. Bins are as wide "
        "as Freedman and Diaconis advise."
    )
