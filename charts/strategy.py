"""Figures of what platforms bet on."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

from charts.apart import apart
from charts.drawing import Drawing
from charts.marks import heatmap
from charts.numbers import REPEATS
from charts.style import ACCENT, INK, REST, SOFT, figure, mark, short, stressed
from language import formats
from language.platforms import called
from language.texts import _

PLOT, CORNER = 380, 16
"""Pixels of the height of demand and supply; characters of a corner's line."""
ROOM = 0.35
"""What a diverging bar's text needs beside it, of the widest bar."""


def shared_part(square: pd.DataFrame) -> Drawing:
    """Draw which share of two platforms' works both have; with itself a platform stays blank."""
    names = [called(str(name)) for name in square.index]
    drawn = square.where(~np.eye(len(names), dtype=bool))
    texts = [
        ["" if value != value else formats.percent(value, 1) for value in line]
        for line in drawn.to_numpy().tolist()
    ]
    hover = [
        [f"{a}, {b}: {text}" for b, text in zip(names, line, strict=True)]
        for a, line in zip(names, texts, strict=True)
    ]
    return heatmap(drawn, names, names, hover, texts=texts)


def diverging(names: Sequence[str], values: Sequence[float]) -> Drawing:
    """Draw bars to the right and to the left of nothing: shares of more and of less, first on top.

    What is more stands bold, in the accent, with its plus.
    """
    texts = [signed(value) for value in values]
    over = [value > 0 for value in values]
    widest = max(map(abs, values), default=1) or 1
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(range(len(names))),
        "ids": list(names),
        "text": [stressed(text, more) for text, more in zip(texts, over, strict=True)],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [ACCENT if more else REST for more in over]},
        "hovertext": [f"{short(n, 60)}: {t}" for n, t in zip(names, texts, strict=True)],
        "hoverinfo": "text",
    }
    low, high = min(*values, 0.0), max(*values, 0.0)
    return figure(
        trace,
        height=max(160, 30 * len(names) + 40),
        xaxis={"visible": False, "range": [low - ROOM * widest, high + ROOM * widest]},
        yaxis={
            "autorange": "reversed",
            "showgrid": False,
            "tickvals": list(range(len(names))),
            "ticktext": [short(name, 30) for name in names],
        },
        shapes=[{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": INK, "width": 1}}],
    )  # fmt: skip


def signed(share: float) -> str:
    """Write a share of more or less with its sign: +45%, −20%."""
    text = formats.percent(share)
    return f"+{text}" if share > 0 else text


def ages(table: pd.DataFrame) -> Drawing:
    """Draw how old each platform's titles are, as `queries.platforms.strategy.ages` tells it."""
    places = list(range(len(table)))
    quartiles = ("lower_quartile", "median", "upper_quartile")
    q1, median, q3 = (table[name].tolist() for name in quartiles)
    names = [mark(name) for name in table["platform"]]
    years = [_("{platform}: median {n} years", platform=n, n=formats.number(m, 1))
             for n, m in zip(names, median, strict=True)]  # fmt: skip
    box: dict[str, Any] = {
        "type": "box",
        "orientation": "h",
        "q1": q1,
        "median": median,
        "q3": q3,
        "lowerfence": table["low"].tolist(),
        "upperfence": table["high"].tolist(),
        "y": places,
        "line": {"color": ACCENT, "width": 1.5},
        "fillcolor": SOFT,
        "hoverinfo": "skip",
    }
    medians = {
        "type": "scatter",
        "x": median,
        "y": places,
        "mode": "markers",
        "meta": REPEATS,
        "marker": {"color": ACCENT, "size": 9},
        "hovertext": years,
        "hoverinfo": "text",
    }
    return figure(
        box,
        medians,
        height=max(200, 60 * len(table) + 60),
        xaxis={"title": {"text": _("Years since release")}, "rangemode": "tozero"},
        yaxis={"autorange": "reversed", "tickvals": places, "ticktext": names, "showgrid": False},
    )


def demand_and_supply(
    table: pd.DataFrame, names: Sequence[str], corners: Sequence[tuple[str, str]]
) -> Drawing:
    """Draw genres by titles held and votes a film, both axes logarithmic, each with its name.

    `corners` pairs a corner (`top left`) with what it says in words; the medians part them.
    """
    titles, votes = table["titles"].tolist(), table["votes"].tolist()
    ends = [_ends(titles), _ends(votes)]
    ends[1][0] -= 0.15 * (ends[1][1] - ends[1][0])  # the words of the corners stand below
    placed = apart(_within(titles, *ends[0]), _within(votes, *ends[1]), names, PLOT)
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": titles,
        "y": votes,
        "text": [mark(name) if side else "" for name, side in zip(names, placed, strict=True)],
        "textposition": [side or "middle right" for side in placed],
        "marker": {"color": ACCENT, "size": 11, "opacity": 0.9},
        "hovertext": [
            f"{mark(name)}<br>"
            + _("{titles} titles", titles=formats.number(held))
            + "<br>"
            + _("{votes} votes a film", votes=formats.number(asked, 1))
            for name, held, asked in zip(names, titles, votes, strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip
    middle = {"type": "line", "line": {"color": INK, "dash": "dash", "width": 1}}
    x, y = float(np.median(titles)), float(np.median(votes))
    return figure(
        trace,
        height=480,
        xaxis={
            **{"type": "log", "title": {"text": _("Titles held")}, "dtick": 1},
            "range": ends[0],
        },
        yaxis={
            **{"type": "log", "title": {"text": _("Votes a film")}, "dtick": 1},
            "range": ends[1],
        },
        shapes=[
            {**middle, "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1},
            {**middle, "y0": y, "y1": y, "xref": "paper", "x0": 0, "x1": 1},
        ],
        annotations=[_corner(place, words) for place, words in corners],
        margin={"l": 4, "r": 12, "t": 44, "b": 8},
    )


def _ends(values: Sequence[float]) -> list[float]:
    """Return the powers of ten that positive values lie between, with room around."""
    powers = np.log10([value for value in values if value > 0] or [1.0])
    room = 0.12 * max(float(np.ptp(powers)), 0.5)
    return [float(powers.min()) - room, float(powers.max()) + room]


def _within(values: Sequence[float], low: float, high: float) -> list[float]:
    """Return where values stand from 0 to 1 on a logarithmic axis between two powers of ten."""
    powers = np.log10(np.maximum(values, 1e-9))
    return [float(place) for place in np.clip((powers - low) / (high - low), 0, 1)]


def _corner(place: str, words: str) -> dict[str, Any]:
    upright, across = place.split()
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0.01 if across == "left" else 0.99,
        "y": 1 if upright == "top" else 0.01,
        "xanchor": across,
        "yanchor": "bottom",
        "text": "<br>".join(wrap(words, CORNER)),
        "align": across,
        "showarrow": False,
        "font": {"color": INK, "size": 13},
    }
