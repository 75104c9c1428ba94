"""Numbers and dates out of text, saying which cells could not be read."""

from typing import Any

import pandas as pd
import pyarrow as pa

from etl.report import Report, Rule

NOT_A_NUMBER = Rule(
    "not_a_number",
    "A cell of a numeric column holds something else.",
    "The value counts as unknown; the row stays.",
    costs="cell",
)
NEGATIVE = Rule(
    "negative_number",
    "A cost, revenue, length, vote or popularity below zero cannot be.",
    "The value counts as unknown; the row stays.",
    costs="cell",
)
SPREADSHEET_DATE = Rule(
    "spreadsheet_date",
    "The date is written 30/10/1995 or 10/30/1995, the mark of a spreadsheet.",
    "Read in the only order that fits all dates of the file.",
)
AMBIGUOUS_DATE = Rule(
    "ambiguous_date",
    "The date is written with slashes, and nothing in the file tells the day from the month.",
    "The date counts as unknown, and a film without a date is left out of every answer.",
)
NOT_A_DATE = Rule(
    "not_a_date",
    "The release date is no date.",
    "The date counts as unknown, and a film without a date is left out of every answer.",
)

Text = "pd.Series[str]"


def numbers(frame: pd.DataFrame, column: str, report: Report) -> "pd.Series[float]":
    """Return a column as floats; what is no number, or below zero, is unknown and reported."""
    value = floats(frame[column])
    beside: dict[str, str | pd.Series[Any]] = {"column": column, "before": frame[column]}
    report.flag(NOT_A_NUMBER, frame, frame[column].notna() & value.isna(), **beside)
    report.flag(NEGATIVE, frame, value < 0, **beside)
    return value.where(~(value < 0))


def floats(text: "pd.Series[str]") -> "pd.Series[float]":
    """Return finite floats; Arrow's cast is the fast way and fails on the first odd cell."""
    try:
        cells = pa.array(text, type=pa.string()).cast(pa.float64())
        value = pd.Series(cells.to_numpy(zero_copy_only=False), index=text.index)
    except pa.ArrowInvalid:
        value = pd.to_numeric(text, errors="coerce").astype("float64")
    return value.where(value.abs() != float("inf"))


def dates(frame: pd.DataFrame, column: str, report: Report) -> "pd.Series[pd.Timestamp]":
    """Return a column as dates; ISO, or with slashes where the file shows which part is the day."""
    text = frame[column].str.strip()
    value = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
    slashed = text[value.isna() & text.str.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}").fillna(value=False)]
    if len(slashed):
        value = value.fillna(_slashed_dates(frame, slashed, report))
    unread = text.notna() & value.isna() & ~frame.index.isin(slashed.index)
    report.flag(NOT_A_DATE, frame, unread, before=frame[column])
    return value.astype("datetime64[s]")


def _slashed_dates(
    frame: pd.DataFrame, slashed: "pd.Series[str]", report: Report
) -> "pd.Series[pd.Timestamp]":
    """Read all slashed dates in the one order that fits every one of them, else none."""
    orders = [pd.to_datetime(slashed, format=f, errors="coerce") for f in ("%d/%m/%Y", "%m/%d/%Y")]
    fitting = [order for order in orders if order.notna().all()]
    touched = frame.index.isin(slashed.index)
    if len(fitting) == 1:
        report.flag(SPREADSHEET_DATE, frame, pd.Series(touched), before=slashed)
        return fitting[0]
    # Either order fits, or neither: a date whose two readings agree, or of which only one exists,
    # is certain all the same.
    first, second = orders
    certain = first.where(first.eq(second) | second.isna(), second.where(first.isna()))
    unsure = frame.index.isin(certain.index[certain.isna()])
    report.flag(SPREADSHEET_DATE, frame, pd.Series(touched & ~unsure), before=slashed)
    report.flag(AMBIGUOUS_DATE, frame, pd.Series(unsure), before=slashed)
    return certain
