"""A franchise's films on a timeline."""

from math import isnan
from typing import Any, Literal

import pandas as pd

from charts.drawing import Drawing
from charts.scales import money_from_zero
from charts.style import ACCENT, REST, UNKNOWN, figure, mark, short
from language import formats
from language.texts import _

Measure = Literal["revenue", "profit", "roi"]
Film = dict[str, Any]
BREAK_EVEN = {
    **{"type": "line", "xref": "x domain", "x0": 0, "x1": 1, "y0": 1, "y1": 1},
    "line": {"dash": "dash", "width": 1, "color": UNKNOWN},
}


def timeline(films: pd.DataFrame, measure: Measure) -> Drawing:
    """Draw each film at its date, oldest first; what is unknown is a cross at the foot, not a 0.

    `films` as `queries.films.breakdowns.films_with_money` returns them, with their names: `own`
    stands at a point, `called` is told when it is hovered.
    """
    names = ["own", "called", "year", "date", measure]
    cells = zip(*(films[name].tolist() for name in names), strict=True)
    every: list[Film] = [dict(zip(names, film, strict=True)) for film in cells]
    known = [film for film in every if not isnan(film[measure])]
    values = [film[measure] for film in known]
    drawn = figure(height=400)
    drawn.add(
        type="scatter",
        x=_days(known),
        y=values,
        mode="lines+markers+text" if len(known) <= 9 else "lines+markers",
        text=[short(film["own"], 22) for film in known],
        textposition="top center",
        line={"color": REST, "width": 1},
        marker={"color": ACCENT, "size": 12},
        hovertext=[_label(film, measure) for film in known],
        hoverinfo="text",
        cliponaxis=False,
    )
    _unknown(drawn, [film for film in every if isnan(film[measure])])
    _axis(drawn, values, measure)
    return drawn


def _axis(drawn: Drawing, values: list[float], measure: Measure) -> None:
    """Scale the upright axis from zero, with room for the names above the highest film."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = [min(low, 0) * 1.1, max(high, 0) * 1.15 or 1]
    drawn.change(
        xaxis={"showgrid": False, "hoverformat": "%Y", "type": "date"},
        yaxis={"rangemode": "tozero", "range": span},
    )
    if measure == "roi":
        drawn.change(shapes=[BREAK_EVEN], yaxis={"ticksuffix": " x"})
    else:
        ticks = money_from_zero(low, high)
        drawn.change(yaxis={"tickvals": list(ticks), "ticktext": list(ticks.values())})


def _unknown(drawn: Drawing, films: list[Film]) -> None:
    if not films:
        return
    unknown = _("unknown")
    drawn.add(
        type="scatter",
        x=_days(films),
        y=[0.04] * len(films),
        yaxis="y2",
        mode="markers",
        marker={"symbol": "x-thin-open", "size": 10, "color": UNKNOWN, "line": {"width": 2}},
        hovertext=[f"{mark(film['called'])} ({film['year']})<br>{unknown}" for film in films],
        hoverinfo="text",
        cliponaxis=False,
    )
    drawn.change(yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True})


def _days(films: list[Film]) -> list[str]:
    return [film["date"].isoformat() for film in films]


def _label(film: Film, measure: Measure) -> str:
    value = film[measure]
    written = formats.times(value) if measure == "roi" else formats.money(value)
    return f"{mark(film['called'])} ({film['year']})<br>{written}"
