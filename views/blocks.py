"""What a view is made of, in the order in which it is read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from charts.drawing import Drawing
from views.columns import Column
from views.links import Link

Rows = pd.DataFrame | Callable[[], pd.DataFrame]
"""Rows at hand, or how to get them once somebody wants them."""
TOP = 100
"""Rows of a table that are drawn; a file holds all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One big figure: what it is, its value as the reader writes it, and a note under it."""

    label: str
    value: str
    note: str = ""
    help: str | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The answer: up to four big figures, the first one the page's."""

    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure, the sentence that it shows, what is drawn, and its rows.

    `finding` and `subtitle` are Markdown: data passes through `plain`. `figure` is drawn only
    where somebody looks at it. With `selecting` its marks can be selected.
    """

    key: str
    finding: str
    subtitle: str
    figure: Callable[[], Drawing]
    rows: Rows | None = None
    columns: Sequence[Column] = ()
    selecting: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns; `alt` says what they are, `file` names their download."""

    key: str
    rows: pd.DataFrame
    columns: Sequence[Column]
    alt: str
    top: int = TOP
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or more, Markdown; a `heading` of a part, or said with weight.

    `answer` is a name that answers by itself, `badge` a word that qualifies what follows.
    """

    text: str
    kind: Literal["text", "heading", "info", "warning", "answer", "badge"] = "text"
    icon: str | None = None
    help: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Links in a row, after words that say what they are."""

    key: str
    links: Sequence[Link]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Links to pages as cards in a grid."""

    key: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Told:
    """Few rows that are read one below the other, under a heading: each as a sentence or a link."""

    key: str
    heading: str
    said: Sequence[str | Link]
    rows: pd.DataFrame
    columns: Sequence[Column]


@dataclass(frozen=True, slots=True)
class Beside:
    """Parts of a view side by side, where there is room."""

    parts: Sequence[Iterable["Block"]]


Block = Headline | Chart | Table | Note | Links | Cards | Told | Beside
