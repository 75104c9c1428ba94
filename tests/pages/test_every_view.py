"""Every chart of every view: who does not see it, or sees no colours, learns the same."""

import base64
import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import charts as house
from charts.drawing import Drawing
from tests.addresses import ADDRESSES
from tests.views.every import views

Trace = dict[str, Any]
MOST = 900
"""Marks looked at in a trace; a table on a page ends, its CSV does not."""


def charts(page: AppTest) -> dict[str, Any]:
    """Return the charts of a drawn page by their keys."""
    return {drawn.proto.id.split("-", 2)[-1]: drawn.proto for drawn in page.get("plotly_chart")}


def figure(chart: Any) -> tuple[list[Trace], Trace]:
    spec = json.loads(chart.spec)
    return spec["data"], spec["layout"]


def unpacked(values: Any) -> list[Any]:
    """Return an array as the browser unpacks it, in one row."""
    if isinstance(values, dict):
        values = np.frombuffer(base64.b64decode(values["bdata"]), values["dtype"]).tolist()
    return [v for row in values for v in (row if isinstance(row, list) else [row])]


def read(text: str) -> str:
    """Return a text of the page without the marks of Markdown, HTML and formulas."""
    return re.sub(r"<br>|[\\*'\u2060]|</?b>", "", text).replace("&amp;", "&").replace("＄", "$")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_chart_of_every_view_is_told_needs_no_colours_and_is_a_table_too(path: str) -> None:
    done: set[str] = set()
    for link, page in views(path):
        findings = [read(heading.value) for heading in page.subheader]
        for chart in charts(page).values():
            assert re.match("Chart: .{12}", chart.alt), (link, chart.alt)
            assert any(found in read(chart.alt) for found in findings), (link, chart.alt)
            assert colour_alone(*figure(chart)) == [], (link, chart.id)
        new = [key for key in charts(page) if key not in done]
        done |= set(new)
        if not new:
            continue
        for key in new:
            page.toggle(key=f"{key}-table").set_value(True)
        page.run()
        assert not page.exception, link
        tables = [t for t in page.dataframe if t.proto.alt.startswith("Table: ")]
        for key, table in zip(new, tables, strict=True):
            assert lacking(*figure(charts(page)[key]), cells(table.value)) == [], (link, key)


def cells(table: pd.DataFrame) -> list[Any]:
    """Return what a table holds, texts as they are read."""
    every = [*table.to_numpy().ravel().tolist(), *map(str, table.columns)]
    return [read(cell) if isinstance(cell, str) else cell for cell in every]


def lacking(traces: list[Trace], _layout: Trace, cells: list[Any]) -> list[Any]:
    """Return what the figure shows and the cells lack; guides for the eye show nothing."""
    numbers = np.array([c for c in cells if isinstance(c, int | float)], dtype=float)
    words = "\n".join(cell for cell in cells if isinstance(cell, str))
    missing: list[Any] = []
    for trace in traces:
        if trace.get("meta") or (trace.get("hoverinfo") == "skip" and trace["type"] != "box"):
            continue
        for value in (written(trace) or [v for v in plotted(trace) if v == v])[:MOST]:
            if isinstance(value, str):
                parts = [read(part) for part in value.split("<br>")]
                missing += [part for part in parts if part not in words]
            elif value is not None and not np.isclose(numbers, value, 1e-4, 5e-5).any():
                missing += [] if f"{100 * value:.1f}%" in words else [value]
    return missing


def written(trace: Trace) -> list[str]:
    """Return the numbers that a trace writes beside its marks, or in its lines when touched."""
    if trace["type"] == "heatmap" and "text" in trace:
        return unpacked(trace["text"])
    told = trace.get("hovertext") or []
    if told and ("<br>" in told[0] or trace["type"] == "choropleth"):
        values = unpacked(trace.get("y", told))
        lines = [t for t, v in zip(told, values, strict=True) if v is not None and v == v]
        return [line.replace(": ", "<br>") for line in lines]
    text = trace.get("text") or []
    return text if all(text) else []


def plotted(trace: Trace) -> list[Any]:
    if trace["type"] == "box":
        return [v for k in ("lowerfence", "q1", "median", "q3", "upperfence") for v in trace[k]]
    name = "z" if "z" in trace else "x" if trace.get("orientation") == "h" else "y"
    return unpacked(trace[name])


def colour_alone(traces: list[Trace], layout: Trace) -> list[str]:
    """Return what in a figure only its colours tell apart, in either theme: they are roles here.

    Marks of two colours differ in something else as well: kind, dashes, symbol, pattern, a size
    half as large again, words that are bold or there; or both are named beside or upon them; or an
    upright line parts them. Shades go one way on a scale that is drawn, or their numbers are
    written on them. What goes up or down says so by its sign.
    """
    found = [problem for trace in traces for problem in within(trace)]
    plain = [trace for trace in traces if isinstance(colour(trace), str)]
    for one, other in combinations(plain, 2):
        if colour(one) != colour(other) and not differ(one, other):
            named = all(is_named(trace, layout) for trace in (one, other))
            if not named and not is_parted(one, other, layout):
                found.append(f"{one['type']} and {other['type']} of two colours")
    return found


def colour(trace: Trace) -> Any:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    found = marker.get("color") or line.get("color")
    return found[0] if isinstance(found, list) and len(set(found)) == 1 else found


def within(trace: Trace) -> Iterator[str]:
    """Look at one trace whose marks have several colours or shades."""
    if trace["type"] == "waterfall":
        steps = zip(trace["measure"], trace["text"], strict=True)
        if not all(text[0] in "+\u22120" for measure, text in steps if measure == "relative"):
            yield "steps without a sign"
    scale = trace.get("colorscale", [])
    shades = [shade for _place, shade in scale]
    if len(set(shades)) > 1 and "texttemplate" not in trace:
        one_way = shades == sorted(shades) and {s[:5] for s in shades} <= {"#0000"}
        if trace.get("showscale") is False or not one_way or shades[-1] > "#000020":
            yield f"shades of a {trace['type']} without numbers or scale"
    yield from mixed(trace)


def mixed(trace: Trace) -> Iterator[str]:
    """Look at one trace whose marks have a colour each."""
    colours = colour(trace)
    if isinstance(colours, list):
        borne: dict[str, set[Any]] = {}
        for name, sign in zip(colours, signs(trace), strict=True):
            borne.setdefault(name, set()).add(sign)
        for one, other in combinations(borne, 2):
            if borne[one] & borne[other]:
                yield f"marks of a {trace['type']} of two colours"


def signs(trace: Trace) -> list[tuple[Any, ...]]:
    """Return for each mark what it bears besides its colour."""
    marker, number = trace["marker"], len(trace["marker"]["color"])

    def each(value: Any) -> list[Any]:
        return value if isinstance(value, list) else [value] * number

    texts = [(bool(text), str(text).startswith("<b>")) for text in each(trace.get("text"))]
    widths = each(marker.get("line", {}).get("width"))
    return list(
        zip(texts, each(marker.get("size")), each(marker.get("symbol")), widths, strict=True)
    )


def differ(one: Trace, other: Trace) -> bool:
    """Say whether two traces differ in more than colour."""

    def kind(trace: Trace) -> tuple[Any, ...]:
        marker, line = trace.get("marker", {}), trace.get("line", {})
        pattern = marker.get("pattern", {}).get("shape")
        return trace["type"], trace.get("mode"), line.get("dash"), marker.get("symbol"), pattern

    small, large = sorted(np.max(t.get("marker", {}).get("size") or 1) for t in (one, other))
    return kind(one) != kind(other) or large >= 1.5 * small


def is_named(trace: Trace, layout: Trace) -> bool:
    """Say whether a trace's name stands at its line's end, or on its bars."""
    name = trace.get("name") or ""
    notes = [note["text"] for note in layout.get("annotations", [])]
    written = any(note.rstrip("…") and name.startswith(note.rstrip("…")) for note in notes)
    texts = trace.get("text") or []
    return bool(name) and (written or (bool(texts) and all(name.lower() in t for t in texts)))


def is_parted(one: Trace, other: Trace, layout: Trace) -> bool:
    """Say whether an upright line stands between two sets of bars, one of them it may cross."""
    if not all(trace["type"] == "bar" and "width" in trace for trace in (one, other)):
        return False
    lines = [s["x0"] for s in layout.get("shapes", []) if s["x0"] == s["x1"]]
    low, high = sorted((one, other), key=lambda trace: trace["x"] or [0])
    return any(
        max(low["x"], default=x) <= x + low["width"]
        and min(high["x"], default=x) >= x - low["width"]
        for x in lines
    )


@pytest.mark.parametrize(
    "drawn",
    [
        house.columns(["a", "b"], [1, 2], ["1", "2"]).add(
            type="bar", marker={"color": "#000002"}, x=["a"], y=[1], width=1
        ),
        house.figure({"type": "bar", "x": [1, 2], "marker": {"color": ["#000001", "#000007"]}}),
        house.figure({"type": "heatmap", "z": [[1]], "colorscale": house.DIVERGING}),
        house.figure(
            *({"type": "scatter", "mode": "lines", "line": {"color": f"#00000{i}"}} for i in (1, 2))
        ),
    ],
)
def test_a_figure_that_only_colours_explain_is_seen(drawn: Drawing) -> None:
    assert colour_alone(drawn.traces, drawn.look)
