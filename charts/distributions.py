"""What a variable looks like: its histogram under its box, and boxes a group."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.drawing import Drawing
from charts.numbers import REPEATS
from charts.scales import axis
from charts.style import ACCENT, SOFT, figure, short
from language.texts import _
from language.variables import counted, counted_as, write
from queries.explore.distributions import Box, Distribution
from queries.explore.variables import GRAIN


def histogram(found: Distribution, *, titles: bool = False) -> Drawing:
    """Draw the histogram of films or titles with the box above it, on the same axis."""
    if found.box is None:
        return figure()
    bins, grain = found.bins, 0 if found.log else GRAIN.get(found.variable, 0)
    start, end = bins["start"] - grain / 2, bins["end"] + grain / 2
    middle = (start * end) ** 0.5 if found.log else (start + end) / 2
    bars = {
        "type": "bar",
        "x": middle.tolist(),
        "y": bins["films"].tolist(),
        "marker": {"color": ACCENT, "line": {"width": 0}},
        "ids": [_span(found, row) for row in bins.to_dict("records")],
        "hovertext": [_bin(found, row, titles=titles) for row in bins.to_dict("records")],
        "hoverinfo": "text",
    }
    if not found.constant:
        bars |= {"width": (end - start).tolist(), "offset": (start - middle).tolist()}
    return figure(
        bars,
        _box(found.box),
        height=400,
        xaxis={
            **axis(found.variable, start.iloc[0], end.iloc[-1], log=found.log),
            "showgrid": False,
            "anchor": "y",
        },
        yaxis={"domain": [0, 0.82], "nticks": 5, "title": {"text": counted_as(titles=titles)}},
        yaxis2={"domain": [0.86, 1], "visible": False, "fixedrange": True},
        boxgap=0.2,
    )


def _bin(found: Distribution, row: dict[Any, Any], *, titles: bool) -> str:
    return f"{_span(found, row)}: {counted(row['films'], titles=titles)}"


def _span(found: Distribution, row: dict[Any, Any]) -> str:
    ends = [write(found.variable, row[end]) for end in ("start", "end")]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _box(box: Box) -> dict[str, Any]:
    return {
        "type": "box",
        "orientation": "h",
        "yaxis": "y2",
        "q1": [box.lower_quartile],
        "median": [box.median],
        "q3": [box.upper_quartile],
        "lowerfence": [box.low],
        "upperfence": [box.high],
        "y": [0],
        "width": 0.7,
        "line": {"color": ACCENT, "width": 1.5},
        "fillcolor": SOFT,
        "hoverinfo": "skip",
    }


def boxes(
    table: pd.DataFrame, found: Distribution, groups: Sequence[str], *, titles: bool = False
) -> Drawing:
    """Draw a box a group of films or titles, the highest median on top; `groups` names them."""
    names = [short(name, 30) for name in groups]
    places = list(range(len(table)))
    ends = (table["low"].min(), table["high"].max())
    box = {
        "type": "box",
        "orientation": "h",
        "q1": table["lower_quartile"].tolist(),
        "median": table["median"].tolist(),
        "q3": table["upper_quartile"].tolist(),
        "lowerfence": table["low"].tolist(),
        "upperfence": table["high"].tolist(),
        "y": places,
        "line": {"color": ACCENT, "width": 1.5},
        "fillcolor": SOFT,
        "hoverinfo": "skip",
    }
    medians = {
        "type": "scatter",
        "x": table["median"].tolist(),
        "y": places,
        "mode": "markers",
        "meta": REPEATS,
        "marker": {"color": ACCENT, "size": 9},
        "hovertext": [
            _group(names[i], found, row, titles=titles)
            for i, row in enumerate(table.to_dict("records"))
        ],
        "hoverinfo": "text",
    }
    return figure(
        box,
        medians,
        height=max(180, 30 * len(table) + 60),
        xaxis=axis(found.variable, *ends, log=found.log) if len(table) else None,
        yaxis={"autorange": "reversed", "tickvals": places, "ticktext": names, "showgrid": False},
    )


def _group(name: str, found: Distribution, row: dict[Any, Any], *, titles: bool) -> str:
    return _(
        "{group}: median {median} of {counted}",
        group=name,
        median=write(found.variable, row["median"]),
        counted=counted(row["films"], titles=titles),
    )
