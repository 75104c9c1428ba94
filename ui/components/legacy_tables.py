"""Tables and their CSV: the rows behind an answer."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.api.extensions import ExtensionArray
from streamlit.elements.lib.column_types import ColumnConfig

from language import formats
from language.texts import _
from ui.components.tables import Rows, _cells, csv, csv_button, disarmed, inert  # noqa: F401

TOP = 100
"""Rows shown; the CSV holds all."""


def text(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of texts."""
    return st.column_config.TextColumn(label, help=help)


def number(label: str, decimals: int = 0, help: str | None = None) -> ColumnConfig:
    """Return a column of numbers with the browser's separators."""
    if decimals:
        return _decimals(label, decimals, help)
    return st.column_config.NumberColumn(label, format="localized", step=1, help=help)


def money(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of dollars."""
    return st.column_config.NumberColumn(f"{label} ($)", format="localized", step=1, help=help)


def plain_number(label: str, decimals: int = 0, help: str | None = None) -> ColumnConfig:
    """Return a column of numbers without separators: years; or of few digits, with decimals."""
    if decimals:
        return _decimals(label, decimals, help)
    return st.column_config.NumberColumn(label, format="%.0f", help=help)


def times(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of returns, so many times the budget."""
    return _decimals(f"{label} (x)", 2, help)


def _decimals(label: str, decimals: int, help: str | None) -> ColumnConfig:
    """Return a column of numbers with so many decimals, its separators the browser's."""
    step = round(0.1**decimals, decimals)
    return st.column_config.NumberColumn(label, format="localized", step=step, help=help)


def share(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of shares of one as bars."""
    return st.column_config.ProgressColumn(
        label, format="percent", min_value=0, max_value=1, help=help
    )


def date(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of dates in the browser's format."""
    return st.column_config.DateColumn(label, format="localized", help=help)


def link(label: str, help: str | None = None) -> ColumnConfig:
    """Return a column of links; the text shown is the fragment of each address."""
    return st.column_config.LinkColumn(label, display_text=r"#(.*)$", help=help)


def table(
    rows: pd.DataFrame,
    columns: Mapping[str, ColumnConfig],
    *,
    key: str,
    alt: str,
    top: int = TOP,
    file: str | None = None,
    links: Mapping[str, Callable[[Any], str]] | None = None,
) -> None:
    """Draw the first `top` rows and a button that downloads all of them as CSV.

    `columns` maps the frame's columns to `text(...)`, `money(...)` and so on, in the order shown;
    `alt` says what the table holds. The file holds the same columns under their tidy names.
    `links` makes links of columns: each function takes a row (a named tuple) and returns an
    address, `{"title": lambda row: address("return", film=row.title)}` with `link(...)` above.
    """
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    shown = rows.head(top)
    cells = {name: _cells(_rounded(shown[name], columns[name])) for name in columns}
    for name, target in (links or {}).items():
        texts = zip(shown.itertuples(), shown[name], strict=True)
        cells[name] = pa.array([f"{target(row)}#{quote(text)}" for row, text in texts])
    st.dataframe(
        pa.table(cells),  # pandas takes as long to become one as the rest of the grid
        column_config=dict(columns),
        hide_index=True,
        key=key,
        alt=alt,
        placeholder=formats.UNKNOWN,
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-below"):
        csv_button(lambda: rows[list(columns)], file or key)
        if len(rows) > top:
            st.markdown(
                _(
                    "The first {shown} of {all} rows; the CSV holds all.",
                    shown=formats.number(top),
                    all=formats.number(len(rows)),
                )
            )


def _rounded(cells: pd.Series, column: ColumnConfig) -> ExtensionArray | np.ndarray:
    """Return cells rounded to the step of their column: the browser would cut digits off."""
    kind: Any = column.get("type_config") or {}
    step = kind.get("step") or 1
    if step >= 1:
        exact: ExtensionArray = cells.array
        return exact
    digits = len(str(step)) - 2
    return np.round(cells.to_numpy("float64", na_value=np.nan), digits)
