"""Dates in every notation that means one day, of releases and of additions alike.

A notation is read cell by cell; which of two numbers is the day and which the month is decided
for a file as a whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd

from catalogue.names import key
from etl.report import Rule

SPREADSHEET_DATE = Rule(
    "spreadsheet_date",
    "The date is written 30/10/1995 or 10/30/1995, the mark of a spreadsheet.",
    "Read in the only order that fits all dates of the file.",
)
OTHER_NOTATION = Rule(
    "date_in_other_notation",
    "The date is written in another notation than usual: 25-Sep-21, a spreadsheet's day number, "
    "a timestamp, a bare year.",
    "Read as the day, month or year that it means.",
)
FIRST_YEAR, LAST_YEAR = 1870, 2100
"""Years outside of which a date is none: no film is older."""
CENTURY = 30
"""Two digits below this are of this century, as spreadsheets have it."""
EPOCH = date(1899, 12, 30)
"""The day that spreadsheets number 0."""
DAY_NUMBERS = range(10_000, 73_051)
"""Day numbers from 1927 on: smaller ones look like years."""

_MONTHS = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"),
    ("may", "mayo"), ("june", "junio"), ("july", "julio"), ("august", "agosto"),
    ("september", "septiembre", "setiembre"), ("october", "octubre"), ("november", "noviembre"),
    ("december", "diciembre"),
)  # fmt: skip
MONTHS = {
    name[:end]: number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names
    for end in range(3, len(name) + 1)
}
"""Months by their English and Spanish names and what these begin with, from three letters on."""
LONGEST = 60
"""Characters of a cell that may be a date."""
_ENGLISH = {names[0] for names in _MONTHS}
_TIME = re.compile(
    r"[t\s,]+(?:a las )?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?"
    r"\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})*$"
)
_NOISE = re.compile(
    r"\(.*?\)|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?\b[.,]?"
    r"|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b,?|\b(?:de[l]?|of|the)\b"
    r"|(?<=\d)(?:st|nd|rd|th|o|º)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell may mean, and how exactly it knows it (`day`, `month`, `year`).

    Where either of two numbers may be the day, `first` takes the first for it and `second` the
    other; a reading that no calendar has is None. `mark` parts such numbers. `is_short`: the year
    has two digits.
    """

    first: date | None = None
    second: date | None = None
    precision: str = "day"
    mark: str = ""
    is_usual: bool = False
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """A column's dates, null where there are none; all aligned with the cells.

    `precision` says how exactly each is known; `slashed` and `unusual` say how it was written;
    `unsure` are the cells with two readings and nothing to tell them apart.
    """

    value: "pd.Series[pd.Timestamp]"
    precision: "pd.Series[str]"
    slashed: "pd.Series[bool]"
    unusual: "pd.Series[bool]"
    unsure: "pd.Series[bool]"


def read_dates(
    text: "pd.Series[str]", file: "pd.Series[str]", year: "pd.Series[float] | None" = None
) -> Dates:
    """Read a column of dates; cells of one `file` are decided together.

    `year`, where it is known from elsewhere, tells the century of two digits.
    """
    stripped = text.str.strip()
    iso = pd.to_datetime(stripped, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    iso = iso.where(iso.dt.year.between(FIRST_YEAR, LAST_YEAR))
    false = pd.Series(False, index=text.index)
    found = Dates(iso, iso.notna().map({True: "day"}), false, false.copy(), false.copy())
    rest = stripped[iso.isna() & stripped.notna()]
    for _, cells in rest.groupby(file[rest.index].astype("str"), sort=False):
        codes, different = pd.factorize(cells)
        first = [reading(cell) for cell in different]
        chosen = decided(first)
        days = np.array([r.first or "NaT" for r in chosen], dtype="datetime64[s]")
        for column, values in (
            (found.value, days),
            (found.precision, np.array([r.precision if r.first else None for r in chosen], object)),
            (found.slashed, np.array([bool(r.mark and r.first) for r in chosen])),
            (found.unusual, np.array([not (r.mark or r.is_usual) for r in chosen])),
            (found.unsure, np.array([_is_any(r) for r in first]) & np.isnat(days)),
        ):
            column.loc[cells.index] = values[codes]
        if year is not None:
            short = np.array([r.is_short for r in chosen], dtype=bool)[codes]
            _set_century(found.value, year, cells.index[short])
    return found


def _is_any(found: Reading) -> bool:
    return found.first is not None or found.second is not None


def _set_century(
    dates: "pd.Series[pd.Timestamp]", year: "pd.Series[float]", rows: pd.Index
) -> None:
    """Move dates whose century was a guess to that of the year known from elsewhere."""
    off = (year[rows] - dates[rows].dt.year).round(-2)
    for centuries in (-100, 100):
        moved = off.index[off == centuries]
        dates.loc[moved] = dates[moved] + pd.DateOffset(years=centuries)


def decided(readings: Sequence[Reading]) -> list[Reading]:
    """Return one file's readings with the day told from the month where something tells it.

    Each mark is decided by itself, since copies of copies mix them, else by all cells together.
    """
    marks = {found.mark for found in readings if found.mark}
    first_is_day = {mark: _order([r for r in readings if r.mark == mark]) for mark in marks}
    of_all = _order([r for r in readings if r.mark])
    return [
        _chosen(r, of_all if first_is_day[r.mark] is None else first_is_day[r.mark])
        if r.mark
        else r
        for r in readings
    ]


def _order(readings: Sequence[Reading]) -> bool | None:
    """Return whether the first number is the day in the only order that fits all; else None."""
    fits = [all(day is not None for day in days) for days in _days(readings)]
    return fits[0] if fits[0] != fits[1] else None


def _days(readings: Sequence[Reading]) -> tuple[list[date | None], list[date | None]]:
    known = [r for r in readings if _is_any(r)]
    return [r.first for r in known], [r.second for r in known]


def _chosen(found: Reading, first_is_day: bool | None) -> Reading:
    """Return a reading in the order of its file; without one, what is certain all the same."""
    if first_is_day is None:
        if found.first == found.second or found.second is None:
            return found
        return replace(found, first=None if found.first else found.second)
    return found if first_is_day else replace(found, first=found.second)


@lru_cache(maxsize=100_000)
def reading(cell: str) -> Reading:
    """Read one cell, whatever its notation; a `Reading` without dates where it is none."""
    if len(cell) > LONGEST:
        return Reading()
    text = " ".join(_NOISE.sub(" ", _TIME.sub("", key(cell))).split()).strip(" .,")
    if re.fullmatch(r"-?\d+(?:\.\d+)?", text) and not re.fullmatch(r"\d{1,2}\.\d{4}", text):
        return _number(text)
    numbers = re.fullmatch(r"(\d{1,4}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{1,4})", text)
    if numbers:
        return _three(numbers[2], numbers[1], numbers[3], numbers[4])
    month = re.fullmatch(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})", text)
    if month:
        return _coarse(int(month[2] or month[3]), int(month[1] or month[4]))
    return _worded(text)


def years(text: "pd.Series[str]") -> "pd.Series[float]":
    """Return the year that each cell means, null where it means none or several."""
    number = pd.to_numeric(text, errors="coerce").astype("float64")
    odd = text[number.isna() & text.notna()]
    read = {cell: _one_year(cell) for cell in odd.unique()}
    return number.fillna(odd.map(read).astype("float64"))


def _one_year(cell: str) -> int | None:
    """Return the year of `(2020)`, `'21` or a date that is in one year in either order."""
    bare = re.fullmatch(r"\s*(?:\(\s*(\d{4})\s*\)|['’](\d\d))\s*", cell)
    if bare:
        return _year(bare[1] or bare[2])
    found = reading(cell)
    in_years = {day.year for day in (found.first, found.second) if day}
    return in_years.pop() if len(in_years) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day if the calendar has it and a film may bear it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def _coarse(year: int, month: int = 0) -> Reading:
    """Return the first day of a month, or of a year where the month is 0."""
    found = _day(year, month or 1, 1)
    return Reading(found, precision="month" if month else "year") if found else Reading()


def _year(digits: str) -> int:
    """Return a year; two digits are of the century that spreadsheets take them for."""
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < CENTURY else 1900)


def _number(text: str) -> Reading:
    """Read a bare number: a year, a day without marks, a spreadsheet's day, a timestamp."""
    whole = text.partition(".")[0]
    size = len(whole.lstrip("-"))
    if size == 4:
        return _coarse(int(whole)) if whole[0] != "-" else Reading()
    if size in (6, 8) and whole[0] != "-":
        year, month, day = int(whole[:4]), int(whole[4:6]), whole[6:]
        return Reading(_day(year, month, int(day))) if day else _coarse(year, month)
    if int(whole) in DAY_NUMBERS:
        return Reading(EPOCH + timedelta(days=int(whole)))
    return _timestamp(int(whole)) if size >= 9 else Reading()


def _timestamp(moment: int) -> Reading:
    """Read seconds since 1970, or thousandths, millionths, billionths of them."""
    for limit, parts in ((10**11, 1), (10**14, 10**3), (10**17, 10**6), (10**20, 10**9)):
        if abs(moment) < limit:
            found = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment // parts)
            return Reading(_day(found.year, found.month, found.day))
    return Reading()


def _three(mark: str, first: str, second: str, third: str) -> Reading:
    """Read three numbers: the year first, or last and then the day before the month or after."""
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        if not (b and c):
            return _coarse(a, b) if not c else _coarse(a)
        return Reading(_day(a, b, c) or _day(a, c, b))
    if len(first) > 2 or len(third) not in (2, 4):
        return Reading()
    day, other = _day(_year(third), b, a), _day(_year(third), a, b)
    short = len(third) == 2
    if mark in ". ":  # nobody who writes points puts the month first
        return Reading(day or other, is_short=short)
    return Reading(day, other, mark=mark, is_short=short)


def _worded(text: str) -> Reading:
    """Read a month by its name, with a day and a year, or with a year alone."""
    words, numbers = re.findall(r"[a-z]+", text), re.findall(r"\d+", text)
    if len(words) != 1 or words[0] not in MONTHS or len(numbers) not in (1, 2):
        return Reading()
    month = MONTHS[words[0]]
    if len(numbers) == 1:
        told = len(numbers[0]) == 4 or re.fullmatch(r"[a-z]+-\d\d", text)
        return _coarse(_year(numbers[0]), month) if told else Reading()
    year, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
    if len(year) not in (2, 4) or len(day) > 2:
        return Reading()
    usual = re.fullmatch(r"[a-z]{3,} \d{1,2}, \d{4}", text) and words[0] in _ENGLISH
    found = _day(_year(year), month, int(day))
    return Reading(found, is_usual=bool(usual), is_short=len(year) == 2)
