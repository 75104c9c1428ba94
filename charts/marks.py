"""The kinds of figure that pages draw: bars, columns, points, a heat map.

Each takes plain sequences and returns a plotly figure in the house style. The chosen item wears the
accent and the rest is grey; texts stand beside the marks instead of in a legend.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from textwrap import wrap
from typing import Any

import pandas as pd

from charts.drawing import Drawing
from charts.style import (
    ACCENT,
    PALE_SEQUENTIAL,
    REST,
    SEQUENTIAL,
    STRONG,
    UNDER,
    figure,
    highlight,
    short,
    stressed,
)
from language import formats

WIDE = 10
"""Characters beside a bar from which its name takes several lines."""
LINE = 13
"""Characters of such a line, about."""
LABELS = 12
"""Up to so many columns bear their value on top."""
Numbers = Sequence[float | None]


def bars(
    names: Sequence[str],
    values: Numbers,
    texts: Sequence[str],
    *,
    chosen: Collection[str] = (),
    hover: Sequence[str] | None = None,
    **more: Any,  # noqa: ANN401
) -> Drawing:
    """Draw horizontal bars from zero for names, the first on top, each with its text at its end.

    `texts` are the values as the reader writes them; `chosen` holds names; `more` are further
    properties of plotly's bars.
    """
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(range(len(names))),
        "ids": _apart(names),
        "text": [stressed(text, name in chosen) for name, text in zip(names, texts, strict=True)],
        "textposition": "outside",  # on the ground: no one colour is legible on every bar
        "cliponaxis": False,
        "marker": {"color": highlight(names, chosen)},
        "hovertext": list(hover or [f"{short(n, 60)}: {texts[i]}" for i, n in enumerate(names)]),
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        **more,
    }
    longest = max(map(len, texts), default=0)
    room = 12 + 7 * longest
    labels = [wrapped(name) if longest > WIDE else short(name, 30) for name in names]
    lines = 1 + max((label.count("<br>") for label in labels), default=0)
    return figure(
        trace,
        height=max(160, max(34, 17 * lines + 8) * len(names) + 40),
        margin={"l": 4, "r": room, "t": 12, "b": 8},
        xaxis={"visible": False, "rangemode": "tozero"},
        yaxis={
            "autorange": "reversed",
            "showgrid": False,
            "tickvals": list(range(len(names))),
            "ticktext": labels,
        },
    )


def wrapped(name: str) -> str:
    """Return a name as label on few short lines, so that long numbers have room on a phone."""
    return "<br>".join(wrap(short(name, 30), LINE, break_long_words=False))


def _apart(names: Sequence[str]) -> list[str]:
    """Return names as marks' identities: plotly draws one bar alone of those with the same."""
    met: Counter[str] = Counter()
    apart = []
    for name in names:
        apart.append(name + "\u2060" * met[name])  # a word joiner, which nobody sees
        met[name] += 1
    return apart


def columns(
    names: Sequence[str],
    values: Numbers,
    texts: Sequence[str],
    *,
    chosen: Collection[str] = (),
    hover: Sequence[str] | None = None,
    height: int = 340,
) -> Drawing:
    """Draw columns from zero for what has an order (months, days, bins), values on top."""
    labelled = len(names) <= LABELS  # then the scale beside them would say it twice
    every = [stressed(text, name in chosen) for name, text in zip(names, texts, strict=True)]
    told = [text if labelled or names[i] in chosen else "" for i, text in enumerate(every)]
    trace = {
        "type": "bar",
        "x": list(names),
        "y": list(values),
        "text": told,
        "textposition": "outside",
        "constraintext": "outside",  # smaller on a phone, where columns are narrow
        "cliponaxis": False,
        "marker": {"color": highlight(names, chosen)},
        "hovertext": list(hover or [f"{n}: {t}" for n, t in zip(names, texts, strict=True)]),
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},  # the chosen one wears the accent
    }
    return figure(
        trace,
        height=height,
        xaxis={"showgrid": False, "type": "category"},
        yaxis={"rangemode": "tozero", "nticks": 5, "visible": not labelled},
    )


def points(
    x: Sequence[object],
    y: Numbers,
    hover: Sequence[str],
    *,
    chosen: Collection[int] = (),
    labels: Sequence[str] | None = None,
    x_title: str = "",
    y_title: str = "",
    log: bool = False,
    height: int = 400,
) -> Drawing:
    """Draw points; `chosen` holds positions, drawn last and in the accent; `labels` name points.

    `hover` says what each point is. With `log` both axes are logarithmic.
    """
    order = [i for i in range(len(hover)) if i not in chosen]
    order += [i for i in chosen if i < len(hover)]
    trace = {
        "type": "scatter",
        "x": [x[i] for i in order],
        "y": [y[i] for i in order],
        "mode": "markers+text" if labels else "markers",
        "text": [labels[i] for i in order] if labels else None,
        "textposition": "top center",
        "marker": {
            "color": [ACCENT if i in chosen or not chosen else REST for i in order],
            "size": [12 if i in chosen or not chosen else 7 for i in order],
            "opacity": 0.9,
        },
        "hovertext": [hover[i] for i in order],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    scale = {"type": "log"} if log else {}
    return figure(
        trace,
        height=height,
        xaxis={"title": {"text": x_title}, **scale},
        yaxis={"title": {"text": y_title}, **scale},
    )


def percents() -> dict[str, Any]:
    """Return the bar that explains the shades of shares of 1, written as percents."""
    ends = [0, 0.5, 1]
    return {
        "thickness": 10,
        "outlinewidth": 0,
        "tickvals": ends,
        "ticktext": [formats.percent(end) for end in ends],
    }


def heatmap(
    table: pd.DataFrame,
    rows: Sequence[str],
    across: Sequence[str],
    hover: Sequence[Sequence[str]],
    *,
    texts: Sequence[Sequence[str]] | None = None,
    **more: Any,  # noqa: ANN401
) -> Drawing:
    """Draw a table of numbers as shades; `rows` and `across` name its rows and columns.

    `texts` stand in the cells, whose shades are then pale; `more` are further properties of
    plotly's heat map: `zmin`, `colorbar`.
    """
    written = {"text": texts, "texttemplate": "%{text}", "textfont": {"color": STRONG, "size": 14}}
    trace = {
        "type": "heatmap",
        "z": table.to_numpy(),
        "x": list(across),
        "y": list(rows),
        "colorscale": PALE_SEQUENTIAL if texts else SEQUENTIAL,
        "hovertext": [list(line) for line in hover],
        "hoverinfo": "text",
        "xgap": 2,
        "ygap": 2,
        "colorbar": {"thickness": 10, "outlinewidth": 0},
        **(written if texts else {}),
        **more,
    }
    return figure(
        trace,
        height=max(240, 30 * len(rows) + 60),
        xaxis={"type": "category", "showgrid": False, "side": "top"},
        yaxis={"autorange": "reversed", "type": "category", "showgrid": False},
        margin=UNDER,
    )
