"""What is known of the films: columns missing, films a year, months by weekdays."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.drawing import Drawing, Part
from charts.marks import heatmap, percents
from charts.numbers import REPEATS
from charts.style import ACCENT, figure
from language import formats
from language.texts import _
from language.variables import counted, label

CLEAR = "rgba(0,0,0,0)"


def per_year(table: pd.DataFrame, *, titles: bool = False) -> Drawing:
    """Draw the films, or titles, of each year as columns."""
    bars = {
        "type": "bar",
        "x": table["year"].tolist(),
        "y": table["films"].tolist(),
        "marker": {"color": ACCENT},
        "hovertext": [
            f"{year}: {counted(films, titles=titles)}"
            for year, films in zip(table["year"], table["films"], strict=True)
        ],
        "hoverinfo": "text",
    }
    xaxis = {"tickformat": "d", "nticks": 10, "showgrid": False}
    return figure(bars, height=320, xaxis=xaxis, yaxis={"nticks": 5}, bargap=0.1)


def missing_by_decade(table: pd.DataFrame) -> Drawing:
    """Draw the share of films that lack each column, decade by decade."""
    wide = table.pivot_table(index="column", columns="decade", values="share", sort=False)
    decades = [formats.decade(int(decade)) for decade in wide.columns]
    return _lacking(wide, decades, [formats.year(int(decade)) for decade in wide.columns])


def missing_by_platform(table: pd.DataFrame, names: Mapping[str, str]) -> Drawing:
    """Draw the share of titles that lack each column, by platform; `names` are of platforms."""
    wide = table.pivot_table(index="column", columns="platform", values="share", sort=False)
    heads = [names[str(platform)] for platform in wide.columns]
    return _lacking(wide, heads, heads)


def _lacking(wide: pd.DataFrame, groups: Sequence[str], heads: Sequence[str]) -> Drawing:
    """Draw shares of 1 as a map, columns of the tables by groups; `heads` are short of them."""
    names = [label(str(name)) for name in wide.index]
    hover = [
        [
            _("{column}, {decade}: {share} unknown", column=n, decade=d, share=formats.percent(s))
            for d, s in zip(groups, shares, strict=True)
        ]
        for n, shares in zip(names, wide.to_numpy(), strict=True)
    ]
    return heatmap(wide.round(3), names, heads, hover, zmin=0, zmax=1, colorbar=percents())


def months_by_weekdays(
    table: pd.DataFrame, chosen: tuple[Sequence[int], Sequence[int]] | None = None
) -> Drawing:
    """Draw months against weekdays; with `chosen` months and weekdays a cell can be clicked."""
    months = [formats.month(int(month)) for month in table.index]
    days = [formats.weekday(int(day), short=True) for day in table.columns]
    hover = [
        [
            _(
                "{month}, {weekday}: {films} films",
                month=month,
                weekday=formats.weekday(int(day)),
                films=formats.number(films),
            )
            for day, films in zip(table.columns, counts, strict=True)
        ]
        for month, counts in zip(months, table.to_numpy(), strict=True)
    ]
    if chosen is None:
        return heatmap(table, months, days, hover)
    # The mark that is nearest to the pointer is the one of its cell, and cells are wide.
    drawn = heatmap(table, months, days, hover, hoverinfo="skip")
    marks = _cells(table, months, days, hover, chosen)
    return drawn.add(**marks).change(hoverdistance=150, hovermode="closest")


def _cells(
    table: pd.DataFrame,
    months: Sequence[str],
    days: Sequence[str],
    hover: Sequence[Sequence[str]],
    chosen: tuple[Sequence[int], Sequence[int]],
) -> Part:
    """Return marks upon the cells: plotly selects marks, no cells. The chosen ones are framed."""
    cells = [(int(month), int(day)) for month in table.index for day in table.columns]
    framed = [month in chosen[0] and day in chosen[1] for month, day in cells]
    frames = {"color": ACCENT, "width": [2 if one else 0 for one in framed]}
    seen = {"marker": {"opacity": 1}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [*days] * len(months),
        "y": [month for month in months for _day in days],
        "customdata": list(range(len(cells))),
        "marker": {"symbol": "square", "size": 22, "color": CLEAR, "line": frames},
        "selected": seen,
        "unselected": seen,
        "hovertext": [text for line in hover for text in line],
        "hoverinfo": "text",
        "showlegend": False,
        "meta": REPEATS,
    }
