"""What is known of the films: columns missing, films a year, months by weekdays."""

import pandas as pd

from charts.drawing import Drawing
from charts.marks import heatmap
from charts.style import ACCENT, figure
from language import formats
from language.texts import _
from language.variables import label


def per_year(table: pd.DataFrame) -> Drawing:
    """Draw the films of each year as columns."""
    bars = {
        "type": "bar",
        "x": table["year"].tolist(),
        "y": table["films"].tolist(),
        "marker": {"color": ACCENT},
        "hovertext": [
            _("{span}: {films} films", span=year, films=formats.number(films))
            for year, films in zip(table["year"], table["films"], strict=True)
        ],
        "hoverinfo": "text",
    }
    xaxis = {"tickformat": "d", "nticks": 10, "showgrid": False}
    return figure(bars, height=320, xaxis=xaxis, yaxis={"nticks": 5}, bargap=0.1)


def missing_by_decade(table: pd.DataFrame) -> Drawing:
    """Draw the share of films that lack each column, decade by decade."""
    wide = table.pivot_table(index="column", columns="decade", values="share", sort=False)
    names = [label(str(name)) for name in wide.index]
    decades = [formats.decade(int(decade)) for decade in wide.columns]
    hover = [
        [
            _("{column}, {decade}: {share} unknown", column=n, decade=d, share=formats.percent(s))
            for d, s in zip(decades, shares, strict=True)
        ]
        for n, shares in zip(names, wide.to_numpy(), strict=True)
    ]
    ends = [0, 0.5, 1]
    scale = {
        "thickness": 10,
        "outlinewidth": 0,
        "tickvals": ends,
        "ticktext": [formats.percent(end) for end in ends],
    }
    heads = [formats.year(int(decade)) for decade in wide.columns]
    return heatmap(wide.round(3), names, heads, hover, zmin=0, zmax=1, colorbar=scale)


def months_by_weekdays(table: pd.DataFrame) -> Drawing:
    """Draw months against weekdays."""
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
    return heatmap(table, months, days, hover)
