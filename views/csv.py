"""Rows as CSV that a spreadsheet of the reader's language opens into the right columns."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from language.texts import Language
from views.answer import View
from views.columns import Column

MARK = "\ufeff"
"""Says that a file is UTF-8, without which Excel takes accents for something else."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(view: View, columns: Sequence[Column], language: Language, separator: str) -> str:
    """Return the file: labels first, then a line a row.

    `separator` parts the cells. Where none was asked for it is a semicolon in Spanish, whose
    numbers have a decimal comma; a separator that was asked for is for programs: decimal points.
    """
    comma = language == "es" and not separator
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator or (";" if language == "es" else ","))
    writer.writerow([inert(column["label"]) for column in view["columns"]])
    for row in view["rows"]:
        writer.writerow([_cell(row[column.name], comma=comma) for column in columns])
    return MARK + file.getvalue()


def _cell(value: Any, *, comma: bool) -> str:  # noqa: ANN401 - whatever a row holds
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return text.replace(".", ",") if comma else text


def inert(text: str, mark: str = "'") -> str:
    """Return a text that no spreadsheet takes for a formula, nor for two rows.

    `mark` comes before one that begins like a formula.
    """
    line = text.replace("\r", " ").replace("\n", " ")
    return f"{mark}{line}" if text.startswith(FORMULA) else line
