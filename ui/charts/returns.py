"""Budget against revenue: one film among all others, and the line where revenue meets budget."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from pandas import DataFrame, Series

from ui import formats
from ui.charts.drawing import Drawing
from ui.charts.style import ACCENT, PALETTE, REST, UNKNOWN, figure, mark, short
from ui.charts.sums import log_ticks
from ui.texts import _

BREAK_EVEN = {
    **{"type": "scatter", "mode": "lines", "hoverinfo": "skip"},
    "line": {"color": UNKNOWN, "dash": "dash", "width": 2},
}
NAMED = {"showarrow": False, "xanchor": "right", "yanchor": "top", "yshift": -8}


def budget_and_revenue(crowd: DataFrame, rivals: DataFrame, chosen: DataFrame) -> Drawing:
    """Draw films by budget and revenue on logarithmic axes with the break-even line.

    All frames have `title`, `year`, `budget`, `revenue` (US dollars, known): `crowd` is a grey
    cloud, `rivals` tell their names when hovered, `chosen` (one row or none) wears the accent.
    """
    everybody = {**_marks(crowd), "hoverinfo": "skip"}
    costs, sums = (_ends(crowd[name], chosen[name]) for name in ("budget", "revenue"))
    even = _places(costs)
    return figure(
        everybody | {"marker": {"color": REST, "size": 4, "opacity": 0.45}},
        _named(rivals) | {"marker": {"color": PALETTE[1], "size": 7, "opacity": 0.9}},
        {**BREAK_EVEN, "x": even, "y": even},
        {
            **_named(chosen),
            "marker": {"color": ACCENT, "size": 15},
            "mode": "markers+text",
            "text": [f"<b>{short(title)}</b>" for title in chosen["title"]],
            # The dearest films stand at the right edge, where a centred name would be cut off.
            "textposition": "top left",
        },
        height=460,
        xaxis=_axis(costs, _("Budget")),
        yaxis=_axis(sums, _("Revenue")),
        annotations=[{**NAMED, "x": int(even[1]), "y": int(even[1]), "text": _("break-even")}],
    )


def _marks(films: DataFrame) -> dict[str, Any]:
    """Return a point a film."""
    x, y = (_places(films[name].to_numpy(dtype=np.float64)) for name in ("budget", "revenue"))
    return {"type": "scatter", "mode": "markers", "x": x, "y": y}


def _places(sums: Sequence[float] | np.ndarray) -> np.ndarray:
    """Return sums as thousandths of a power of ten: finer than a pixel, in two bytes each."""
    return np.round(1000 * np.log10(sums)).astype(np.int16)


def _named(films: DataFrame) -> dict[str, Any]:
    """Return the points of films that tell their names."""
    columns = (films[name].tolist() for name in ("title", "year", "budget", "revenue"))
    told = [
        f"{mark(title)} ({year})<br>"
        f"{formats.short_money(budget)} → {formats.short_money(revenue)}<br>"
        f"{formats.times(revenue / budget)}"
        for title, year, budget, revenue in zip(*columns, strict=True)
    ]
    return {**_marks(films), "hovertext": told, "hoverinfo": "text"}


def _ends(crowd: Series, chosen: Series) -> list[float]:
    """Return the least and the greatest sum of all films; 1 and 10 where there are none."""
    sums = np.concatenate([crowd.to_numpy(), chosen.to_numpy()])
    return [float(sums.min()), float(sums.max())] if len(sums) else [1.0, 10.0]


def _axis(ends: list[float], title: str) -> dict[str, Any]:
    ticks = log_ticks(*ends)
    return {
        "title": {"text": title},
        "tickvals": _places(list(ticks)).tolist(),
        "ticktext": list(ticks.values()),
    }
