"""`quality.json`: what the clean-up found wrong, and what the last update changed."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from catalogue import artefacts

FILE = "quality.json"
FORMAT = 1
"""Raised when a figure is renamed or means something else."""
UNNUMBERED = {"rules", "stitched", "undated"}
"""What the report of 0.1.0 told, in the same words, before it had a format."""
COMMAND = "python -m publish"

Cell = str | int | float | None
Row = dict[str, Cell]
"""A row that a rule touched: `file`, `line` and the columns that tell it; None is unknown."""


@dataclass(slots=True)
class Finding:
    """A rule's name, what it is about, what it does to the answers; its count and first rows."""

    name: str
    reason: str
    effect: str
    count: int = 0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Rows of an update's files that one rule kept out of the tables: count and first rows."""

    name: str
    reason: str
    count: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Read:
    """How many rows were read of a file; `kind` is what its layout is called."""

    file: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class Stitched:
    """A film that a line break tore into two rows, put together again."""

    line: int
    film_id: int
    title: str
    release_date: str
    overview: str


@dataclass(frozen=True, slots=True)
class Undated:
    """A film without a date, which is in no answer; `ambiguous` if there are two it may be."""

    line: int
    film_id: int
    title: str | None
    vote_count: Cell
    original_language: str | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that an update changed, as text; None is unknown."""

    id: str
    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did to one table: rows, changed cells by column, and the first of each.

    `emptied` counts those cells by column that had a value and have none now.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    added_rows: list[Row] = field(default_factory=list)
    changed_cells: list[ChangedCell] = field(default_factory=list)
    emptied: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the counts as a clause."""
        counts = f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged"
        emptied = ", ".join(f"{column} {count}" for column, count in self.emptied.items())
        return f"{counts}; emptied cells: {emptied}" if emptied else counts


@dataclass(frozen=True, slots=True)
class FileRead:
    """A raw file that was read: how many rows it has, and what of it found no way into the tables.

    `left_out` counts rows and `cells_not_read` cells by rule (the latter with their column);
    `unread` are the file's own columns that nobody reads, `lacking` those that its kind has
    besides.
    """

    name: str
    kind: str
    rows: int
    kept: int
    left_out: dict[str, int]
    cells_not_read: dict[str, int]
    unread: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileNotRead:
    """A file of the raw folder that was not read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quality:
    """All rules, those never met among them, and the rows told for themselves.

    `changes` by table is None where the tables were built as a whole, not by an update. `read` adds
    up all files behind the tables; `files` and `files_not_read` are those of the last command,
    `notes` what it said of its choice among them. `tail` counts the films of the long tail by their
    reason (`catalogue.longtail`), empty where nobody counted.
    """

    rules: tuple[Finding, ...] = ()
    stitched: tuple[Stitched, ...] = ()
    undated: tuple[Undated, ...] = ()
    changes: dict[str, Change] | None = None
    rejected: tuple[Rejected, ...] = ()
    read: tuple[Read, ...] = ()
    files: tuple[FileRead, ...] = ()
    files_not_read: tuple[FileNotRead, ...] = ()
    notes: tuple[str, ...] = ()
    tail: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def met(self) -> list[Finding]:
        """The rules that something in the files broke."""
        return [rule for rule in self.rules if rule.count]

    def rule(self, name: str) -> Finding | None:
        """Return one rule by its name."""
        return next((rule for rule in self.rules if rule.name == name), None)


def write(quality: Quality, version: Path) -> None:
    """Write the report into a version's folder."""
    artefacts.write(version / FILE, quality)


def read_of_any(version: Path) -> Quality:
    """Read the report of this or of an earlier release; raises as `artefacts.read` does."""
    fields = json.loads((version / FILE).read_bytes())
    if "format" in fields or not fields.keys() >= UNNUMBERED:
        return read(version)
    return TypeAdapter(Quality).validate_python(fields)


def read(version: Path) -> Quality:
    """Read a version's report; raises as `artefacts.read` does."""
    return artefacts.read(version / FILE, Quality, FORMAT, COMMAND)
