"""Make `ui/static/world.json`, the outline of the world's countries that we ship.

Source: Natural Earth 1:110m, public domain, as TopoJSON in npm's `world-atlas`.
Run `python -m charts.make_world countries-110m.json` once; plotly's own outline would be fetched
from another host by every reader.
"""

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

from babel.core import get_global

from charts.world import OUTLINE

Line = list[list[float]]


def main() -> None:
    """Convert the file named on the command line."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    world = {"type": "FeatureCollection", "features": features(topology)}
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    OUTLINE.write_text(text + "\n", encoding="utf-8")


def features(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a GeoJSON feature for every country with an ISO code, `id` alpha-2."""
    codes = get_global("territory_aliases")
    lines = [decode(arc, topology["transform"]) for arc in topology["arcs"]]
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id", "")).zfill(3))
        if code and code[0] != "AQ":
            found.append({"type": "Feature", "id": code[0], "geometry": outline(shape, lines)})
    return found


def decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """Return an arc's longitudes and latitudes, rounded to about a kilometre."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    xs, ys = (list(accumulate(point[i] for point in arc)) for i in (0, 1))
    return [[round(x * sx + tx, 2), round(y * sy + ty, 2)] for x, y in zip(xs, ys, strict=True)]


def outline(shape: dict[str, Any], lines: list[Line]) -> dict[str, Any]:
    """Return the country's geometry with its arcs joined into rings."""
    if shape["type"] == "Polygon":
        rings: Any = [ring(arcs, lines) for arcs in shape["arcs"]]
    else:
        rings = [[ring(arcs, lines) for arcs in part] for part in shape["arcs"]]
    return {"type": shape["type"], "coordinates": rings}


def ring(arcs: list[int], lines: list[Line]) -> Line:
    """Join arcs end to end; a negative number means the arc turned round."""
    joined: Line = []
    for number in arcs:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        joined += line[1:] if joined else line
    return joined


if __name__ == "__main__":
    main()
