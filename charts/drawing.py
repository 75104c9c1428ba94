"""A figure as the plain dicts that plotly's JavaScript reads.

`go.Figure` checks and copies every part of a figure, twice on its way to the browser: 10 ms a
chart, more than a whole blank page takes. These dicts are ours, and a test checks every page's.
"""

import base64
from collections.abc import Iterable
from functools import cache
from typing import Any, Self

import numpy as np
import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

Part = dict[str, Any]


class Drawing(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """Traces and a layout, sent as they are; `data` and `layout` are plotly's checked view.

    A figure to `st.plotly_chart`, by its class; plotly's own verbs are of no use on it: `add` puts
    a trace on top, `change` merges into the layout.
    """

    def __init__(self, traces: Iterable[Part], layout: Part) -> None:
        """Take traces and a layout as plotly's JSON has them; numpy arrays may stand for lists."""
        self._traces = list(traces)
        self._look = {"template": _template(), **layout}

    def add(self, **trace: Any) -> Self:  # noqa: ANN401
        """Put a trace on top; its `type` among its properties."""
        self._traces.append(trace)
        return self

    def change(self, **layout: Any) -> Self:  # noqa: ANN401
        """Set parts of the layout; of an axis and its title, property by property."""
        for name, value in layout.items():
            if "axis" not in name:
                self._look[name] = value
                continue
            before = self._look.get(name, {})
            title = {**before.get("title", {}), **value.get("title", {})}
            self._look[name] = {**before, **value, **({"title": title} if title else {})}
        return self

    def to_dict(self) -> Part:
        """Return the figure as the browser takes it, arrays packed."""
        traces = [{k: packed(v) for k, v in trace.items()} for trace in self._traces]
        return {"data": traces, "layout": self._look}

    @property
    def traces(self) -> list[Part]:
        """The traces as they were given."""
        return self._traces

    @property
    def look(self) -> Part:
        """The layout as it was given."""
        return self._look

    @property
    def data(self) -> Any:  # noqa: ANN401
        """The traces, checked by plotly."""
        return self._checked().data

    @property
    def layout(self) -> Any:  # noqa: ANN401
        """The layout, checked by plotly."""
        return self._checked().layout

    def _checked(self) -> go.Figure:
        return go.Figure({"data": self._traces, "layout": self._look})


def packed(value: Any) -> Any:  # noqa: ANN401
    """Return an array of numbers as plotly's base64; anything else as it is."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "iuf":
        return value
    if value.dtype.itemsize == 8 and value.dtype.kind in "iu":  # JavaScript has no such integers
        value = value.astype(np.float64 if np.abs(value).max(initial=0) >= 2**31 else np.int32)
    spec = {"dtype": f"{value.dtype.kind}{value.dtype.itemsize}"}
    spec["bdata"] = base64.b64encode(value.tobytes()).decode("ascii")
    return spec if value.ndim == 1 else {**spec, "shape": str(value.shape)[1:-1]}


@cache
def _template() -> Part:
    """Return Streamlit's template for plotly, whose colours the browser fills in."""
    template: Part = go.Figure().to_dict()["layout"]["template"]
    return template
