"""Numbers, money, dates and names as the reader's language writes them."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache, wraps
from math import floor, isfinite, log10
from typing import Any, Literal, ParamSpec

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.lists import format_list

from catalogue.states import retired
from language.texts import Language, _, grouped, language

P = ParamSpec("P")
Width = Literal["abbreviated", "wide"]
NO_BREAK = "\u00a0"
EXACT = 2
"""Decimals of a share that is nearly none or nearly all."""
UNKNOWN = "–"
"""What stands where nothing is known."""


def remembered(write: Callable[P, str]) -> Callable[P, str]:
    """Let a function write the same value in the same language once: pages repeat themselves."""

    @lru_cache(maxsize=8192)
    def kept(_chosen: Language, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        return write(*args, **kwargs)

    @wraps(write)
    def written(*args: P.args, **kwargs: P.kwargs) -> str:
        said: str = kept(language(), *args, **kwargs)  # type: ignore[arg-type]  # numbers and dates
        return said

    return written


@remembered
def number(value: float | None, decimals: int = 0) -> str:
    """Write a number with the language's separators; unknown is a dash, a zero has no sign."""
    if value is None or not isfinite(value):
        return UNKNOWN
    # Babel reads pattern and locale anew for each number: a third of Return's work.
    return grouped(Decimal(str(value)), decimals, language()).replace("-", "−")


def money(value: float | None) -> str:
    """Write whole dollars: $1,937,890,605 or 1.937.890.605 $."""
    if value is None or not isfinite(value):
        return UNKNOWN
    sign, digits = ("−" if value < 0 else ""), number(abs(value))
    return f"{sign}${digits}" if language() == "en" else f"{sign}{digits}{NO_BREAK}$"


@remembered
def short_money(value: float | None) -> str:
    """Write dollars in three figures: $1.94 B; Spanish, without a billion, has 1938 M$."""
    if value is None or not isfinite(value):
        return UNKNOWN
    sign, size = ("−" if value < 0 else ""), abs(value)
    if language() == "es" and size >= 1e9 * 0.9995:
        return f"{sign}{number(size / 1e6)}{NO_BREAK}M$"
    for unit, en, es in ((1e9, "B", ""), (1e6, "M", "M$"), (1e3, "K", "mil $")):
        if size >= unit * 0.9995:
            digits = three(size / unit)
            text = f"${digits} {en}" if language() == "en" else f"{digits} {es}"
            return sign + text.replace(" ", NO_BREAK)
    return money(value)


def three(value: float) -> str:
    """Write a number in three significant figures; a whole one without its zeros."""
    rounded = float(f"{value:.3g}")
    if rounded == value and rounded.is_integer():
        return number(rounded)
    return number(rounded, min(max(0, 2 - floor(log10(abs(rounded)))), 3))


def file_size(size: int) -> str:
    """Write a file's size, given in bytes, in kB or MB."""
    unit, name = (1e6, "MB") if size >= 1e6 else (1e3, "kB")
    return f"{three(size / unit)} {name}"


def percent(share: float | None, decimals: int = 0) -> str:
    """Write a share of one: 12 % of Spanish, 12% of English.

    What is neither none nor all is never written as such: 99.7%, not 100%.
    """
    if share is None or not isfinite(share):
        return UNKNOWN
    while decimals < EXACT and 0 < share < 1 and round(100 * share, decimals) in (0, 100):
        decimals += 1
    space = NO_BREAK if language() == "es" else ""
    return f"{number(100 * share, decimals)}{space}%"


@remembered
def ordinal(value: int) -> str:
    """Write a place in a ranking: 2nd, 2.º."""
    if language() == "es":
        return f"{number(value)}.º"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{number(value)}{'th' if value % 100 in (11, 12, 13) else ending}"


def times(value: float | None) -> str:
    """Write a return: 12.4 x."""
    if value is None or not isfinite(value):
        return UNKNOWN
    decimals = 1 if value >= 1 or not value else 2
    return f"{number(value, decimals if value < 1000 else 0)}{NO_BREAK}x"


def year(value: float) -> str:
    """Write a year, without separators."""
    return str(int(value))


@remembered
def date(value: datetime.date) -> str:
    """Write a date as people do: November 22, 1995 or 22 de noviembre de 1995."""
    text: str = format_date(value, format="long", locale=language())
    return text


@remembered
def short_date(value: datetime.date) -> str:
    """Write a date where there is little room: Nov 22, 1995 or 22 nov 1995."""
    text: str = format_date(value, format="medium", locale=language())
    return text


@remembered
def day(value: datetime.date) -> str:
    """Write a day where there is hardly room, its year elsewhere: Nov 22 or 22 nov."""
    text: str = format_skeleton("MMMd", value, locale=language())
    return text


def decade(first_year: int) -> str:
    """Write a decade: 1990s, años 1990."""
    return _("{year}s", year=first_year)


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: a, b and c."""
    text: str = format_list(list(names), locale=language())
    return text


def sentence(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def inner(text: str) -> str:
    """Write a label as it stands within a sentence: with a small letter."""
    return text[:1].lower() + text[1:]


@cache
def _months(chosen: str, width: Width) -> dict[int, str]:
    return dict(get_month_names(width, context="stand-alone", locale=chosen))


@cache
def _weekdays(chosen: str, width: Width) -> dict[int, str]:
    return dict(get_day_names(width, context="stand-alone", locale=chosen))


def month(value: int, *, short: bool = False) -> str:
    """Name a month, 1 January."""
    return _months(language(), "abbreviated" if short else "wide")[value]


def weekday(value: int, *, short: bool = False) -> str:
    """Name a weekday, 0 Monday."""
    return _weekdays(language(), "abbreviated" if short else "wide")[value]


def country(code: str, name: str = "") -> str:
    """Name a country by its ISO 3166-1 code; a state that is no more keeps `name`, translated."""
    known = _territories(language()).get(code)
    return known or retired(code, language()) or name or code


@cache
def _territories(chosen: str) -> dict[str, str]:
    """Return the names of countries, without what Unicode adds to two of them (SAR China)."""
    return {**Locale(chosen).territories, "HK": "Hong Kong", "MO": "Macao"}


def language_name(code: str) -> str:
    """Name a language by its ISO 639-1 code, small letters as in a sentence in Spanish."""
    return _languages(language()).get("zh" if code == "cn" else code, code)


@cache
def _languages(chosen: str) -> dict[str, str]:
    return dict(Locale(chosen).languages)


def separators() -> str:
    """Return decimal and thousands separators as plotly wants them."""
    return ",." if language() == "es" else ".,"
