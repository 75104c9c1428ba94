"""Visible words in the reader's language: gettext, English the source, Spanish complete.

The `.po` is read once at start; there is no compiled file. Texts that come from the data are not
translated; they pass through `plain` before any Markdown.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
Region = Literal["es-ES", "es-419", "es-AR"]
"""Where a reader of Spanish is: in Spain, in Latin America, in Argentina."""
SPAIN: Region = "es-ES"
LOCALES = Path(__file__).resolve().parents[1] / "locales"


def _no_page() -> None:
    return None


page: Callable[[], Language | None] = _no_page
"""How a page tells its reader's choice; the frame of the pages sets it."""
page_region: Callable[[], Region | None] = _no_page
"""How a page tells where its reader is; the frame of the pages sets it."""
_asked: ContextVar[Language | None] = ContextVar("language", default=None)
_there: ContextVar[Region | None] = ContextVar("region", default=None)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>$:~#!|&])")
_ADDRESS = re.compile(r"(?=://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_SWAPPED = str.maketrans(",.", ".,")
_MARKS = re.compile(r"(?<!\\)\*{1,2}|(?<!\\):(?:material/\w+|[a-z]+-badge\[)[:\]]?")
_ESCAPED = re.compile(r"\\([-+=\\`*_\[\]<>$:~#!|&.)])")
_LIST = re.compile(r"^(\d*)(?=[-+=]|(?<=\d)[.)])")


@cache
def spanish() -> dict[str, tuple[str, ...]]:
    """Return the Spanish of each English text: one form, or singular and plural."""
    with (LOCALES / "es/LC_MESSAGES/butaca.po").open("rb") as file:
        messages = read_po(file, locale="es")
    texts = {m.id: m.string for m in messages if m.id and m.string and not m.fuzzy}
    return {
        (key if isinstance(key, str) else key[0]): (
            (text,) if isinstance(text, str) else tuple(text)
        )
        for key, text in texts.items()
    }


@cache
def _english() -> dict[str, str]:
    return {forms[0]: text for text, forms in spanish().items()}


def language() -> Language:
    """Return the language of this run or request: that of `speaking`, else the reader's."""
    return _asked.get() or page() or "en"


def region() -> Region:
    """Return where the reader of this run or request is: as `speaking` says, else the page."""
    return _there.get() or page_region() or SPAIN


@contextmanager
def speaking(chosen: Language, there: Region | None = None) -> Iterator[None]:
    """Speak this language, as in a region, within the block: for who draws no page."""
    token, place = _asked.set(chosen), _there.set(there or _there.get())
    try:
        yield
    finally:
        _there.reset(place)
        _asked.reset(token)


def _(text: str, **values: object) -> str:
    """Return the text in the reader's language, with its {places} filled."""
    found = spanish().get(text, (text,))[0] if language() == "es" else text
    return found.format(**values) if values else found


def ngettext(one: str, many: str, n: float, **values: object) -> str:
    """Return the form that suits the number; `{n}` becomes the number as the reader writes it."""
    chosen = language()
    forms = spanish().get(one, (one, many)) if chosen == "es" else (one, many)
    whole = isinstance(n, int | np.integer)
    spaced = _separates(n, chosen)
    written = (
        grouped(n, 0, chosen) if whole else format_decimal(n, locale=chosen, group_separator=spaced)
    )
    words = {"n": written, **values}
    return forms[0 if n == 1 else -1].format(**words)


def grouped(value: Decimal | float, decimals: int, chosen: Language) -> str:
    """Return a number with the separators of a language."""
    comma = "," if _separates(float(value), chosen) else ""
    text = f"{value:z{comma}.{decimals}f}"
    return text.translate(_SWAPPED) if chosen == "es" else text


def _separates(value: float, chosen: Language) -> bool:
    """Tell whether thousands are set apart; in Spanish from five digits on: 1234, 12.345."""
    return chosen == "en" or abs(value) >= 10_000


def same(typed: str, text: str) -> bool:
    """Tell whether what stands in a link is this text, in whichever language."""
    return text in {typed, spanish().get(typed, ("",))[0], _english().get(typed)}


def plain(text: object) -> str:
    """Return a text of the data that Markdown will show as it is, on one line."""
    # Markdown makes links of bare addresses, escaped or not; a word joiner within is not seen.
    line = _ADDRESS.sub("\u2060", " ".join(str(text).split()))
    return _LIST.sub(r"\1\\", _MARKDOWN.sub(r"\\\1", line))


def unmarked(text: str) -> str:
    """Return a text written for Markdown as it is read: `plain` undone, marks of weight gone."""
    return _ESCAPED.sub(r"\1", _MARKS.sub("", text)).replace("\u2060", "")
