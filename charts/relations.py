"""How variables go together: the heat map of coefficients, and one variable against another."""

from typing import Any

import numpy as np
import pandas as pd

from charts.drawing import Drawing
from charts.scales import axis
from charts.style import ACCENT, PALE_DIVERGING, REST, STRONG, UNDER, figure, mark
from language import formats
from language.texts import _, language
from language.variables import label
from queries.explore.relations import SAMPLE, Correlations, Scatter
from queries.explore.variables import VARIABLES, Variable


def coefficients(found: Correlations) -> Drawing:
    """Draw the coefficients of all pairs, the number of films under each."""
    names = [label(name) for name in VARIABLES]
    r = found.r.mask(np.eye(len(VARIABLES), dtype=bool))
    squares = {
        "type": "heatmap",
        "z": r.to_numpy().round(3),
        "x": names,
        "y": names,
        "colorscale": PALE_DIVERGING,
        "zmin": -1,
        "zmax": 1,
        "text": [[_cell(found, x, y) for x in VARIABLES] for y in VARIABLES],
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": STRONG},
        "hovertext": [[_pair(found, x, y) for x in VARIABLES] for y in VARIABLES],
        "hoverinfo": "text",
        "hoverongaps": False,
        "xgap": 2,
        "ygap": 2,
        "colorbar": {"thickness": 10, "outlinewidth": 0, "tickvals": [-1, 0, 1]},
    }
    return figure(
        squares,
        height=470,
        xaxis={"side": "top", "showgrid": False},
        yaxis={"autorange": "reversed", "showgrid": False},
        margin=UNDER,
    )


def _cell(found: Correlations, x: Variable, y: Variable) -> str:
    if x == y:
        return ""
    r, films = _numbers(found, x, y)
    return f"{formats.number(r, 2)}<br>{formats.number(films)}"


def _numbers(found: Correlations, x: Variable, y: Variable) -> tuple[float, int]:
    i, j = VARIABLES.index(y), VARIABLES.index(x)
    return float(found.r.to_numpy()[i, j]), int(found.films.to_numpy()[i, j])


def _pair(found: Correlations, x: Variable, y: Variable) -> str:
    r, films = _numbers(found, x, y)
    return _(
        "{x} and {y}: r = {r} over {films} films",
        x=label(x),
        y=label(y),
        r=formats.number(r, 2),
        films=formats.number(films),
    )


def _hover(x: Variable, y: Variable, *, named: bool) -> str:
    """Return plotly's template of a point: its title, and both values in three figures."""
    across, up = (f"{label(name)}: {_template(name, axis)}" for name, axis in ((x, "x"), (y, "y")))
    return "<br>".join([*(["%{hovertext}"] if named else []), across, up]) + "<extra></extra>"


def _template(variable: Variable, axis: str) -> str:
    """Return plotly's template of a value with its unit; the layout names the separators."""
    value = f"%{{{axis}:{'d' if variable == 'year' else ',.3~r'}}}"
    if variable in ("budget", "revenue"):
        return f"${value}" if language() == "en" else f"{value}{formats.NO_BREAK}$"
    if variable == "runtime":
        return _("{minutes} min", minutes=value)
    return f"{value}{formats.NO_BREAK}x" if variable == "roi" else value


def against(
    found: Scatter,
    names: "pd.Series[str]",
    x: Variable,
    y: Variable,
    *,
    log_x: bool,
    log_y: bool,
) -> Drawing:
    """Draw the points (at least one) and the trend; they can be selected.

    `names` are those of the points; beyond SAMPLE points they would weigh too much and are left
    out. The browser writes the values under the pointer: here they took 150 ms of every run.
    """
    points = found.points
    named = len(points) <= SAMPLE
    marks: dict[str, Any] = {
        "type": "scattergl",
        "x": points["x"].to_numpy(dtype=np.float32),
        "y": points["y"].to_numpy(dtype=np.float32),
        "customdata": points["row"].to_numpy(dtype=np.int32),
        "mode": "markers",
        "marker": {"color": ACCENT, "size": 6, "opacity": 0.45},
        "hovertemplate": _hover(x, y, named=named),
    }
    if named:
        marks["hovertext"] = [mark(name) for name in names]
    trend = {
        "type": "scatter",
        "x": found.trend["x"].tolist(),
        "y": found.trend["y"].tolist(),
        "mode": "lines",
        "line": {"color": REST, "width": 3, "dash": "dash"},
        "hoverinfo": "skip",
    }
    return figure(
        marks,
        trend,
        height=440,
        xaxis=axis(x, points["x"].min(), points["x"].max(), log=log_x),
        yaxis=axis(y, points["y"].min(), points["y"].max(), log=log_y),
        dragmode="select",
    )
