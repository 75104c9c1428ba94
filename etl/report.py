"""The quality report: what was found wrong, how often, where, and what it does to the answers."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

    def flag(self, rule: Rule, frame: pd.DataFrame, mask: "pd.Series[bool]", *columns: str) -> None:
        """Count the rows of `frame` under `mask`, keeping their lines and the named columns."""
        if not mask.any():
            self.add(rule, 0)
            return
        touched = frame.loc[mask.to_numpy(dtype=bool), ["file", "line", *columns]]
        self.add(rule, len(touched), records(touched.head(ROWS_KEPT)))

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
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cell of a frame
    if value is None or value is pd.NaT or value != value:  # NaN is unlike itself
        return None
    if isinstance(value, str):
        return value if len(value) <= 300 else value[:300] + "…"
    return value.item() if hasattr(value, "item") else value
