"""The numbers of a figure as a table: read from the figure itself, so that they are the same."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from charts.drawing import Drawing, Part
from language import formats
from language.texts import _

REPEATS = "repeats"
"""`meta` of a trace that shows the numbers of another one again."""


def numbers(drawn: Drawing) -> pd.DataFrame:
    """Return a row a mark: what it stands for and its numbers, under the reader's names.

    Marks that tell themselves (`hovertext` of several lines) say it in their own words; others
    give their coordinates. Lines and parts of bars that share an axis become columns. Left out is
    what only guides the eye (`hoverinfo` "skip") or repeats another trace.
    """
    parts = [_READ[t["type"]](t, drawn.look) for t in drawn.traces if not _guides(t)]
    if not parts:
        return pd.DataFrame()
    if len(parts) == 1 and parts[0].iloc[:, 0].is_unique:
        return parts[0]
    first = str(parts[0].columns[0])
    others = [list(part.columns[1:]) for part in parts]
    same_axis = all(part.columns[0] == first for part in parts)
    if same_axis and len({str(other) for other in others}) == len(parts) == sum(map(len, others)):
        drawn_apart = [part.drop_duplicates(first).set_index(first) for part in parts]
        return pd.concat(drawn_apart, axis=1, sort=False).reset_index(names=first)
    return pd.concat(reversed(parts), ignore_index=True)  # what is drawn on top comes first


def _guides(trace: Part) -> bool:
    skipped = trace.get("hoverinfo") == "skip" and trace["type"] not in ("box", "heatmap")
    return skipped or trace.get("meta") == REPEATS


def _marks(trace: Part, look: Part) -> pd.DataFrame:
    """Read bars, steps, points and lines."""
    flat = trace.get("orientation") == "h"
    across, up = ("y", "x") if flat else ("x", "y")
    values, told = _list(trace[up]), trace.get("hovertext")
    known = [i for i, value in enumerate(values) if value is not None and value == value]
    names = trace.get("ids") or _names(trace[across], look.get(f"{across}axis", {}))
    item, value = _title(look, across, _("Item")), trace.get("name") or _title(look, up, _("Value"))
    if told and "<br>" in told[0]:
        lines = [[_plain(line) for line in told[i].split("<br>")] for i in known]
        return pd.DataFrame(
            {
                _("Item"): [line[0] for line in lines],
                _("Value"): [" · ".join(line[1:]) for line in lines],
            }
        )
    if "marker" in trace and trace["type"].startswith("scatter"):
        points = (
            {_("Item"): [_plain(told[i]) for i in known]}
            if trace["type"] == "scattergl" and told
            else {}
        )
        points[item] = [_list(trace[across])[i] for i in known]
        points[value if value != item else f"{value} "] = [values[i] for i in known]
        return pd.DataFrame(points)
    text = trace.get("text")
    if text and not all(text):  # only some marks are labelled
        text = None
    if not text and "%" in look.get(f"{up}axis", {}).get("tickformat", ""):
        values = [formats.percent(v, 1) for v in values]
    return pd.DataFrame(
        {
            item: [names[i] for i in known],
            value: [_plain(text[i]) if text else values[i] for i in known],
        }
    )


def _squares(trace: Part, _look: Part) -> pd.DataFrame:
    """Read a heat map: a row a row of it, as it writes its numbers where it does."""
    cells = trace.get("text")
    rows = (
        [[" · ".join(_plain(c) for c in cell.split("<br>")) for cell in row] for row in cells]
        if cells
        else np.asarray(trace["z"]).tolist()
    )
    frame = pd.DataFrame(rows, columns=[_plain(name) for name in trace["x"]])
    frame.insert(0, _("Item"), [_plain(name) for name in trace["y"]], allow_duplicates=True)
    return frame


def _boxes(trace: Part, look: Part) -> pd.DataFrame:
    """Read boxes: the five numbers of each."""
    ends = {
        _("Lower whisker"): "lowerfence",
        _("Lower quartile"): "q1",
        _("Median"): "median",
        _("Upper quartile"): "q3",
        _("Upper whisker"): "upperfence",
    }
    five = pd.DataFrame({label: trace[name] for label, name in ends.items()})
    axis = look.get("yaxis", {}) if trace.get("yaxis", "y") == "y" else {}
    if "ticktext" in axis:
        five.insert(0, _("Item"), _names(trace["y"], axis))
        return five
    return five.T.set_axis([_("Value")], axis=1).reset_index(names=_("Item"))


def _countries(trace: Part, _look: Part) -> pd.DataFrame:
    """Read a map: its marks tell name and number in a line."""
    told = [_plain(text).rpartition(": ") for text in trace["hovertext"]]
    return pd.DataFrame({_("Country"): [t[0] for t in told], _("Value"): [t[2] for t in told]})


_READ: dict[str, Callable[[Part, Part], pd.DataFrame]] = {
    "bar": _marks,
    "waterfall": _marks,
    "scatter": _marks,
    "scattergl": _marks,
    "heatmap": _squares,
    "box": _boxes,
    "choropleth": _countries,
}


def _names(places: Sequence[Any], axis: Part) -> list[str]:
    """Return the words of an axis at these places."""
    words = dict(zip(axis.get("tickvals", []), axis.get("ticktext", []), strict=False))
    return [_plain(words.get(place, _written(place))) for place in _list(places)]


def _written(place: Any) -> str:  # noqa: ANN401
    """Write a coordinate: a year as it is, a fraction as the reader writes it."""
    if isinstance(place, float):
        return formats.number(place, 2) if place % 1 else str(int(place))
    return str(place)


def _title(look: Part, axis: str, otherwise: str) -> str:
    title = look.get(f"{axis}axis", {}).get("title", {}).get("text")
    return title or otherwise


def _list(values: Any) -> list[Any]:  # noqa: ANN401
    return list(values.tolist() if isinstance(values, np.ndarray) else values)


def _plain(text: object) -> str:
    """Return a text of a figure as it is read: without its marks for plotly."""
    return html.unescape(str(text)).replace("＄", "$").replace("<b>", "").replace("</b>", "")
