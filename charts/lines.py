"""Lines over time or over groups, each named where it ends."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle
from typing import Any

from charts.drawing import Drawing
from charts.marks import Numbers
from charts.style import PALETTE, figure, short

FRAME, LINE = 60, 16
"""Pixels of a figure's height that the x axis and the margins take; those of a line of text."""


def lines(
    x: Sequence[object],
    series: Mapping[str, Numbers],
    *,
    y_title: str = "",
    height: int = 340,
    hover: Sequence[str] | None = None,
    from_zero: bool = True,
) -> Drawing:
    """Draw lines over the same x (time), each named at its end; gaps are unknown.

    `hover` says what each point is, where the value alone does not. `from_zero` starts the axis
    there.
    """
    told = {"hovertext": list(hover), "hoverinfo": "text"} if hover else {}
    drawn = list(zip(series.items(), cycle(PALETTE), strict=False))
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(x),
            "y": list(values),
            "name": name,
            "line": {"color": color, "width": 2.5},
            **told,
        }
        for (name, values), color in drawn
    ]
    several = len(series) > 1
    ends = [_end(list(x), values, name, color) for (name, values), color in drawn if several]
    span = _span(series.values(), from_zero=from_zero)
    return figure(
        *traces,
        height=height,
        xaxis={"showgrid": False},
        yaxis={
            "rangemode": "tozero" if from_zero else "normal",
            "nticks": 5,
            "title": {"text": y_title},
        },
        annotations=_apart([end for end in ends if end], (height - FRAME) / span),
        margin={"l": 4, "r": 110 if several else 12, "t": 12, "b": 8},
    )


def _span(series: Iterable[Numbers], *, from_zero: bool) -> float:
    """Return how much of y the axis shows; 1 where that is nothing."""
    known = [y for values in series for y in values if y is not None and y == y]
    return max(known, default=0.0) - (0.0 if from_zero else min(known, default=0.0)) or 1.0


def _end(x: list[object], values: Numbers, name: str, color: str) -> dict[str, Any] | None:
    """Return the name of a line at its last known point."""
    known = [i for i, value in enumerate(values) if value is not None and value == value]
    if not known:
        return None
    return {
        "x": x[known[-1]],
        "y": values[known[-1]],
        "text": short(name, 16),
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
        "font": {"color": color},
    }


def _apart(ends: list[dict[str, Any]], scale: float) -> list[dict[str, Any]]:
    """Shift names that end beside one another down until none covers another.

    `scale` is how many pixels a unit of y takes.
    """
    free: dict[object, float] = {}
    for end in sorted(ends, key=lambda end: -end["y"]):
        own = float(end["y"]) * scale
        place = min(own, free.get(end["x"], own))
        end["yshift"] = place - own
        free[end["x"]] = place - LINE
    return ends
