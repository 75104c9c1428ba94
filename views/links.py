"""Links from a view to a page with its choices."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from language.texts import language

CARRIED: ContextVar[str] = ContextVar("carried", default="")
"""The earlier version of the data that what is read now shows; links lead to the same one."""

ENCODED = 2000
"""Addresses that are kept, some 200 bytes each: twenty tables of a hundred rows."""


def _local() -> str:
    return "http://localhost:8501"


root: Callable[[], str] = _local
"""Where the reader sees the dashboard, by default where `make run` serves it; pages tell."""


@contextmanager
def carrying(identity: str) -> Iterator[None]:
    """Let links that are written within name this version of the data, none if it is empty."""
    before = CARRIED.set(identity)
    try:
        yield
    finally:
        CARRIED.reset(before)


@dataclass(frozen=True, slots=True)
class Link:
    """A way to the page at `path`; `label` is Markdown: text of the data passes through `plain`."""

    path: str
    label: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    icon: str | None = None
    help: str | None = None


def address(path: str, **parameters: object) -> str:
    """Return the address of a page with its choices, relative to the app, language included.

    So is the version of the data where it is not the present one.
    """
    version = {"data": CARRIED.get()} if CARRIED.get() else {}
    said = {**version, **texts(parameters), "lang": language()}
    return f"{path}?{query(said)}"


def query(said: Mapping[str, str | list[str]]) -> str:
    """Return texts, as `texts` returns parameters, as an address has them."""
    return _encoded(tuple((key, text) for key, many in said.items() for text in _each(many)))


@lru_cache(ENCODED)
def _encoded(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return pairs as an address has them: quoting a table's took a sixth of its page's rerun."""
    return urlencode(pairs)


def _each(many: str | list[str]) -> list[str]:
    return [many] if isinstance(many, str) else many


def to_film(film: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the page of a film, a row that has `title` and `year`."""
    return _to_film(str(film.title), str(film.year), CARRIED.get(), language())


@lru_cache(ENCODED)
def _to_film(title: str, year: str, _version: str, _spoken: str) -> str:
    """Return what `address` does: a table asks for a hundred again with each choice."""
    return address("film", film=title, year=year)


def to_person(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the page of a person, a row that has `name`."""
    return address("person", person=row.name)


def texts(parameters: Mapping[str, object]) -> dict[str, str | list[str]]:
    """Return parameters as a link writes them; None is left out."""
    many = (list, tuple)
    return {
        key: [_text(v) for v in value] if isinstance(value, many) else _text(value)
        for key, value in parameters.items()
        if value is not None
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
