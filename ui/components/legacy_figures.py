"""A chart on a page: its finding, what is drawn, the figure, its data."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from charts.drawing import Drawing
from charts.numbers import numbers
from language.texts import _
from ui.components import legacy_tables as tables
from ui.components.tables import Rows, csv_button

MANY = 1_000
"""Marks whose numbers are shown; the CSV holds all."""
SELECTING = ["select2d", "lasso2d"]


def chart(
    figure: Drawing,
    finding: str,
    subtitle: str = "",
    *,
    key: str,
    rows: Rows | None = None,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a figure under its finding.

    `finding` is the sentence the figure shows, computed (Markdown: data passes through `plain`);
    `subtitle` says what is drawn, its unit and the number of films; `rows` is the data behind it.
    A switch below shows the figure's own numbers as a table, for those who cannot see it.
    With `on_select` its marks can be selected; what is selected stands in the session under `key`.
    """
    st.subheader(finding, anchor=False)
    if subtitle:
        st.markdown(subtitle)
    st.plotly_chart(
        figure,
        key=key,
        alt=_spoken(finding, subtitle),
        on_select=on_select or "ignore",
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [["toImage", *(SELECTING if on_select else [])]],
            "toImageButtonOptions": {"format": "png", "filename": f"butaca-{key}", "scale": 2},
            "scrollZoom": False,
        },
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-numbers"):
        if rows is not None:
            csv_button(rows, f"{key}-chart")
        wanted = st.toggle(_("As a table"), key=f"{key}-table")
    if wanted:
        _table(figure, subtitle or finding, key)


def _table(figure: Drawing, told: str, key: str) -> None:
    """Draw the figure's numbers as a table, for those who read them better than marks."""
    found = numbers(figure)
    kinds = {str(name): _column(str(name), found[name]) for name in found}
    alt = _("Table: {what}", what=told.replace("\\", "").replace("*", ""))
    tables.table(found, kinds, key=f"{key}-table-rows", alt=alt, top=MANY, file=f"{key}-numbers")


def _column(label: str, values: pd.Series) -> ColumnConfig:
    if not pd.api.types.is_numeric_dtype(values):
        return tables.text(label)
    whole = bool((values.dropna() % 1 == 0).all())
    return tables.number(label, 0 if whole else 4)


def _spoken(finding: str, subtitle: str) -> str:
    words = f"{finding}. {subtitle}".replace("\\", "").replace("*", "")
    return _("Chart: {finding}", finding=words)
