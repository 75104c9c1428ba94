"""What a variable looks like: its histogram under its box, and boxes a group."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from queries.distributions import Box, Distribution, Group
from queries.variables import GRAIN
from ui import formats
from ui.charts.scales import axis, grid
from ui.charts.style import ACCENT, SOFT, figure, short
from ui.texts import _
from ui.variables import group_name, write


def histogram(found: Distribution) -> go.Figure:
    """Draw the histogram with the box above it, on the same axis."""
    drawn = figure(height=400)
    if found.box is None:
        return drawn
    bins, grain = found.bins, 0 if found.log else GRAIN.get(found.variable, 0)
    start, end = bins["start"] - grain / 2, bins["end"] + grain / 2
    middle = (start * end) ** 0.5 if found.log else (start + end) / 2
    drawn.add_bar(
        x=middle.tolist(),
        y=bins["films"].tolist(),
        width=(end - start).tolist() if not found.constant else None,
        offset=(start - middle).tolist() if not found.constant else None,
        marker={"color": ACCENT, "line": {"width": 0}},
        hovertext=[_bin(found, row) for row in bins.to_dict("records")],
        hoverinfo="text",
    )
    drawn.add_trace(_box(found.box, found))
    drawn.update_layout(bargap=0.04, yaxis={"domain": [0, 0.82]}, boxgap=0.2)
    drawn.update_layout(yaxis2={"domain": [0.86, 1], "visible": False, "fixedrange": True})
    drawn.update_xaxes(axis(found.variable, start.iloc[0], end.iloc[-1], log=found.log), anchor="y")
    drawn.update_yaxes(title_text=_("Films"), selector={"domain": [0, 0.82]}, nticks=5)
    return grid(drawn, x=False, y=True)


def _bin(found: Distribution, row: dict[Any, Any]) -> str:
    ends = [write(found.variable, row[end]) for end in ("start", "end")]
    span = ends[0] if ends[0] == ends[1] else "–".join(ends)
    return _("{span}: {films} films", span=span, films=formats.number(row["films"]))


def _box(box: Box, found: Distribution) -> go.Box:
    return go.Box(
        orientation="h",
        yaxis="y2",
        q1=[box.lower_quartile],
        median=[box.median],
        q3=[box.upper_quartile],
        lowerfence=[box.low],
        upperfence=[box.high],
        y=[0],
        width=0.7,
        line={"color": ACCENT, "width": 1.5},
        fillcolor=SOFT,
        hoverinfo="skip",
        name=write(found.variable, box.median),
    )


def boxes(table: pd.DataFrame, found: Distribution, group: Group) -> go.Figure:
    """Draw a box a group, the highest median on top; `table` is `by_group`'s."""
    drawn = figure(height=max(180, 30 * len(table) + 60))
    names = [short(group_name(group, name), 30) for name in table["group"]]
    places = list(range(len(table)))
    drawn.add_box(
        orientation="h",
        q1=table["lower_quartile"].tolist(),
        median=table["median"].tolist(),
        q3=table["upper_quartile"].tolist(),
        lowerfence=table["low"].tolist(),
        upperfence=table["high"].tolist(),
        y=places,
        line={"color": ACCENT, "width": 1.5},
        fillcolor=SOFT,
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=table["median"].tolist(),
        y=places,
        mode="markers",
        marker={"color": ACCENT, "size": 9},
        hovertext=[_group(names[i], found, row) for i, row in enumerate(table.to_dict("records"))],
        hoverinfo="text",
    )
    if len(table):
        ends = (table["low"].min(), table["high"].max())
        drawn.update_xaxes(axis(found.variable, *ends, log=found.log))
    drawn.update_yaxes(autorange="reversed", tickvals=places, ticktext=names)
    return grid(drawn, x=True, y=False)


def _group(name: str, found: Distribution, row: dict[Any, Any]) -> str:
    return _(
        "{group}: median {median} of {films} films",
        group=name,
        median=write(found.variable, row["median"]),
        films=formats.number(row["films"]),
    )
