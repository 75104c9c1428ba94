"""What the last update changed: rows added, changed column by column, unchanged, rejected."""

from typing import Any

import pandas as pd
import streamlit as st

from language import formats
from language.texts import _, plain
from queries.data.quality import Update, update
from resources.loaded import catalogue
from ui.components import columns, table


def draw() -> None:
    """Draw the log of changes of these tables, or that they were built as a whole."""
    found = update(catalogue())
    if found is None:
        st.info(_("These tables were built as a whole, not by an update; nothing was merged in."))
        return
    st.table(_counts(found), border="horizontal", width="stretch", hide_index=True)
    _rows(
        found.cells,
        "cells",
        _("What changed"),
        {
            "table": columns.text(_("Table")),
            "id": columns.text(_("Row")),
            "column": columns.text(_("Column")),
            "before": columns.text(_("Before")),
            "after": columns.text(_("After")),
        },
    )
    _rows(
        found.added,
        "added",
        _("What was added"),
        {
            "table": columns.text(_("Table")),
            "id": columns.text(_("Row")),
            "title": columns.text(_("Title")),
        },
    )
    _rows(
        found.rejected.assign(reason=[_(reason) for reason in found.rejected["reason"]]),
        "rejected",
        _("What was rejected"),
        {
            "reason": columns.text(_("Reason")),
            "file": columns.text(_("File")),
            "line": columns.text(_("Line of the file")),
            "row": columns.text(_("Row")),
        },
    )


def _counts(found: Update) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Table"): [f"`{name}`" for name in found.tables],
            _("Added"): [formats.number(change["added"]) for change in found.tables.values()],
            _("Changed"): [formats.number(change["changed"]) for change in found.tables.values()],
            _("Unchanged"): [
                formats.number(change["unchanged"]) for change in found.tables.values()
            ],
            _("Cells changed, by column"): [_by_column(c) for c in found.tables.values()],
        }
    )


def _by_column(change: dict[str, Any]) -> str:
    counts = change["columns"].items()
    return ", ".join(f"{plain(name)} {formats.number(count)}" for name, count in counts)


def _rows(rows: pd.DataFrame, key: str, heading: str, shown: dict[str, Any]) -> None:
    if rows.empty:
        return
    st.subheader(heading, anchor=False)
    table(rows, shown, key=f"update-{key}", alt=heading, file=f"update-{key}")
