"""What is left of a file's rows: a file that gives no film or title replaces nothing."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from catalogue.quality import Finding, Row
from etl.read.files import RawFiles
from etl.report import Report
from etl.update.rejections import rejections

LEAST = 0.05
"""Share of a file's rows below which nearly none is left: such a file was misread."""


def unusable(files: RawFiles, made: Mapping[str, pd.DataFrame], report: Report) -> Iterator[str]:
    """Yield a sentence for each file of films or titles of whose rows none, or hardly any, is left.

    `made` are the tables made of these files alone, `report` what was read of them.
    """
    for path, left, what in _left(files, made):
        rows = sum(count for (name, _), count in report.read.items() if name == report.name(path))
        if rows and left < max(1, rows * LEAST):
            yield (
                f"{path} gives {_number(left)} {what} of {rows:,} rows"
                f"{_why(report.name(path), report.findings.values())}: nothing is published, "
                "the present tables stay."
            )


def _left(files: RawFiles, made: Mapping[str, pd.DataFrame]) -> Iterator[tuple[Path, int, str]]:
    """Yield each file of films or titles, how many are left of it and what they are."""
    if files.films and "films" in made:
        yield files.films, len(made["films"]), "films"
    for platform, path in files.titles.items() if "titles" in made else ():
        ours = made["titles"]["platform"] == platform
        yield path, int(ours.sum()) if platform else len(ours), "titles"


def _number(left: int) -> str:
    return f"only {left:,}" if left else "no"


def _why(file: str, findings: Iterable[Finding]) -> str:
    """Return the rule that left out most rows of a file, with an example; empty if none did."""
    found = list(findings)
    ours = [f for f in rejections(found) if any(row.get("file") == file for row in f.rows)]
    if not ours:
        return ""
    most = max(ours, key=lambda finding: finding.count)
    row = next(row for row in most.rows if row.get("file") == file)
    reason = most.reason.removesuffix(".")
    return f" ({most.count:,} by {most.name}: {reason}; line {row['line']}{_cell(row, found)})"


def _cell(row: Row, findings: Iterable[Finding]) -> str:
    """Return the cell on a rejected row's line that could not be read, else what the row says."""
    same = (
        other["before"]
        for finding in findings
        for other in finding.rows
        if other.get("before") and (other.get("file"), other.get("line")) == _place(row)
    )
    shown = next(same, None) or next(
        (value for name, value in row.items() if name not in {"file", "line"} and value), None
    )
    return "" if shown is None else f", {str(shown)[:80]!r}"


def _place(row: Row) -> tuple[Any, Any]:
    return row.get("file"), row.get("line")
