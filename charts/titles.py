"""Figures of the streaming platforms."""

from collections.abc import Mapping, Sequence
from itertools import cycle

import numpy as np
import numpy.typing as npt
import pandas as pd

from charts.drawing import Drawing
from charts.marks import heatmap
from charts.style import ACCENT, INK, PALEST, PALETTE, REST, figure, mark
from language import formats
from language.platforms import called

CURVE = 120
"""Points that a smooth curve is drawn through."""


def score_histogram(
    scores: pd.DataFrame, above: float, chance: tuple[float, float] | None, chance_name: str
) -> Drawing:
    """Draw how many titles have which score; those above the mark in the accent.

    `scores` has `score` and `titles`; `chance` is the mean and the standard deviation that scores
    would have by chance alone, drawn as a line over them.
    """
    drawn = figure(
        barmode="stack", xaxis={"showgrid": False}, yaxis={"rangemode": "tozero", "nticks": 5}
    )
    score, titles = scores["score"].to_numpy(), scores["titles"].to_numpy()
    step = _step(score)
    place = (score / step).round() * step
    for part, color in ((score <= above, REST), (score > above, ACCENT)):
        x, bar = np.unique(place[part], return_inverse=True)
        y = np.bincount(bar, titles[part], len(x)).astype("int64")
        drawn.add(
            type="bar",
            x=x.tolist(),
            y=y.tolist(),
            width=step * 0.9,
            marker={"color": color},
            hovertext=[
                f"{formats.number(at, 2)}: {formats.number(n)}"
                for at, n in zip(x.tolist(), y.tolist(), strict=True)
            ],
            hoverinfo="text",
        )
    _mark(drawn, above)
    if chance:
        x = np.linspace(score.min(), score.max(), CURVE)
        _bell(drawn, x, titles.sum() * step, chance, chance_name)
    return drawn


def _mark(drawn: Drawing, above: float) -> None:
    """Add an upright line at the mark, so that what is above it can be told without colours."""
    upright = {"type": "line", "x0": above, "x1": above, "yref": "y domain", "y0": 0, "y1": 1}
    drawn.change(shapes=[{**upright, "line": {"color": INK, "dash": "dash", "width": 1}}])


def _step(score: npt.NDArray[np.float64]) -> float:
    """Return the width of a bar: a hundredth of a star, or a tenth where scores are far apart."""
    return 0.01 if np.ptp(score) < 0.6 else 0.05


def _bell(
    drawn: Drawing,
    x: npt.NDArray[np.float64],
    area: float,
    chance: tuple[float, float],
    name: str,
) -> None:
    """Add the curve that as many titles would draw if only chance told them apart."""
    mean, deviation = chance
    height = area / (deviation * np.sqrt(2 * np.pi))
    drawn.add(
        type="scatter",
        x=x.astype(np.float32),
        y=(height * np.exp(-(((x - mean) / deviation) ** 2) / 2)).astype(np.float32),
        mode="lines",
        line={"color": PALETTE[1], "width": 2.5, "dash": "dot"},
        hoverinfo="skip",
    )
    # Above the bars, which would lie under it beside the curve.
    label = {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "text": f"⋯ {name}",
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "bottom",
        "font": {"color": PALETTE[1]},
    }
    drawn.change(margin={**drawn.look["margin"], "t": 34})
    drawn.change(annotations=[label])


def stacked(
    names: Sequence[str], parts: Mapping[str, Sequence[int]], texts: Mapping[str, Sequence[str]]
) -> Drawing:
    """Draw horizontal bars of several parts; the last part, which may be short, is told beside."""
    *_inner, last = parts
    room = 12 + 7 * max(map(len, texts[last]), default=0)
    drawn = figure(
        height=max(180, 52 * len(names) + 50),
        barmode="stack",
        uniformtext={"minsize": 10, "mode": "hide"},
        xaxis={"visible": False, "rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
        margin={"l": 4, "r": room, "t": 12, "b": 8},
    )
    for (part, values), color in zip(parts.items(), cycle(PALETTE), strict=False):
        drawn.add(
            type="bar",
            orientation="h",
            x=list(values),
            y=[mark(name) for name in names],
            text=list(texts[part]),
            textposition="none" if part == last else "inside",
            insidetextfont={"color": PALEST},
            name=part,
            marker={"color": color},
            hovertext=[f"{mark(n)}: {t}" for n, t in zip(names, texts[part], strict=True)],
            hoverinfo="text",
        )
    drawn.add(
        type="scatter",
        mode="text",
        x=[sum(values) for values in zip(*parts.values(), strict=True)],
        y=[mark(name) for name in names],
        text=[f"{formats.NO_BREAK}{text}" for text in texts[last]],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    return drawn


def overlaps(square: pd.DataFrame) -> Drawing:
    """Draw how many works each two platforms share, as `queries.platforms.sizes.overlap` counts.

    What a platform shares with itself stays blank.
    """
    names = [called(str(name)) for name in square.index]
    drawn = square.where(~np.eye(len(names), dtype=bool))
    hover = [
        [f"{a}, {b}: {formats.number(n)}" for b, n in zip(names, line, strict=True)]
        for a, line in zip(names, drawn.to_numpy(), strict=True)
    ]
    texts = [["" if n != n else formats.number(n) for n in line] for line in drawn.to_numpy()]
    return heatmap(drawn, names, names, hover, texts=texts)
