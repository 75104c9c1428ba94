"""The rules by which a row of a file takes no part in the tables; the others only mend a row."""

from collections.abc import Iterator

from catalogue.quality import Finding
from etl.report import Report


def rejections(report: Report) -> Iterator[Finding]:
    """Yield the findings that are rejected rows."""
    names = {rule.name for rule, _, _ in report.costs if rule.costs == "row"}
    yield from (found for name, found in report.findings.items() if found.count and name in names)
