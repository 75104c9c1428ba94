"""The columns of a view's rows: label, type, unit and meaning, told once for page and file.

A column's `name` is that of the frame; its `kind` says how a value is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "number", "money", "times", "share", "date", "year", "code", "markdown"]
UNITS: dict[str, str] = {"money": "US dollar", "times": "times", "share": "of 1"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `decimals` of a number; `link` takes a row (a named tuple) to an address."""

    name: str
    label: str
    kind: Kind = "text"
    meaning: str = ""
    decimals: int = 0
    unit: str = ""
    grouped: bool = True
    """Whether thousands are set apart."""
    link: Callable[[Any], str] | None = None


def text(
    name: str, label: str, meaning: str = "", *, link: Callable[[Any], str] | None = None
) -> Column:
    """Return a column of texts; with `link`, each leads to an address."""
    return Column(name, label, kind="text", meaning=meaning, link=link)


def number(
    name: str,
    label: str,
    meaning: str = "",
    *,
    decimals: int = 0,
    unit: str = "",
    grouped: bool = True,
) -> Column:
    """Return a column of numbers."""
    return Column(
        name, label, kind="number", meaning=meaning, decimals=decimals, unit=unit, grouped=grouped
    )


def money(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of US dollars."""
    return Column(name, label, kind="money", meaning=meaning, unit=UNITS["money"])


def times(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of returns, so many times the budget."""
    return Column(name, label, kind="times", meaning=meaning, decimals=2, unit=UNITS["times"])


def share(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of shares of one."""
    return Column(name, label, kind="share", meaning=meaning, decimals=4, unit=UNITS["share"])


def year(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of years, written without separators."""
    return Column(name, label, kind="year", meaning=meaning, grouped=False)


def date(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of dates."""
    return Column(name, label, kind="date", meaning=meaning)


def code(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of names in the tables, written letter by letter."""
    return Column(name, label, kind="code", meaning=meaning)


def markdown(name: str, label: str, meaning: str = "") -> Column:
    """Return a column of our own texts, with marks of Markdown in them."""
    return Column(name, label, kind="markdown", meaning=meaning)
