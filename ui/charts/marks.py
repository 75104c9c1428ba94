"""The kinds of figure that pages draw: bars, columns, lines, points, a heat map.

Each takes plain sequences and returns a plotly figure in the house style. The chosen item wears the
accent and the rest is grey; texts stand beside the marks instead of in a legend.
"""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from ui.charts.style import ACCENT, PALETTE, REST, SEQUENTIAL, figure, highlight, short

Numbers = Sequence[float | None]


def bars(
    names: Sequence[str],
    values: Numbers,
    texts: Sequence[str],
    *,
    chosen: Collection[str] = (),
    hover: Sequence[str] | None = None,
) -> go.Figure:
    """Draw horizontal bars from zero for names, the first on top, each with its text at its end.

    `texts` are the values as the reader writes them; `chosen` holds names.
    """
    drawn = figure(height=max(160, 34 * len(names) + 40))
    drawn.add_bar(
        orientation="h",
        x=list(values),
        y=list(range(len(names))),
        text=list(texts),
        textposition="auto",
        marker={"color": highlight(names, chosen)},
        hovertext=list(
            hover or [f"{short(n, 60)}: {t}" for n, t in zip(names, texts, strict=True)]
        ),
        hoverinfo="text",
    )
    drawn.update_xaxes(visible=False, rangemode="tozero")
    drawn.update_yaxes(
        autorange="reversed",
        showgrid=False,
        tickvals=list(range(len(names))),
        ticktext=[short(name, 30) for name in names],
    )
    return drawn


def columns(
    names: Sequence[str],
    values: Numbers,
    texts: Sequence[str],
    *,
    chosen: Collection[str] = (),
    hover: Sequence[str] | None = None,
    height: int = 340,
) -> go.Figure:
    """Draw columns from zero for what has an order (months, days, bins), values on top."""
    drawn = figure(height=height)
    drawn.add_bar(
        x=list(names),
        y=list(values),
        text=list(texts),
        textposition="outside" if len(names) <= 12 else "none",
        cliponaxis=False,
        marker={"color": highlight(names, chosen)},
        hovertext=list(hover or [f"{n}: {t}" for n, t in zip(names, texts, strict=True)]),
        hoverinfo="text",
    )
    drawn.update_yaxes(rangemode="tozero", nticks=5)
    drawn.update_xaxes(showgrid=False, type="category")
    return drawn


def lines(
    x: Sequence[object], series: Mapping[str, Numbers], *, y_title: str = "", height: int = 340
) -> go.Figure:
    """Draw up to six lines over the same x (time), each named at its end; gaps are unknown."""
    drawn = figure(height=height)
    for (name, values), color in zip(series.items(), PALETTE, strict=False):
        drawn.add_scatter(
            x=list(x), y=list(values), mode="lines", name=name, line={"color": color, "width": 2.5}
        )
        if len(series) > 1:
            _name_the_end(drawn, list(x), values, name, color)
    drawn.update_yaxes(rangemode="tozero", nticks=5, title_text=y_title)
    drawn.update_xaxes(showgrid=False)
    if len(series) > 1:
        drawn.update_layout(margin_r=110)
    return drawn


def _name_the_end(
    drawn: go.Figure, x: list[object], values: Numbers, name: str, color: str
) -> None:
    known = [i for i, value in enumerate(values) if value is not None and value == value]
    if known:
        drawn.add_annotation(
            x=x[known[-1]],
            y=values[known[-1]],
            text=short(name, 16),
            showarrow=False,
            xanchor="left",
            xshift=6,
            font={"color": color},
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
) -> go.Figure:
    """Draw points; `chosen` holds positions, drawn last and in the accent; `labels` name points.

    `hover` says what each point is. With `log` both axes are logarithmic.
    """
    drawn = figure(height=height)
    order = [i for i in range(len(hover)) if i not in chosen] + [
        i for i in chosen if i < len(hover)
    ]
    drawn.add_scatter(
        x=[x[i] for i in order],
        y=[y[i] for i in order],
        mode="markers+text" if labels else "markers",
        text=[labels[i] for i in order] if labels else None,
        textposition="top center",
        marker={
            "color": [ACCENT if i in chosen or not chosen else REST for i in order],
            "size": [12 if i in chosen or not chosen else 7 for i in order],
            "opacity": 0.9,
        },
        hovertext=[hover[i] for i in order],
        hoverinfo="text",
        cliponaxis=False,
    )
    drawn.update_xaxes(title_text=x_title, type="log" if log else None)
    drawn.update_yaxes(title_text=y_title, type="log" if log else None)
    return drawn


def heatmap(
    table: pd.DataFrame, rows: Sequence[str], across: Sequence[str], hover: Sequence[Sequence[str]]
) -> go.Figure:
    """Draw a table of numbers as shades; `rows` and `across` name its rows and columns."""
    drawn = figure(height=max(240, 30 * len(rows) + 60))
    drawn.add_heatmap(
        z=table.to_numpy(),
        x=list(across),
        y=list(rows),
        colorscale=SEQUENTIAL,
        hovertext=[list(line) for line in hover],
        hoverinfo="text",
        xgap=2,
        ygap=2,
        showscale=True,
        colorbar={"thickness": 10, "outlinewidth": 0},
    )
    drawn.update_yaxes(autorange="reversed", type="category", showgrid=False)
    drawn.update_xaxes(type="category", showgrid=False, side="top")
    return drawn
