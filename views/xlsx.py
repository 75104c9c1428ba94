"""Rows as a workbook: numbers and days typed, texts never formulas, a sheet that explains them."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from language.texts import _
from views.answer import View
from views.columns import Column

FORMATS = {
    "money": "#,##0",
    "times": "0.00",
    "share": "0.0%",
    "year": "0",
    "date": "yyyy-mm-dd",
}
WIDTH = 18
"""Characters of a column, as a spreadsheet counts them."""


def written(view: View, columns: Sequence[Column]) -> bytes:
    """Return the workbook: the rows, then sources, link and the meaning of each column."""
    import xlsxwriter  # heavy, and asked for by few

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        _rows(book, view, columns)
        _about(book, view)
    return file.getvalue()


def _rows(book: Any, view: View, columns: Sequence[Column]) -> None:  # noqa: ANN401 - untyped
    sheet = book.add_worksheet(_("Rows"))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(columns) - 1, 0), WIDTH)
    bold = book.add_format({"bold": True})
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.label, bold)
        style = book.add_format({"num_format": _format(column)})
        for line, row in enumerate(view["rows"], 1):
            _cell(sheet, line, place, row[column.name], column, style)


def _format(column: Column) -> str:
    places = "." + "0" * column.decimals if column.decimals else ""
    return FORMATS.get(column.kind, f"#,##0{places}" if column.grouped else f"0{places}")


def _cell(sheet: Any, line: int, place: int, value: Any, column: Column, style: Any) -> None:  # noqa: ANN401
    if value is None:
        return
    if column.kind == "date" and isinstance(value, str):
        sheet.write_datetime(line, place, date.fromisoformat(value), style)
    elif isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value, style)
    else:
        sheet.write_string(line, place, str(value))


def _about(book: Any, view: View) -> None:  # noqa: ANN401 - untyped
    """Write what the rows are, from where, and what each column means."""
    sheet = book.add_worksheet(_("About"))
    sheet.set_column(0, 4, WIDTH)
    lines = [
        (_("Page"), view["title"]),
        (_("Question"), view["question"]),
        (_("Finding"), view["finding"]),
        (_("Link"), view["link"]),
        (_("Sources"), ", ".join(view["data"]["sources"])),
        (_("Version of the data"), view["data"]["identity"]),
        (_("Built"), view["data"]["built"][:10]),
        (),
        (_("Column"), _("Name"), _("Type"), _("Unit"), _("Meaning")),
        *((c["label"], c["name"], c["type"], c["unit"], c["meaning"]) for c in view["columns"]),
    ]
    for line, cells in enumerate(lines):
        for place, text in enumerate(cells):
            sheet.write_string(line, place, text)
