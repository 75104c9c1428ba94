"""The quality report: what was found wrong, how often, where, and what it does to the answers."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROWS_KEPT = 200
"""Rows listed for each rule; the count is always whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of defect: its name, what it is and why it occurs, what it does to the answers."""

    name: str
    reason: str
    effect: str


@dataclass
class Finding:
    """A rule's count in one build, with the first rows it touched."""

    rule: Rule
    count: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)


class Report:
    """Collects findings while the tables are built."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.findings: dict[str, Finding] = {}
        self.tables: dict[str, Any] = {}

    def add(self, rule: Rule, count: int, rows: list[dict[str, Any]] | None = None) -> None:
        """Count `count` more cases of a rule and keep the first rows (`file`, `line`, ...)."""
        finding = self.findings.setdefault(rule.name, Finding(rule))
        finding.count += int(count)
        finding.rows += (rows or [])[: ROWS_KEPT - len(finding.rows)]

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

    def count(self, rule: Rule) -> int:
        """Return how often a rule was met."""
        return self.findings[rule.name].count if rule.name in self.findings else 0

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON types."""
        return {
            "rules": [
                {
                    "name": f.rule.name,
                    "reason": f.rule.reason,
                    "effect": f.rule.effect,
                    "count": f.count,
                    "rows": f.rows,
                }
                for f in self.findings.values()
            ],
            **self.tables,
        }

    def write(self, path: Path) -> None:
        """Write the report as JSON."""
        # Without indentation json is written by C, five times as fast.
        text = json.dumps(self.as_dict(), ensure_ascii=False, allow_nan=False)
        path.write_text(text + "\n", encoding="utf-8")


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
