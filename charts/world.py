"""The world map: countries shaded by a number, on an outline that we ship."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from charts.drawing import Drawing
from charts.style import ACCENT, SEQUENTIAL, SOFT, figure

OUTLINE = Path(__file__).resolve().parents[1] / "ui/static/world.json"
ADDRESS = "app/static/world.json"
"""Where the browser fetches the outline, once: inside the figure it took 310 KB of every run."""
NOWHERE = {"type": "scattergeo", "lon": [0], "lat": [0], "opacity": 0, "hoverinfo": "skip"}
"""Must be the first trace: plotly looks at that one alone to decide whether to fetch its own
outline from another host, and for a choropleth it always does. A browser test watches."""


@cache
def outline() -> dict[str, Any]:
    """Return Natural Earth's countries as GeoJSON, `id` ISO 3166-1 alpha-2 (public domain)."""
    read: dict[str, Any] = json.loads(OUTLINE.read_text(encoding="utf-8"))
    return read


@cache
def on_the_map() -> frozenset[str]:
    """Return the codes that the map shows; past and very small states are on no map."""
    return frozenset(feature["id"] for feature in outline()["features"])


def world(
    codes: Sequence[str],
    values: Sequence[float],
    hover: Sequence[str],
    ticks: dict[float, str],
    *,
    chosen: str = "",
) -> Drawing:
    """Shade countries by `values` (already on the scale to show, a logarithm say).

    `ticks` names values on the colour bar; `chosen` is a code to frame. Countries without a value
    are plain.
    """
    missing = sorted(on_the_map() - set(codes))
    shapes = {"type": "choropleth", "geojson": ADDRESS, "locationmode": "geojson-id"}
    plain = {
        **shapes,
        "hoverinfo": "skip",
        "locations": missing,
        "z": [0] * len(missing),
        "colorscale": [[0, SOFT], [1, SOFT]],
        "showscale": False,
        "marker": {"line": {"width": 0.3, "color": SOFT}},
    }
    shaded = {
        **shapes,
        "hoverinfo": "text",
        "locations": list(codes),
        "z": list(values),
        "hovertext": list(hover),
        "colorscale": SEQUENTIAL,
        "marker": {"line": _frames(codes, chosen)},
        "unselected": {"marker": {"opacity": 1}},  # the chosen one is framed
        "colorbar": {
            "orientation": "h",
            "thickness": 10,
            "outlinewidth": 0,
            "len": 0.6,
            "y": -0.02,
            "yanchor": "top",
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
        },
    }
    geo = {
        "visible": False,
        "projection": {"type": "natural earth"},
        "lataxis": {"range": [-56, 84]},
        "bgcolor": "rgba(0,0,0,0)",
    }
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    return figure(NOWHERE, plain, shaded, height=420, geo=geo, margin=margin)


def _frames(codes: Sequence[str], chosen: str) -> dict[str, Any]:
    return {
        "width": [2.5 if code == chosen else 0.3 for code in codes],
        "color": [ACCENT if code == chosen else SOFT for code in codes],
    }
