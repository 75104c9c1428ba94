"""A company's revenue over time."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ui import formats
from ui.charts.drawing import Drawing
from ui.charts.style import ACCENT, HATCH, UNKNOWN, figure
from ui.charts.sums import linear_ticks
from ui.texts import _, ngettext


def timeline(table: pd.DataFrame) -> Drawing:
    """Draw known revenue by decade; `table` as `queries.breakdowns.by_decade` returns it.

    A decade that has films but no known revenue is hatched, not zero.
    """
    names = [formats.decade(first) for first in table["decade"]]
    highest = float(table["revenue"].max())
    blind = (table["known"] == 0) & (table["films"] > 0)
    ticks = linear_ticks(0, highest)
    hover = [_told(row) for row in table.to_dict("records")]
    bar = {"type": "bar", "x": names, "hovertext": hover, "hoverinfo": "text"}
    known = table["revenue"].where(table["known"] > 0).to_numpy(dtype=float)
    unknown = np.where(blind, highest * 0.08, np.nan)
    return figure(
        {**bar, "y": known, "marker": {"color": ACCENT}},
        {**bar, "y": unknown, "marker": {"color": UNKNOWN, "pattern": HATCH}},
        height=360,
        barmode="overlay",
        xaxis={"showgrid": False, "type": "category"},
        yaxis={
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "rangemode": "tozero",
        },
    )


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
