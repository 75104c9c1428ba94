"""A company's revenue over time."""

import pandas as pd

from charts.drawing import Drawing
from charts.scales import money_from_zero
from charts.style import ACCENT, HATCH, UNKNOWN, figure
from language import formats
from language.texts import _, ngettext

LOW = 0.02
"""Height of an unknown bar, of the highest: it looks like no sum; its sign is the ? on top."""


def timeline(table: pd.DataFrame) -> Drawing:
    """Draw known revenue by decade; `table` as `queries.films.breakdowns.by_decade` returns it.

    A decade that has films but no known revenue is hatched, not zero.
    """
    decades, films, known, revenue = (
        table[name].tolist() for name in ("decade", "films", "known", "revenue")
    )
    names = [formats.decade(first) for first in decades]
    highest = float(max(revenue, default=0))
    ticks = money_from_zero(0, highest)
    hover = [_told(*row) for row in zip(names, films, known, revenue, strict=True)]
    bar = {"type": "bar", "x": names, "hovertext": hover, "hoverinfo": "text"}
    sums = [value if n else None for value, n in zip(revenue, known, strict=True)]
    blind = [
        highest * LOW if all_ and not n else None for all_, n in zip(films, known, strict=True)
    ]
    return figure(
        {**bar, "y": sums, "marker": {"color": ACCENT}},
        {
            **bar,
            "y": blind,
            "marker": {"color": UNKNOWN, "pattern": HATCH},
            "text": ["?" if height else "" for height in blind],
            "textposition": "outside",
        },
        height=360,
        barmode="overlay",
        xaxis={"showgrid": False, "type": "category"},
        yaxis={
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "rangemode": "tozero",
        },
    )


def _told(decade: str, films: int, known: int, revenue: float) -> str:
    if not known:
        return "<br>".join((decade, ngettext("{n} film", "{n} films", films), _("revenue unknown")))
    of_them = _("known for {known} of {films} films", known=known, films=formats.number(films))
    return "<br>".join((decade, formats.money(revenue), of_them))
