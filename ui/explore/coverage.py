"""The view of what is known: films by year, missing values, months by weekdays."""

import pandas as pd
import streamlit as st

import charts
from charts.coverage import missing_by_decade, months_by_weekdays, per_year
from language import formats, variables
from language.texts import _, plain
from queries.explore import coverage
from queries.films.filters import Rows
from resources.loaded import catalogue
from ui.components import chart, explained

LEAST = 30
"""Films from which on a decade's shares are more than chance."""


def draw(rows: Rows) -> None:
    """Draw films by year, then what is missing, then months by weekdays."""
    _years(rows)
    _missing(rows)
    _calendar(rows)
    explained(
        _(
            "A column is missing where the source has nothing, or a 0 that stands for nothing "
            "(budget, revenue, runtime, mean vote). A return needs both budget and revenue."
        )
    )


def _years(rows: Rows) -> None:
    table = coverage.per_year(catalogue(), rows)
    most = table.iloc[int(table["films"].to_numpy().argmax())]
    finding = _(
        "{year} has the most films: {films}",
        year=formats.year(most["year"]),
        films=formats.number(most["films"]),
    )
    chart(per_year(table), finding, _("Films by year of release"), key="per-year", rows=table)


def _missing(rows: Rows) -> None:
    table = coverage.missing(catalogue(), rows)
    first = table.iloc[0]
    finding = _(
        "Most often missing: {column}, unknown in {share} of the films",
        column=formats.inner(variables.label(first["column"])),
        share=formats.percent(first["share"]),
    )
    figure = charts.bars(
        [variables.label(name) for name in table["column"]],
        table["share"].tolist(),
        [formats.percent(share, 1) for share in table["share"]],
    )
    chart(figure, finding, _("Share of films without a value"), key="missing", rows=table)
    decades = coverage.missing_by_decade(catalogue(), rows)
    chart(
        missing_by_decade(decades),
        plain(_changed(decades)),
        _("Share of the films of each decade without a value"),
        key="missing-by-decade",
        rows=decades,
    )


def _changed(decades: pd.DataFrame) -> str:
    """Say which column's share changed most between two decades of LEAST films or more."""
    wide = decades[decades["films"] >= LEAST].pivot_table("share", "decade", "column", sort=False)
    if len(wide) < 2:
        return _("What lacks, decade by decade")
    column = str((wide.max() - wide.min()).idxmax())
    shares = {int(str(decade)): float(share) for decade, share in wide[column].items()}
    most, least = max(shares, key=lambda d: shares[d]), min(shares, key=lambda d: shares[d])
    return _(
        "{column} lacks in {most} of the films of the {decade}, in {least} of those of the {other}",
        column=variables.label(column),
        most=formats.percent(shares[most]),
        decade=formats.decade(most),
        least=formats.percent(shares[least]),
        other=formats.decade(least),
    )


def _calendar(rows: Rows) -> None:
    exact = st.toggle(_("Leave out dates that are placeholders"), key="exact", bind="query-params")
    table = coverage.months_by_weekdays(catalogue(), rows, exact=exact)
    if not table.to_numpy().any():
        st.info(_("None of the chosen films has a date known to the day."))
        return
    counts = table.to_numpy()
    month, weekday = divmod(int(counts.argmax()), 7)
    finding = _(
        "Most films come out on a {weekday} of {month}: {films}",
        weekday=formats.weekday(weekday),
        month=formats.month(month + 1),
        films=formats.number(counts.max()),
    )
    chart(
        months_by_weekdays(table),
        plain(finding),
        _("Films by month and weekday of release"),
        key="months-by-weekdays",
        rows=table.reset_index(),
    )
