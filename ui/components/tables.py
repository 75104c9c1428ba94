"""Tables: the rows behind an answer."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.api.extensions import ExtensionArray
from streamlit.elements.lib.column_types import ColumnConfig

from language import formats
from language.texts import _, plain
from queries.rows import each
from ui.components.links import linked
from ui.components.menu import menu
from views.blocks import Listing, Table
from views.columns import Column
from views.csv import inert

SHARE = 3
"""Decimals that a table shows of a share of one: a tenth of a per cent, the files more."""


def table(drawn: Table, *, addressed: bool = True) -> None:
    """Draw the first rows of a table and the menu that offers all of them.

    Without `addressed` no data address has these rows.
    """
    rows = drawn.rows
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    _grid(drawn)
    if drawn.pick:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{drawn.key}-below"):
        menu(drawn, addressed=addressed)
        if len(rows) > drawn.top:
            st.markdown(
                _(
                    "The first {shown} of {all} rows; the files hold all.",
                    shown=formats.number(drawn.top),
                    all=formats.number(len(rows)),
                )
            )


def _grid(drawn: Table) -> None:
    shown = drawn.first(drawn.top)
    st.dataframe(
        # pandas takes as long to become Arrow's table as the rest of the grid
        pa.table({column.name: _column(shown, column) for column in drawn.columns}),
        column_config={column.name: config(column) for column in drawn.columns},
        hide_index=True,
        key=drawn.key,
        alt=drawn.alt,
        placeholder=formats.UNKNOWN,
        selection_mode="single-row",
        on_select=_on_select(drawn),
    )


def _on_select(drawn: Table) -> Literal["ignore"] | Callable[[], None]:
    if drawn.pick is None:
        return "ignore"
    pick = drawn.pick

    def take() -> None:
        if rows := st.session_state[drawn.key]["selection"]["rows"]:
            st.session_state[pick.parameter] = pick.options[rows[0]]

    return take


def listing(drawn: Listing) -> None:
    """Draw a short table whose texts wrap."""
    cells = {c.label: [written(value, c) for value in drawn.rows[c.name]] for c in drawn.columns}
    st.table(pa.table(cells), border="horizontal", width="stretch", hide_index=True)
    menu(drawn)


def written(value: Any, column: Column) -> str:  # noqa: ANN401 - a cell of any column
    """Return a cell of a listing as Markdown."""
    match column.kind:
        case "code":
            return f"`{value}`"
        case "number":
            return formats.number(value, column.decimals)
        case "markdown":
            return str(value)
    return plain(value)


def config(column: Column) -> ColumnConfig:
    """Return how Streamlit's grid draws a column, its separators the browser's."""
    help, label = column.meaning or None, column.label
    if column.link:  # what a cell leads to is told apart
        return st.column_config.LinkColumn(label, help=help)
    match column.kind:
        case "text" | "code" | "markdown":
            return st.column_config.TextColumn(label, help=help)
        case "date":
            return st.column_config.DateColumn(label, format="localized", help=help)
        case "share":
            return st.column_config.ProgressColumn(
                label, format="percent", min_value=0, max_value=1, help=help
            )
    label = {"money": f"{label} ($)", "times": f"{label} (x)"}.get(column.kind, label)
    plain = not column.grouped and not column.decimals
    return st.column_config.NumberColumn(
        label,
        format="%.0f" if plain else "localized",
        step=None if plain else _step(column),
        help=help,
    )


def _step(column: Column) -> float:
    return round(0.1**column.decimals, column.decimals) if column.decimals else 1


def _column(shown: pd.DataFrame, column: Column) -> pa.Array | pa.ChunkedArray:
    """Return the cells of a column; those of links are texts too, what is seen of them."""
    cells = shown[column.name]
    if column.link is None:
        return _cells(_rounded(cells, column))
    texts = _cells(cells.array).to_pylist()
    rows = zip(each(shown), texts, strict=True)
    seen = linked((text, column.link(row)) for row, text in rows if text)
    return pa.array([next(seen) if text else None for text in texts], pa.string())


def _cells(values: ExtensionArray | np.ndarray) -> pa.Array | pa.ChunkedArray:
    """Return a column of the grid, whose own download writes the cells as they are.

    Before a text that a spreadsheet would take for a formula stands a word joiner, which is not
    seen.
    """
    column = pa.array(values, from_pandas=True)
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    texts = column.to_pylist()
    safe = [inert(text, "\u2060") if text else text for text in texts]
    return column if safe == texts else pa.array(safe)


def _rounded(cells: pd.Series, column: Column) -> ExtensionArray | np.ndarray:
    """Return cells rounded to the decimals of their column: the browser would cut digits off."""
    if not column.decimals:
        exact: ExtensionArray = cells.array
        return exact
    decimals = SHARE if column.kind == "share" else column.decimals
    return np.round(cells.to_numpy("float64", na_value=np.nan), decimals)
