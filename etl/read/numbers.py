"""Numbers as people write them, saying which cells could not be read.

Thousands marks, dollar signs, `81 min`, `1h 44m`, `$12.5M`. Another currency is never dollars.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from babel import Locale

from catalogue.names import key
from etl.read.unknown import UNKNOWN_WORD, words_among
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
OTHER_CURRENCY = Rule(
    "other_currency",
    "The amount is in another currency than US dollars.",
    "The value counts as unknown: it is never read as dollars.",
    costs="cell",
)
WRITTEN_OUT = Rule(
    "number_with_marks",
    "The number is written as people do: 1,234,567, $41.94, 81 min, 1h 44m.",
    "Read as the number that it means.",
)

DOLLARS = re.compile(r"us ?\$|usd?\b|\bdollars?|\bdolares\b|\$")
CURRENCY = re.compile(r"[€£¥₹₽₩₺₫₱₴₪฿]|\b(?!us)[a-z]{1,2}\$|\bcr\b|\bcrores?\b|\blakhs?\b")
"""Signs of currencies that are not US dollars, and counts in which only rupees go."""
CURRENCIES = {
    *("rs", "rupee", "rupees", "euro", "euros", "pound", "pounds", "yen", "won", "peso", "pesos"),
    *("franc", "francs", "mark", "marks", "yuan", "rmb", "lira", "lire", "krona", "kroner"),
    *("dm", "kc", "kr", "zl", "ft"),
}
SCALES = {
    **dict.fromkeys(("k", "thousand", "mil"), 1e3),
    **dict.fromkeys(
        ("m", "mn", "mm", "million", "millions", "millon", "millones", "mln", "mio"), 1e6
    ),
    **dict.fromkeys(("b", "bn", "billion", "billions", "mil millones"), 1e9),
}
AMOUNT = re.compile(r"([-−]?\d[\d.,'’ ]*?)\s*(mil millones|[a-z]+)?\.?")
LENGTH = re.compile(
    r"(?:pt)?\s*(?:(\d{1,3}(?:\.\d+)?)\s*(?:h|hr|hrs|hours?|horas?)[\s,:.]*(?:and|y)?)?"
    r"\s*(?:(\d{1,4}(?:\.\d+)?)\s*(?:m|mn|min|mins|minutes?|minutos?|')?)?[.\s]*"
)
POINTED = r"^\s*(?:us ?)?\$? ?-?[1-9]\d{0,2}(?:\.\d{3})+ ?\$?\s*$"
"""A number whose points may part thousands: `500.000`, `$1.250.000`."""
DECIMAL_POINT = r"\d{4}\.\d|(?:^|\D)0\d*\.\d|\.(?:\d{1,2}|\d{4,})\D*$"
"""A number whose point can only stand before decimals: `2000000.0`, `0.125`, `41.94`."""
UNDIVIDED = {"budget", "revenue", "vote_count"}
"""Columns in which nothing is counted in thousandths."""
LETTER = re.compile(r"[^\W\d_]")
"""What a length has in words for a unit alone: nothing there is thousands or millions."""
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?")


def numbers(
    frame: pd.DataFrame, column: str, report: Report, *, length: bool = False
) -> "pd.Series[float]":
    """Return a column as floats; what is no number, or below zero, is unknown and reported.

    `length`: the column holds minutes, which people write with hours as well.
    """
    value = floats(frame[column])
    pointed = points_part_thousands(frame[column], surely=column in UNDIVIDED)
    if pointed.any():
        bare = frame.loc[pointed, column].str.replace(r"[^\d-]", "", regex=True)
        value = value.mask(pointed, bare.astype("float64"))
        report.flag(WRITTEN_OUT, frame, pointed, column=column, before=frame[column])
    odd = frame[column].notna() & value.isna()
    if odd.any():
        value = _written_out(frame, column, value, odd, report, length=length)
    below = value < 0
    report.flag(NEGATIVE, frame, below, column=column, before=frame[column])
    return value.where(~below)


def floats(text: "pd.Series[str]") -> "pd.Series[float]":
    """Return finite floats; Arrow's cast is the fast way and fails on the first odd cell."""
    try:
        cells = pa.array(text, type=pa.string()).cast(pa.float64())
        value = pd.Series(cells.to_numpy(zero_copy_only=False), index=text.index)
    except pa.ArrowInvalid:
        value = pd.to_numeric(text, errors="coerce").astype("float64")
    return value.where(value.abs() != float("inf"))


def _written_out(
    frame: pd.DataFrame,
    column: str,
    value: "pd.Series[float]",
    odd: "pd.Series[bool]",
    report: Report,
    *,
    length: bool,
) -> "pd.Series[float]":
    """Fill in the numbers that are written out, and report every other odd cell by its kind."""
    different = frame.loc[odd, column].unique().tolist()
    words = words_among(different)
    decimal = "," if is_decimal_comma(different) else "."
    read = {cell: minutes(cell) if length else None for cell in different}
    others = [cell for cell in different if not (read[cell] or (length and LETTER.search(cell)))]
    read |= {cell: amount(cell, decimal) for cell in others if read[cell] is None}
    foreign = {cell for cell in different if is_foreign(cell)}
    filled = value.fillna(frame.loc[odd, column].map(read).astype("float64"))
    cells = frame[column]
    said, other = odd & cells.isin(words), odd & cells.isin(foreign)
    beside: dict[str, str | pd.Series[Any]] = {"column": column, "before": cells}
    report.flag(UNKNOWN_WORD, frame, said, **beside)
    report.flag(OTHER_CURRENCY, frame, other, **beside)
    report.flag(WRITTEN_OUT, frame, odd & filled.notna(), **beside)
    report.flag(NOT_A_NUMBER, frame, odd & filled.isna() & ~said & ~other, **beside)
    return filled


def is_foreign(cell: str) -> bool:
    """Tell whether an amount bears the sign or name of a currency that is not the US dollar."""
    text = _folded(cell)
    words = set(re.findall(r"[a-z]+", text))
    return CURRENCY.search(text) is not None or bool(words & (CURRENCIES | _codes()))


@cache
def _codes() -> frozenset[str]:
    """Return the codes of all currencies but the US dollar: `eur`, `inr`, `dem`."""
    return frozenset(str(code).lower() for code in Locale("en").currencies) - {"usd"}


def points_part_thousands(cells: "pd.Series[str]", *, surely: bool) -> "pd.Series[bool]":
    """Return which cells have points between thousands: `500.000` beside `1.250.000`.

    Three figures behind one point alone say nothing, so the column as a whole is asked; `surely`
    where its numbers have no thousandths.
    """
    text = pa.array(cells, type=pa.string())
    pointed = pc.match_substring_regex(text, POINTED, ignore_case=True)
    pointed = pd.Series(pointed.fill_null(False).to_numpy(zero_copy_only=False), index=cells.index)
    if not pointed.any():
        return pointed
    twice = cells[pointed].str.count(r"\.") > 1
    if twice.any():
        return pointed
    decimal = pc.any(pc.match_substring_regex(text, DECIMAL_POINT)).as_py()
    return pointed & (surely and not decimal)


def is_decimal_comma(cells: Iterable[str]) -> bool:
    """Tell whether a column's commas part decimals and not thousands: `7,5`, `1.234,56`.

    Three figures behind a comma alone say nothing, so the column as a whole is asked.
    """
    bare = [re.sub(r"[^\d.,]", "", cell) for cell in cells]
    decimal = sum(bool(re.fullmatch(r"[\d.]*\d,(?:\d{1,2}|\d{4,})", cell)) for cell in bare)
    thousands = sum(bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", cell)) for cell in bare)
    points = sum(bool(re.search(r",\d+\.\d", cell)) for cell in bare)
    return decimal > 0 and not points and (decimal >= thousands or thousands == 0)


def amount(cell: str, decimal: str = ".") -> float | None:
    """Return the number that a cell means; None where it means none, or other than dollars.

    `decimal` is the mark before decimals, where a comma could be either.
    """
    text = _folded(cell)
    if is_foreign(cell):
        return None
    bare = re.sub(r"(?<=\d) *\(.*\)$", "", text)  # "(estimated)"
    found = AMOUNT.fullmatch(DOLLARS.sub(" ", bare).replace("+", "").strip())
    if not found or (found[2] and found[2] not in SCALES):
        return None
    number = _plain(found[1].replace("−", "-"), decimal)
    return None if number is None else number * SCALES.get(found[2] or "", 1.0)


def minutes(cell: str) -> float | None:
    """Return a length in minutes: `81 min`, `1h 44m`, `1:44`, `PT104M`; None where it is none."""
    text = _folded(cell)
    clock = CLOCK.fullmatch(text)
    if clock:
        return 60.0 * int(clock[1]) + int(clock[2])
    found = LENGTH.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    return 60.0 * float(found[1] or 0) + float(found[2] or 0)


def _folded(cell: str) -> str:
    return key(cell[:60]).replace("\xa0", " ").strip()


def _plain(text: str, decimal: str) -> float | None:
    """Return a number without its thousands marks, which stand every three figures."""
    digits = text.replace(" ", "").replace("'", "").replace("’", "")
    marks = {mark for mark in ".," if mark in digits}
    if len(marks) == 2:  # the last one is the decimal one
        decimal = max(marks, key=digits.rindex)
    elif any(digits.count(mark) > 1 for mark in marks):
        decimal = "." if "," in marks else ","
    elif marks == {"."}:
        decimal = "."
    elif re.fullmatch(r"-?\d+,\d{1,2}", digits):
        decimal = ","
    other = "," if decimal == "." else "."
    grouped = rf"\d{{1,3}}(?:{re.escape(other)}\d{{2,3}})*{re.escape(other)}\d{{3}}"
    if not re.fullmatch(rf"-?(?:{grouped}|\d+)(?:[{decimal}]\d*)?", digits):
        return None
    return float(digits.replace(other, "").replace(decimal, "."))
