"""What the last update changed: rows added, changed column by column, unchanged, rejected."""

from collections.abc import Mapping, Sequence

import pandas as pd

from catalogue import Catalogue
from catalogue.quality import Quality
from language import formats
from language.texts import _
from queries.data.cells import cells as known
from queries.data.quality import Update, update
from views import columns
from views.blocks import Listing, Note, Table
from views.columns import Column
from views.page import View
from views.parameters import Ask, Several, Text


def show(catalogue: Catalogue, _found: Quality, _ask: Ask) -> View:
    """Show the log of changes of these tables, or say that they were built as a whole."""
    found = update(catalogue)
    if found is None:
        text = _(
            "These tables were built anew from all their files, not by an update. How they differ "
            "from the version before stands under What changed."
        )
        yield Note(text, kind="info")
        return
    yield _counts(found)
    yield from _rows("cells", found.cells, _("What changed"), _cells())
    yield from _rows("added", found.added, _("What was added"), _added())
    reasons = [_(reason) for reason in found.rejected["reason"]]
    rejected = found.rejected.assign(reason=reasons)
    yield from _rows("rejected", rejected, _("What was rejected"), _rejected())


def cells(catalogue: Catalogue, _found: Quality, ask: Ask) -> View:
    """Show every cell that this version changed, by column, kind and title."""
    every = known(catalogue)
    if not every.total:
        yield Note(_("No earlier version stands beside these tables to compare with."), kind="info")
        return
    with ask.row():
        kinds = ask(_several("changed_kind", _("Kind of change"), every.kinds, kind_names()))
        title = ask(Text(key="changed_title", label=_("Title"), placeholder=_("any part of it")))
    names = ask(_several("changed_column", _("Column"), every.columns, {}))
    found = known(catalogue, columns=tuple(names), kinds=tuple(kinds), title=title)
    shown, all_ = formats.number(len(found.rows)), formats.number(every.total)
    yield Note(_("{shown} of {all} changes", shown=shown, all=all_))
    called = kind_names()
    rows = found.rows.assign(kind=[called.get(kind, kind) for kind in found.rows["kind"]])
    yield Table("changed-cells", rows, _changed(), _("What this version changed"), file="changes")


def kind_names() -> dict[str, str]:
    """Name the kinds of change."""
    return {
        "added": _("row added"),
        "removed": _("row removed"),
        "changed": _("cell changed"),
        "filled": _("cell filled in"),
        "emptied": _("cell emptied"),
    }


def _several(key: str, label: str, codes: Sequence[str], names: Mapping[str, str]) -> Several:
    return Several(key=key, label=label, options={code: names.get(code, code) for code in codes})


def _changed() -> list[Column]:
    return [
        columns.text("title", _("Title")),
        columns.text("kind", _("Kind of change")),
        columns.text("column", _("Column")),
        columns.text("before", _("Before")),
        columns.text("after", _("After")),
        columns.text("table", _("Table")),
        columns.text("id", _("Row")),
        columns.text("file", _("File")),
        columns.number("line", _("Line of the file"), grouped=False),
    ]


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
