"""The quality report: what was found wrong, how often, where, and what it does to the answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from catalogue.quality import (
    Change,
    FileNotRead,
    FileRead,
    Finding,
    Quality,
    Read,
    Rejected,
    Row,
    Stitched,
    Undated,
)

ROWS_KEPT = 200
"""Rows listed for each rule; the count is always whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of defect: its name, what it is and why it occurs, what it does to the answers.

    `costs` is what a case of it takes away: the whole `row`, a `cell` of it, or nothing.
    """

    name: str
    reason: str
    effect: str
    costs: Literal["row", "cell", ""] = ""

    def finding(self) -> Finding:
        """Return the rule as one that nothing broke yet."""
        return Finding(self.name, self.reason, self.effect)


@dataclass(frozen=True, slots=True)
class Source:
    """A raw file as it was read: its rows, its columns left over and those that it lacks."""

    name: str
    kind: str
    rows: int
    unread: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The file and line of a table's rows: the key columns, `file` and `line`.

    `columns` are the raw columns that the file has, None where it has them all.
    """

    table: str
    rows: pd.DataFrame
    columns: frozenset[str] | None = None


class Report:
    """Collects findings while the tables are built."""

    def __init__(self, names: Mapping[Path, str] | None = None) -> None:
        """Start with nothing found; `names` are what files are called that share one name."""
        self.names = names or {}
        self.findings: dict[str, Finding] = {}
        self.stitched: list[Stitched] = []
        self.undated: list[Undated] = []
        self.changes: dict[str, Change] | None = None
        self.rejected: list[Rejected] = []
        self.read: dict[tuple[str, str], int] = {}
        self.sources: list[Source] = []
        self.not_read: list[FileNotRead] = []
        self.notes: list[str] = []
        self.tail: dict[str, int] = {}
        self.costs: Counter[tuple[Rule, str, str]] = Counter()
        """Rows or cells lost by rule, file and column."""
        self.origins: list[Origin] = []
        self.given: frozenset[str] | None = None

    def name(self, path: Path) -> str:
        """Return what a file is called here, which no other of the files read is."""
        return self.names.get(path, path.name)

    def came(self, table: str, rows: pd.DataFrame, *key: str) -> None:
        """Note the file and line from which a table's rows came."""
        self.origins.append(Origin(table, rows[[*key, "file", "line"]], self.given))

    def took(
        self,
        file: str,
        kind: str,
        rows: int,
        unread: Sequence[str] = (),
        lacking: Sequence[str] = (),
    ) -> None:
        """Count `rows` more rows read of a file; `kind` is what its layout is called.

        `unread` are the file's columns that nobody reads, `lacking` those that it does not have.
        """
        self.count_rows(file, kind, rows)
        self.sources.append(Source(file, kind, rows, tuple(unread), tuple(lacking)))

    def count_rows(self, file: str, kind: str, rows: int) -> None:
        """Count rows that stand behind the tables, whenever they were read."""
        self.read[file, kind] = self.read.get((file, kind), 0) + rows

    def add(self, rule: Rule, count: int, rows: list[Row] | None = None, *, file: str = "") -> None:
        """Count `count` more cases of a rule and keep the first rows (`file`, `line`, ...).

        `file` says where they are, if the rule costs something.
        """
        finding = self.findings.setdefault(rule.name, rule.finding())
        finding.count += int(count)
        finding.rows += (rows or [])[: ROWS_KEPT - len(finding.rows)]
        if rule.costs and file and count:
            self.costs[rule, file, ""] += int(count)

    def flag(
        self,
        rule: Rule,
        frame: pd.DataFrame,
        mask: "pd.Series[bool]",
        *columns: str,
        **beside: "str | pd.Series[Any]",
    ) -> None:
        """Count the rows of `frame` under `mask`, keeping their lines and the named columns.

        `beside` names further values to keep: the same of all rows, or a column like the frame's.
        """
        touched = np.flatnonzero(mask)
        if not len(touched):
            self.add(rule, 0)
            return
        shown = frame[["file", "line", *columns]].iloc[touched[:ROWS_KEPT]]
        self.add(rule, len(touched), records(shown.assign(**beside)))
        if rule.costs:
            column = str(beside.get("column", ""))
            files = frame["file"].iloc[touched].astype("str").value_counts()
            self.costs.update({(rule, str(file), column): int(n) for file, n in files.items()})

    def join(self, other: "Report") -> None:
        """Add what another report found."""
        for found in other.findings.values():
            self.add(Rule(found.name, found.reason, found.effect), found.count, found.rows)
        for (file, kind), rows in other.read.items():
            self.count_rows(file, kind, rows)
        self.sources += other.sources
        self.not_read += other.not_read
        self.costs.update(other.costs)
        self.stitched += other.stitched
        self.undated += other.undated
        self.notes += other.notes
        self.origins += other.origins

    def count(self, rule: Rule) -> int:
        """Return how often a rule was met."""
        return self.findings[rule.name].count if rule.name in self.findings else 0

    def lost(self, rule: Rule, file: str) -> int:
        """Return how many rows or cells of a file a rule has cost."""
        return sum(n for (r, name, _), n in self.costs.items() if (r, name) == (rule, file))

    def read_files(self) -> tuple[FileRead, ...]:
        """Return what became of each file."""
        return tuple(self._became(source) for source in self.sources)

    def _became(self, source: Source) -> FileRead:
        lost: dict[str, dict[str, int]] = {"row": {}, "cell": {}}
        for (rule, file, column), count in self.costs.items():
            if file == source.name:
                where = f"{rule.name} ({column})" if column else rule.name
                lost[rule.costs][where] = count
        return FileRead(
            source.name,
            source.kind,
            source.rows,
            source.rows - sum(lost["row"].values()),
            lost["row"],
            lost["cell"],
            source.unread,
            source.lacking,
        )

    def told(self) -> Quality:
        """Return the report as it is written beside the tables."""
        return Quality(
            tuple(self.findings.values()),
            tuple(self.stitched),
            tuple(self.undated),
            self.changes,
            tuple(self.rejected),
            tuple(Read(file, kind, rows) for (file, kind), rows in self.read.items()),
            self.read_files(),
            tuple(self.not_read),
            tuple(self.notes),
            self.tail,
        )


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as JSON types; an unknown is None, a long text is cut."""
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame]
    names = [str(name) for name in frame]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cell of a frame
    if value is None or value is pd.NaT or value != value:  # NaN is unlike itself
        return None
    if isinstance(value, str):
        return value if len(value) <= 300 else value[:300] + "…"
    return value.item() if hasattr(value, "item") else value
