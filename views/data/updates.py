"""What the last update changed: rows added, changed column by column, unchanged, rejected."""

import pandas as pd

from catalogue import Catalogue
from catalogue.quality import Quality
from language import formats
from language.texts import _
from queries.data.quality import Update, update
from views import columns
from views.blocks import Listing, Note, Table
from views.columns import Column
from views.page import View
from views.parameters import Ask


def show(catalogue: Catalogue, _found: Quality, _ask: Ask) -> View:
    """Show the log of changes of these tables, or say that they were built as a whole."""
    found = update(catalogue)
    if found is None:
        text = _("These tables were built as a whole, not by an update; nothing was merged in.")
        yield Note(text, kind="info")
        return
    yield _counts(found)
    yield from _rows("cells", found.cells, _("What changed"), _cells())
    yield from _rows("added", found.added, _("What was added"), _added())
    reasons = [_(reason) for reason in found.rejected["reason"]]
    rejected = found.rejected.assign(reason=reasons)
    yield from _rows("rejected", rejected, _("What was rejected"), _rejected())


def _counts(found: Update) -> Listing:
    rows = [
        (name, change.added, change.changed, change.unchanged, _by_column(change.columns))
        for name, change in found.tables.items()
    ]
    shown = [
        columns.code("table", _("Table")),
        columns.number("added", _("Added")),
        columns.number("changed", _("Changed")),
        columns.number("unchanged", _("Unchanged")),
        columns.text("columns", _("Cells changed, by column")),
    ]
    told = pd.DataFrame(rows, columns=[c.name for c in shown])
    return Listing("update", told, shown, _("Rows of each table in the last update"))


def _by_column(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {formats.number(count)}" for name, count in counts.items())


def _cells() -> list[Column]:
    return [
        columns.text("table", _("Table")),
        columns.text("id", _("Row")),
        columns.text("column", _("Column")),
        columns.text("before", _("Before")),
        columns.text("after", _("After")),
    ]


def _added() -> list[Column]:
    return [
        columns.text("table", _("Table")),
        columns.text("id", _("Row")),
        columns.text("title", _("Title")),
    ]


def _rejected() -> list[Column]:
    return [
        columns.text("reason", _("Reason")),
        columns.text("file", _("File")),
        columns.text("line", _("Line of the file")),
        columns.text("row", _("Row")),
    ]


def _rows(key: str, rows: pd.DataFrame, heading: str, shown: list[Column]) -> View:
    if rows.empty:
        return
    yield Note(heading, kind="heading")
    yield Table(f"update-{key}", rows, shown, heading)
