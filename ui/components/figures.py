"""A chart on a page: its finding, what is drawn, the figure, its data."""

from collections.abc import Callable
from typing import Literal

import pandas as pd
import streamlit as st

from charts.drawing import Drawing
from charts.numbers import numbers
from language.texts import _
from ui.components.links import draw_link
from ui.components.menu import menu
from ui.components.tables import table
from views import columns
from views.blocks import Chart, Pick, Table
from views.columns import Column
from views.links import Link

MANY = 1_000
"""Marks whose numbers are shown; the files hold all."""
SELECTED = {"clickmode": "event+select", "dragmode": "pan"}
"""What Streamlit sets where marks are selected, and draws the chart anew for if it is not set."""
SELECTING, ZOOMED = ["select2d", "lasso2d"], ["resetScale2d"]
"""Plotly's buttons: to select, else to undo a zoom; a wide chart that scrolls needs one to stop at.
"""


def chart(drawn: Chart, more: Link | None = None) -> None:
    """Draw a figure under its finding.

    A switch below shows the figure's own numbers as a table, for those who cannot see it. Which
    marks are selected stands in the session under its key. `more` leads to where it goes on.
    """
    st.subheader(drawn.finding, anchor=False)
    if drawn.subtitle:
        st.markdown(drawn.subtitle)
    figure, on_select = drawn.figure(), _on_select(drawn)
    st.plotly_chart(
        figure if on_select == "ignore" else figure.change(**SELECTED),
        key=drawn.key,
        alt=_spoken(drawn.finding, drawn.subtitle),
        on_select=on_select,
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [SELECTING if on_select != "ignore" else ZOOMED],
            "scrollZoom": False,
        },
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{drawn.key}-numbers"):
        if more:
            draw_link(more)
        menu(drawn)
        wanted = st.toggle(_("As a table"), key=f"{drawn.key}-table")
    if wanted:
        _table(figure, drawn)


def _on_select(drawn: Chart) -> Literal["ignore", "rerun"] | Callable[[], None]:
    """Return what follows where marks are selected: nothing, the page anew, or a choice."""
    if drawn.pick is None:
        return "rerun" if drawn.selecting else "ignore"
    pick = drawn.pick

    def take() -> None:
        if points := st.session_state[drawn.key]["selection"]["points"]:
            point = points[0]
            _choose(pick, int(point.get("customdata", point["point_index"])))

    return take


def _choose(pick: Pick, place: int) -> None:
    """Give the parameters of a pick the option at a place."""
    option = pick.options[place]
    st.session_state[pick.parameter] = [option] if pick.listed else option
    if pick.also:
        _choose(pick.also, place)


def _table(figure: Drawing, drawn: Chart) -> None:
    """Draw the figure's numbers as a table, for those who read them better than marks."""
    rows = numbers(figure)
    told = (drawn.subtitle or drawn.finding).replace("\\", "").replace("*", "")
    table(
        Table(
            f"{drawn.key}-table-rows",
            rows,
            [_column(str(name), rows[name]) for name in rows],
            _("Table: {what}", what=told),
            MANY,
            f"{drawn.key}-numbers",
        ),
        addressed=False,
    )


def _column(label: str, values: pd.Series) -> Column:
    if not pd.api.types.is_numeric_dtype(values):
        return columns.text(label, label)
    whole = bool((values.dropna() % 1 == 0).all())
    return columns.number(label, label, decimals=0 if whole else 4)


def _spoken(finding: str, subtitle: str) -> str:
    words = f"{finding}. {subtitle}".replace("\\", "").replace("*", "")
    return _("Chart: {finding}", finding=words)
