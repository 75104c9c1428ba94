"""A company's revenue over time."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import formats
from ui.charts.style import ACCENT, HATCH, UNKNOWN, figure
from ui.charts.sums import linear_ticks
from ui.texts import _, ngettext


def timeline(table: pd.DataFrame) -> go.Figure:
    """Draw known revenue by decade; `table` as `queries.breakdowns.by_decade` returns it.

    A decade that has films but no known revenue is hatched, not zero.
    """
    names = [formats.decade(first) for first in table["decade"]]
    highest = float(table["revenue"].max())
    blind = (table["known"] == 0) & (table["films"] > 0)
    drawn = figure(height=360)
    hover = [_told(row) for row in table.to_dict("records")]
    drawn.add_bar(
        x=names,
        y=table["revenue"].where(table["known"] > 0),
        marker={"color": ACCENT},
        hovertext=hover,
        hoverinfo="text",
    )
    drawn.add_bar(
        x=names,
        y=(blind * highest * 0.08).where(blind),
        marker={"color": UNKNOWN, "pattern": HATCH},
        hovertext=hover,
        hoverinfo="text",
    )
    ticks = linear_ticks(0, highest)
    drawn.update_yaxes(tickvals=list(ticks), ticktext=list(ticks.values()), rangemode="tozero")
    drawn.update_xaxes(showgrid=False, type="category")
    return drawn.update_layout(barmode="overlay")


def _told(row: Mapping[Hashable, Any]) -> str:
    films = ngettext("{n} film", "{n} films", row["films"])
    if not row["known"]:
        return "<br>".join((formats.decade(int(row["decade"])), films, _("revenue unknown")))
    return "<br>".join(
        (
            formats.decade(int(row["decade"])),
            formats.money(row["revenue"]),
            _(
                "known for {known} of {films} films",
                known=int(row["known"]),
                films=formats.number(row["films"]),
            ),
        )
    )
