"""What a view is made of, in the order in which it is read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
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
class Pick:
    """What selecting a mark, a row or a word does: `parameter` takes its option.

    `listed` is a parameter of several options, which becomes that one alone; `also` is chosen by
    the same selection.
    """

    parameter: str
    options: Sequence[str]
    listed: bool = False
    also: "Pick | None" = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure, the sentence that it shows, what is drawn, and its rows.

    `finding` and `subtitle` are Markdown: data passes through `plain`. `figure` is drawn only
    where somebody looks at it. With `selecting` its marks can be selected (`Selected` asks which),
    with `pick` one of them makes a choice.
    """

    key: str
    finding: str
    subtitle: str
    figure: Callable[[], Drawing]
    rows: Rows | None = None
    columns: Sequence[Column] = ()
    selecting: bool = False
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns; `alt` says what they are, `file` names their download.

    `adding` adds columns that tell of each row by itself, as names in the reader's language: it is
    asked for the rows that are seen or sent, since most of a million never are. With `pick` a row
    makes a choice, and the rows are offered elsewhere to download.
    """

    key: str
    rows: pd.DataFrame
    columns: Sequence[Column]
    alt: str
    top: int = TOP
    file: str | None = None
    pick: Pick | None = None
    adding: Callable[[pd.DataFrame], pd.DataFrame] | None = None

    def first(self, count: int | None = None) -> pd.DataFrame:
        """Return the first rows with all their columns, every row without a count."""
        rows = self.rows.head(len(self.rows) if count is None else count)
        return self.adding(rows) if self.adding else rows


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or more, Markdown; a `heading` of a part, or said with weight.

    `answer` is a name that answers by itself, `badge` a word that qualifies what
    follows, `command` one to type in a terminal.
    """

    text: str
    kind: Literal["text", "heading", "info", "warning", "answer", "badge", "command"] = "text"
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


@dataclass(frozen=True, slots=True)
class Method:
    """How a view is computed, Markdown, where its page's views differ; folded away."""

    text: str


@dataclass(frozen=True, slots=True)
class Folded:
    """Markdown that is folded away behind its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A short table of sentences, which wrap; all rows are shown. `alt` says what they are."""

    key: str
    rows: pd.DataFrame
    columns: Sequence[Column]
    alt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows behind what was said, not drawn but offered to download; `key` names the file.

    `alt` says what they are.
    """

    key: str
    rows: Rows
    columns: Sequence[Column]
    alt: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the tables' folder and its size in bytes."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Downloads:
    """Whole files to download, each read when it is asked for."""

    files: Sequence[File]


@dataclass(frozen=True, slots=True)
class Cloud:
    """Words as large as they are common, each a link to the page at `path` with it picked.

    `alt` tells them to those who do not see them. They stand in a chart or table as well: nobody
    has to read a cloud; `rows` and `columns` hold them to be taken away.
    """

    key: str
    path: str
    finding: str
    subtitle: str
    words: Sequence[str]
    counts: Sequence[int]
    pick: Pick
    alt: str
    rows: pd.DataFrame
    columns: Sequence[Column]


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture of a film or title: drawn by us from its title, year and genre (English).

    `path` is where TMDB keeps the real one, shown where the installation allows it.
    """

    title: str
    year: int | None = None
    genre: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """A figure behind a label, drawn once it is opened; `alt` tells it to who does not see it."""

    key: str
    label: str
    chart: str
    """The key of the figure."""
    figure: Callable[[], Drawing]
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing at a glance: its name or a link to it, what is said of it, what is folded away.

    Texts are Markdown. A `spaced` card keeps what is said apart from the name; `next` leads on. A
    `poster` stands beside all of it.
    """

    key: str
    name: str | Link
    said: str
    fold: Fold | None = None
    spaced: bool = False
    poster: Poster | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Posters:
    """Pictures in a row, each over the link to what it shows."""

    key: str
    posters: Sequence[Poster]
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A large poster, and beside it what is told of the one film of a page."""

    poster: Poster
    told: Iterable["Block"]


@dataclass(frozen=True, slots=True)
class Welcome:
    """The head of the front page: its heading, a large search, and names to try it with."""

    heading: str
    examples: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Story:
    """A finding on the front page: of which section it is, its chart, and where it goes on."""

    section: str
    chart: Chart
    more: Link


Block = (
    Headline | Chart | Table | Note | Links | Cards | Told | Beside
    | Method | Folded | Listing | Sheet | Downloads | Cloud | Card
    | Illustrated | Posters | Welcome | Story
)  # fmt: skip
