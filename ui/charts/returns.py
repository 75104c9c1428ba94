"""Budget against revenue: one film among all others, and the line where revenue meets budget."""

from math import log10

import plotly.graph_objects as go
from pandas import DataFrame

from ui import formats
from ui.charts.style import ACCENT, PALETTE, REST, UNKNOWN, figure, mark, short
from ui.charts.sums import log_ticks
from ui.texts import _


def budget_and_revenue(crowd: DataFrame, rivals: DataFrame, chosen: DataFrame) -> go.Figure:
    """Draw films by budget and revenue on logarithmic axes with the break-even line.

    All frames have `title`, `year`, `budget`, `revenue` (US dollars, known): `crowd` is a grey
    cloud, `rivals` tell their names when hovered, `chosen` (one row or none) wears the accent.
    """
    drawn = figure(height=460)
    drawn.add_scatter(
        x=crowd["budget"].to_numpy(),
        y=crowd["revenue"].to_numpy(),
        mode="markers",
        marker={"color": REST, "size": 4, "opacity": 0.45},
        hoverinfo="skip",
    )
    _named(drawn, rivals, {"color": PALETTE[1], "size": 7, "opacity": 0.9})
    _axes(drawn, [*crowd["budget"], *chosen["budget"]], [*crowd["revenue"], *chosen["revenue"]])
    _named(drawn, chosen, {"color": ACCENT, "size": 15})
    names = [f"<b>{short(title)}</b>" for title in chosen["title"]]
    # The dearest films stand at the right edge, where a centred name would be cut off.
    drawn.data[-1].update(mode="markers+text", text=names, textposition="top left")
    return drawn


def _named(drawn: go.Figure, films: DataFrame, marker: dict[str, object]) -> None:
    drawn.add_scatter(
        x=films["budget"].to_numpy(),
        y=films["revenue"].to_numpy(),
        mode="markers",
        marker=marker,
        hovertext=[
            f"{mark(film['title'])} ({film['year']})<br>"
            f"{formats.short_money(film['budget'])} → {formats.short_money(film['revenue'])}<br>"
            f"{formats.times(film['revenue'] / film['budget'])}"
            for film in films.to_dict("records")
        ],
        hoverinfo="text",
    )


def _axes(drawn: go.Figure, budgets: list[float], revenues: list[float]) -> None:
    """Scale both axes and draw break-even where they are equal."""
    for update, values, title in (
        (drawn.update_xaxes, budgets, _("Budget")),
        (drawn.update_yaxes, revenues, _("Revenue")),
    ):
        ticks = log_ticks(min(values, default=1.0), max(values, default=10.0))
        update(type="log", title_text=title, tickvals=list(ticks), ticktext=list(ticks.values()))
    low, high = min(budgets, default=1.0), max(budgets, default=10.0)
    drawn.add_scatter(
        x=[low, high],
        y=[low, high],
        mode="lines",
        line={"color": UNKNOWN, "dash": "dash", "width": 2},
        hoverinfo="skip",
    )
    drawn.add_annotation(
        x=log10(high),
        y=log10(high),
        text=_("break-even"),
        showarrow=False,
        xanchor="right",
        yanchor="top",
        yshift=-8,
    )
