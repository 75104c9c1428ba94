"""The look of every figure: colours by role, one layout.

Colours are numbers that the browser replaces by the present theme's (`chartCategoricalColors` and
`chartSequentialColors` of `.streamlit/config.toml`), so a figure is right in light and in dark and
changes with the switch. The numbers are Streamlit's own placeholders for plotly.
"""

import html
import re
from collections.abc import Collection, Sequence
from typing import Any

from charts.drawing import Drawing
from language import formats
from language.texts import language

ACCENT = "#000001"
"""The chosen item."""
PALETTE = ("#000001", "#000002", "#000003", "#000004", "#000005", "#000006")
"""Six colours for groups; a seventh group is `OTHER`."""
REST = OTHER = "#000007"
"""All that is not chosen."""
UNKNOWN = REST
"""What is not known: drawn hatched, see `HATCH`."""
STRONG = "#000008"
"""Words on a pale shade: the colour of the page's text."""
INK, SOFT = "#000009", "#000010"
"""Words in figures; what lies behind."""
SEQUENTIAL = [[i / 9, f"#0000{11 + i}"] for i in range(10)]
DIVERGING = [[i / 9, f"#0000{21 + i}"] for i in range(10)]
PALEST = "#000011"
"""The end of the scale next to the ground: words on the first two colours of the palette."""
PALE_SEQUENTIAL = [[i / 4, f"#0000{11 + i}"] for i in range(5)]
PALE_DIVERGING = [[i / 5, f"#0000{23 + i}"] for i in range(6)]
"""The shades of these two that bear words in `STRONG`, in either theme."""
HATCH = {"shape": "/", "size": 5, "solidity": 0.4}

YEAR = re.compile(r" \(\d{4}\)$")
"""What tells two works of one name apart, at the end of a label."""
HEIGHT = 380
UNDER = {"l": 4, "r": 12, "t": 12, "b": 28}
"""The margin of a figure whose axis is on top: room below for the buttons on a phone."""


def figure(
    *traces: dict[str, Any],
    height: int = HEIGHT,
    xaxis: dict[str, Any] | None = None,
    yaxis: dict[str, Any] | None = None,
    **more: Any,  # noqa: ANN401
) -> Drawing:
    """Return a figure in the house style, of traces and axes given as plotly's own dicts.

    It has no title: `ui.components.chart` writes the finding above it, where it wraps on a phone.
    """
    drawn = Drawing(traces, layout(height))
    return drawn.change(xaxis=xaxis or {}, yaxis=yaxis or {}, **more)


def layout(height: int) -> dict[str, Any]:
    """Return the layout that all figures share."""
    axis = {
        "automargin": True,
        "zeroline": False,
        "fixedrange": True,
        "title": {"standoff": 8, "font": {"color": INK, "size": 14}},
        "tickfont": {"color": INK, "size": 13},
    }
    return {
        "font": {"size": 14, "color": INK},
        "height": height,
        "margin": {"l": 4, "r": 12, "t": 12, "b": 8},
        "separators": formats.separators(),
        "showlegend": False,
        "hoverlabel": {"font": {"size": 14}, "align": "left"},
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.25,
        "xaxis": {**axis, "autotickangles": [0, 45, 90]},  # at plotly's 30 labels meet on a phone
        "yaxis": {**axis, "exponentformat": "none", "separatethousands": language() == "en"},
    }


def mark(text: object) -> str:
    """Return a text of the data that plotly will show as it is: its labels read some HTML."""
    return html.escape(" ".join(str(text).split()), quote=False).replace("$", "＄")


def short(text: object, longest: int = 32) -> str:
    """Return a text of the data as label, cut at `longest` characters; a year at the end stays."""
    whole = " ".join(str(text).split())
    if len(whole) <= longest:
        return mark(whole)
    found = YEAR.search(whole)
    year = found.group() if found else ""
    return mark(whole[: longest - 1 - len(year)].rstrip(" :,;") + "…" + year)


def stressed(text: str, is_chosen: bool) -> str:
    """Return a mark's text, bold where the mark is chosen: its colour is not its only sign."""
    return f"<b>{text}</b>" if is_chosen and text else text


def highlight(names: Sequence[object], chosen: Collection[object]) -> list[str]:
    """Return a colour a name: the accent for the chosen ones, else grey; all accent if none is."""
    if not chosen:
        return [ACCENT] * len(names)
    return [ACCENT if name in chosen else REST for name in names]
