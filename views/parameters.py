"""The choices that a view asks for: each a parameter of the link, whoever asks.

A page draws a widget for it, a data address reads it from the query; both give the same value, and
its default where the link says nothing or something that cannot be meant.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from math import isfinite
from typing import Generic, Protocol, TypeVar

from language.texts import same

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Reader = Callable[[str], str | None]
"""Turns another spelling of an option into its code; None for what it does not know."""
BUTTONS = 8
"""Platforms that stand side by side as buttons; more, one of each country, are a list."""


@dataclass(frozen=True, kw_only=True)
class Parameter(Generic[T_co]):
    """What all choices have: `key` in the link, `label` and `help` for the reader, `width` (px)."""

    key: str
    label: str
    help: str | None = None
    width: int | None = None
    also: str = ""
    """Another parameter whose text is taken where the link lacks this one."""

    def read(self, texts: Sequence[str]) -> T_co:
        """Return the value that a link means by these texts, the default for nonsense."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Text(Parameter[str]):
    """A name that is typed; `long` for up to so many characters, `lines` for one on each line."""

    default: str = ""
    long: int | None = None
    lines: bool = False
    placeholder: str = ""
    """What stands in the empty field."""

    def read(self, texts: Sequence[str]) -> str:
        """Return what was typed."""
        return texts[-1][: self.long] if texts else self.default


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter[str]):
    """One of a few options, codes with labels; the first is the default. `many` draws a list.

    `spelled` reads further spellings (`disney plus`).
    """

    options: Mapping[str, str]
    default: str | None = None
    many: bool = False
    hidden: bool = False
    """Whether the label is only read aloud."""
    spelled: Reader | None = None

    @property
    def first(self) -> str:
        """The code of the default."""
        return self.default or next(iter(self.options))

    def read(self, texts: Sequence[str]) -> str:
        """Return the code of the option meant."""
        return (code(texts[-1], self.options, self.spelled) if texts else None) or self.first


@dataclass(frozen=True, kw_only=True)
class Several(Parameter[list[str]]):
    """Any number of options; `spelled` reads further spellings (a month's name).

    `many` draws a field to pick from a long list.
    """

    options: Mapping[str, str]
    default: Sequence[str] = ()
    spelled: Reader | None = None
    many: bool = False

    def read(self, texts: Sequence[str]) -> list[str]:
        """Return the codes meant, each once."""
        found = [code(text, self.options, self.spelled) for text in texts]
        return [c for c in dict.fromkeys(found) if c] if texts else list(self.default)


@dataclass(frozen=True, kw_only=True)
class Whole(Parameter[int]):
    """A whole number between two ends, typed or (`scale`) drawn."""

    least: int
    most: int
    default: int
    step: int = 1
    scale: bool = False

    def read(self, texts: Sequence[str]) -> int:
        """Return the number, the default for what is none or out of bounds."""
        value = number(texts[-1]) if texts else None
        inside = value is not None and self.least <= value <= self.most
        return int(value) if inside and value is not None else self.default


@dataclass(frozen=True, kw_only=True)
class Switch(Parameter[bool]):
    """On or off."""

    default: bool = False

    def read(self, texts: Sequence[str]) -> bool:
        """Return whether the link switches it on."""
        said = texts[-1].casefold() if texts else ""
        return {"true": True, "1": True, "false": False, "0": False}.get(said, self.default)


@dataclass(frozen=True, kw_only=True)
class Slider(Parameter[float]):
    """A number on a scale."""

    least: float
    most: float
    default: float
    step: float
    format: str = "localized"

    def read(self, texts: Sequence[str]) -> float:
        """Return the number, the default for what is none or out of bounds."""
        value = number(texts[-1]) if texts else None
        return value if value is not None and self.least <= value <= self.most else self.default


@dataclass(frozen=True, kw_only=True)
class Span(Parameter[tuple[int, int]]):
    """The first and last of some whole numbers: years."""

    least: int
    most: int
    format: str = "%d"
    default: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        """Span everything unless told otherwise."""
        object.__setattr__(self, "default", (self.least, self.most))

    def read(self, texts: Sequence[str]) -> tuple[int, int]:
        """Return both ends, all of the span for anything else."""
        ends = [number(text) for text in texts]
        if len(ends) != 2 or None in ends:
            return self.default
        first, last = (int(end) for end in ends if end is not None)
        low, high = min(first, last), max(first, last)
        return (low, high) if self.least <= low <= high <= self.most else self.default


class UnreadableError(ValueError):
    """A typed text stands for nothing that can be asked; the message is a sentence, Markdown."""


@dataclass(frozen=True, kw_only=True)
class Typed(Parameter[T_co]):
    """A text that stands for a value: a year, a score.

    `parse` returns the value, or raises UnreadableError; `respelled` returns what was typed as the
    link keeps it.
    """

    parse: Callable[[str], T_co]
    default: str = ""
    respelled: Callable[[str], str] | None = None

    def read(self, texts: Sequence[str]) -> T_co:
        """Return the value of what was typed; raises UnreadableError."""
        return self.parse(texts[-1] if texts else self.default)


@dataclass(frozen=True, kw_only=True)
class Selected(Parameter[list[int]]):
    """The numbers (`customdata`) of the marks selected in the chart of this key; no link has any.

    They are ascending, each once.
    """

    label: str = ""

    def read(self, texts: Sequence[str]) -> list[int]:  # noqa: ARG002
        """Return none: a selection lasts as long as somebody looks at it."""
        return []


@dataclass(frozen=True, kw_only=True)
class Names(Parameter[list[str]]):
    """Up to `most` names, typed or taken from `offered`; one that is not known is kept as typed."""

    offered: Sequence[str]
    default: Sequence[str] = ()
    most: int = 5

    def read(self, texts: Sequence[str]) -> list[str]:
        """Return the names, each once; a text of several lines is a name on each."""
        return names(texts)[: self.most] or list(self.default)


@dataclass(frozen=True, kw_only=True)
class Stars(Parameter[int | None]):
    """Stars given to what the label names, counted from 0: one star is 0; None before."""

    most: int = 5

    def read(self, texts: Sequence[str]) -> int | None:
        """Return the stars, None for what is no such number."""
        value = number(texts[-1]) if texts else None
        return int(value) if value in range(self.most) and value is not None else None


@dataclass(frozen=True, kw_only=True)
class Linked(Parameter[str]):
    """What a link alone says, and no field of the page: `key` is one of `LINKED`."""

    label: str = ""

    def read(self, texts: Sequence[str]) -> str:
        """Return what the link says, at most as much as a name has; empty where it says nothing."""
        return texts[-1][:LONGEST] if texts else ""


LINKED = ("film_id", "person_id", "platform", "user")
"""What links may say without a field for it: Share keeps it, Reset drops it."""
LONGEST = 300
"""Characters of it that are read."""


def whole(text: str) -> int | None:
    """Return the number of something that a link names; None for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < NUMERALS else None


NUMERALS = 12
"""Figures of a number from which on nothing has it."""


class Ask(Protocol):
    """Whoever answers for the reader: a page's widgets, or the parameters of a link.

    Where things stand matters on a page only; others inherit that nothing is done about it.
    """

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return the value chosen for a parameter."""
        ...

    def row(self) -> AbstractContextManager[object]:
        """Keep what is asked within on one line, where there are lines."""
        return nullcontext()

    def folded(self, label: str, icon: str) -> AbstractContextManager[object]:  # noqa: ARG002
        """Keep what is asked within behind a button, where there are buttons."""
        return nullcontext()

    def bar(self) -> AbstractContextManager[object]:
        """Keep what is asked within in the page's bar, where there is one."""
        return nullcontext()

    def columns(self, *shares: int) -> Sequence[AbstractContextManager[object]]:
        """Return places side by side, as wide as their shares; each may be entered again."""
        return [nullcontext() for _share in shares]

    def place(self) -> AbstractContextManager[object]:
        """Return a place for what is known once more was asked; it may be entered again."""
        return nullcontext()


def code(typed: str, options: Mapping[str, str], spelled: Reader | None = None) -> str | None:
    """Return the code that a text means: itself, or its label in either language; else None."""
    folded = typed.strip().casefold()
    for known, label in options.items():
        if folded in (known.casefold(), label.casefold()) or same(typed, label):
            return known
    found = spelled(typed) if spelled else None
    return found if found in options else None


def names(texts: Sequence[str]) -> list[str]:
    """Return the names that texts hold, one on each line, each once."""
    lines = [line.strip() for text in texts for line in text.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


def number(text: str) -> float | None:
    """Return a finite number, None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
