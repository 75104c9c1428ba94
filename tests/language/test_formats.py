"""Numbers, money and dates as each language writes them."""

import re
from datetime import date

import numpy as np
import pytest
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from language import formats
from language.texts import LANGUAGES, Language, ngettext, speaking


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (1_937_890_605, "$1.94 B", "1938 M$"),
        (-25_312_400_000, "−$25.3 B", "−25.312 M$"),
        (999_600_000, "$1.00 B", "1000 M$"),
        (645_963_535, "$646 M", "646 M$"),
        (999_999, "$1.00 M", "1,00 M$"),
        (10_000_000, "$10 M", "10 M$"),
        (12_345, "$12.3 K", "12,3 mil $"),
        (950, "$950", "950 $"),
        (-2_500_000, "−$2.50 M", "−2,50 M$"),
        (0, "$0", "0 $"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
    ],
)
def test_short_money_has_three_figures(value: float, english: str, spanish: str) -> None:
    assert both(lambda: formats.short_money(value)) == (english, spanish)


def both(write: object) -> tuple[str, str]:
    found = []
    chosen: Language
    for chosen in ("en", "es"):
        with speaking(chosen):
            found.append(write().replace("\u00a0", " "))  # type: ignore[operator]
    return found[0], found[1]


def test_numbers_follow_the_language() -> None:
    assert both(lambda: formats.number(45346)) == ("45,346", "45.346")
    assert both(lambda: formats.number(5909)) == ("5,909", "5909")
    assert both(lambda: formats.number(6.25, 1)) == ("6.2", "6,2")
    assert both(lambda: formats.money(1_937_890_605)) == ("$1,937,890,605", "1.937.890.605 $")


def test_shares_returns_and_years() -> None:
    assert both(lambda: formats.percent(0.1234, 1)) == ("12.3%", "12,3 %")
    assert both(lambda: formats.times(12.44)) == ("12.4 x", "12,4 x")
    assert both(lambda: formats.times(0.25)) == ("0.25 x", "0,25 x")
    assert both(lambda: formats.year(1994.0)) == ("1994", "1994")


def test_dates_and_their_parts() -> None:
    assert both(lambda: formats.date(date(1995, 11, 22))) == (
        "November 22, 1995",
        "22 de noviembre de 1995",
    )
    assert both(lambda: formats.month(1)) == ("January", "enero")
    assert both(lambda: formats.weekday(0)) == ("Monday", "lunes")
    assert both(lambda: formats.weekday(5)) == ("Saturday", "sábado")
    assert both(lambda: formats.listed(["a", "b", "c"])) == ("a, b, and c", "a, b y c")


def test_countries_past_and_present() -> None:
    assert both(lambda: formats.country("ES")) == ("Spain", "España")
    assert both(lambda: formats.country("SU", "Soviet Union")) == (
        "Soviet Union",
        "Unión Soviética",
    )
    assert both(lambda: formats.country("??", "Nowhere")) == ("Nowhere", "Nowhere")


@given(value=st.floats(-1e13, 1e13) | st.integers(-(10**12), 10**12), decimals=st.integers(0, 3))
@example(value=2.675, decimals=2)
@example(value=9999.5, decimals=0)
@example(value=-0.0, decimals=1)
@example(value=-0.04, decimals=1)
def test_numbers_are_written_as_unicode_says(value: float, decimals: int) -> None:
    for language in LANGUAGES:
        grouped = abs(value) >= 10_000 or language == "en"
        pattern = ("#,##0" if grouped else "0") + "." * bool(decimals) + "0" * decimals
        expected = format_decimal(value, format=pattern, locale=language).replace("-", "−")
        expected = expected if re.search("[1-9]", expected) else expected.removeprefix("−")
        with speaking(language):
            assert formats.number(value, decimals) == expected


@given(n=st.integers(0, 10**9))
@example(n=9999)
@example(n=10_000)
def test_counts_are_written_as_all_other_numbers_are(n: int) -> None:
    for language in LANGUAGES:
        with speaking(language):
            for count in (n, np.int64(n)):
                assert ngettext("{n} x", "{n} x", count) == f"{formats.number(n)} x"
                assert ngettext("{n} x", "{n} x", float(n)) == f"{formats.number(n)} x"


def test_spanish_groups_digits_from_five_on() -> None:
    assert both(lambda: ngettext("{n} x", "{n} x", 1234)) == ("1,234 x", "1234 x")
    assert both(lambda: ngettext("{n} x", "{n} x", 12_345)) == ("12,345 x", "12.345 x")
