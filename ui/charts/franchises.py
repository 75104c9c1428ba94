"""A franchise's films on a timeline."""

from collections.abc import Hashable, Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ui import formats
from ui.charts.style import ACCENT, REST, UNKNOWN, figure, mark, short
from ui.charts.sums import linear_ticks
from ui.texts import _

Measure = Literal["revenue", "profit", "roi"]


def timeline(films: pd.DataFrame, measure: Measure) -> go.Figure:
    """Draw each film at its date, oldest first; what is unknown is a cross at the foot, not a 0.

    `films` as `queries.breakdowns.films` returns them.
    """
    known = films[films[measure].notna()]
    drawn = figure(height=400)
    drawn.add_scatter(
        x=known["date"],
        y=known[measure],
        mode="lines+markers+text" if len(known) <= 9 else "lines+markers",
        text=[short(title, 22) for title in known["title"]],
        textposition="top center",
        line={"color": REST, "width": 1},
        marker={"color": ACCENT, "size": 12},
        hovertext=[_label(film, measure) for film in known.to_dict("records")],
        hoverinfo="text",
        cliponaxis=False,
    )
    _unknown(drawn, films[films[measure].isna()])
    _axis(drawn, known[measure], measure)
    return drawn


def _axis(drawn: go.Figure, values: pd.Series, measure: Measure) -> None:
    """Scale the upright axis from zero, with room for the names above the highest film."""
    low, high = (float(np.nan_to_num(v)) for v in (values.min(), values.max()))
    drawn.update_yaxes(rangemode="tozero", range=[min(low, 0) * 1.1, max(high, 0) * 1.15 or 1])
    if measure == "roi":
        drawn.add_hline(y=1, line={"dash": "dash", "width": 1, "color": UNKNOWN})
        drawn.update_yaxes(ticksuffix=" x")
    else:
        ticks = linear_ticks(low, high)
        drawn.update_yaxes(tickvals=list(ticks), ticktext=list(ticks.values()))
    drawn.update_xaxes(showgrid=False, hoverformat="%Y")


def _unknown(drawn: go.Figure, films: pd.DataFrame) -> None:
    if films.empty:
        return
    unknown = _("unknown")
    drawn.add_scatter(
        x=films["date"],
        y=[0.04] * len(films),
        yaxis="y2",
        mode="markers",
        marker={"symbol": "x-thin-open", "size": 10, "color": UNKNOWN, "line": {"width": 2}},
        hovertext=[
            f"{mark(film['title'])} ({film['year']})<br>{unknown}"
            for film in films.to_dict("records")
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    drawn.update_layout(
        yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
    )


def _label(film: Mapping[Hashable, Any], measure: Measure) -> str:
    value = film[measure]
    written = formats.times(value) if measure == "roi" else formats.money(value)
    return f"{mark(film['title'])} ({film['year']})<br>{written}"
