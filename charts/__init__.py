"""Plotly figures in the house style, for light and dark at once."""

from charts.lines import lines
from charts.marks import bars, columns, heatmap, points
from charts.style import (
    ACCENT,
    DIVERGING,
    HATCH,
    INK,
    OTHER,
    PALETTE,
    REST,
    SEQUENTIAL,
    SOFT,
    UNKNOWN,
    figure,
    highlight,
    mark,
    short,
)
from charts.waterfall import waterfall
from charts.world import on_the_map, world

__all__ = [
    "ACCENT",
    "DIVERGING",
    "HATCH",
    "INK",
    "OTHER",
    "PALETTE",
    "REST",
    "SEQUENTIAL",
    "SOFT",
    "UNKNOWN",
    "bars",
    "columns",
    "figure",
    "heatmap",
    "highlight",
    "lines",
    "mark",
    "on_the_map",
    "points",
    "short",
    "waterfall",
    "world",
]
