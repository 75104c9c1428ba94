"""Tables and their CSV: the rows behind an answer."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.api.extensions import ExtensionArray
from pandas.api.types import is_numeric_dtype
from streamlit.elements.lib.column_types import ColumnConfig

from language import formats
from language.texts import _, plain
from ui.components.links import linked
from views.blocks import Listing, Table
from views.blocks import Rows as Rows
from views.columns import Column

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(drawn: Table) -> None:
    """Draw the first rows of a table and a button that downloads all of them as CSV.

    The file holds the same columns under their tidy names.
    """
    rows, names = drawn.rows, [column.name for column in drawn.columns]
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    _grid(drawn)
    if drawn.pick:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{drawn.key}-below"):
        csv_button(lambda: rows[names], drawn.file or drawn.key)
        if len(rows) > drawn.top:
            st.markdown(
                _(
                    "The first {shown} of {all} rows; the CSV holds all.",
                    shown=formats.number(drawn.top),
                    all=formats.number(len(rows)),
                )
            )


def _grid(drawn: Table) -> None:
    shown = drawn.rows.head(drawn.top)
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
    texts = zip(shown.itertuples(), _cells(cells.array).to_pylist(), strict=True)
    return pa.array([linked(text, column.link(row)) if text else None for row, text in texts])


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
    if not column.decimals or column.kind == "share":
        exact: ExtensionArray = cells.array
        return exact
    return np.round(cells.to_numpy("float64", na_value=np.nan), column.decimals)


def csv_button(rows: Rows, file: str) -> None:
    """Draw the button that downloads rows as CSV, made when it is pressed."""
    st.download_button(
        _("CSV"),
        lambda: csv(rows() if callable(rows) else rows),
        file_name=f"butaca-{file}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        key=f"csv-{file}",
        on_click="ignore",
        help=_("All rows as a table for a spreadsheet"),
    )


def csv(rows: pd.DataFrame) -> bytes:
    """Return rows as CSV that a spreadsheet reads as text, whatever the titles begin with."""
    return disarmed(rows, "'").to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig")


def disarmed(rows: pd.DataFrame, mark: str) -> pd.DataFrame:
    """Return rows with the mark before every text that a spreadsheet would take for a formula."""
    changed = {}
    for name in [str(n) for n, kind in rows.dtypes.items() if not is_numeric_dtype(kind)]:
        cells = rows[name].tolist()
        safe = [inert(cell, mark) if isinstance(cell, str) else cell for cell in cells]
        if safe != cells:
            changed[name] = pd.Series(safe, rows.index, "string")
    return rows.assign(**changed)


def inert(cell: str, mark: str = "'") -> str:
    """Return a cell that no spreadsheet takes for a formula, nor for two rows."""
    line = cell.replace("\r", " ")
    return f"{mark}{line}" if cell.startswith(FORMULA) else line
