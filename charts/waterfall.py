"""A waterfall: parts that add up to a whole."""

from collections.abc import Sequence

from charts.drawing import Drawing
from charts.style import ACCENT, PALETTE, REST, figure, short


def waterfall(
    names: Sequence[str], values: Sequence[float], texts: Sequence[str], total: str
) -> Drawing:
    """Draw a start, its additions and subtractions, and their sum, named `total`, in the accent.

    `values` holds the start and the parts, `texts` each as the reader writes it, the sum's last.
    """
    every = (*names, total)
    steps = {
        "type": "waterfall",
        "x": [short(name, 24) for name in every],
        "y": [*values, sum(values)],
        "measure": ["absolute", *["relative"] * (len(values) - 1), "total"],
        "text": list(texts),
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{short(n, 60)}: {t}" for n, t in zip(every, texts, strict=True)],
        "increasing": {"marker": {"color": PALETTE[1]}},
        "decreasing": {"marker": {"color": PALETTE[2]}},
        "totals": {"marker": {"color": ACCENT}},
        "connector": {"line": {"color": REST, "width": 1}},
    }
    return figure(
        steps,
        height=320,
        xaxis={"showgrid": False, "type": "category"},
        yaxis={"rangemode": "tozero", "nticks": 6},
    )
