"""What a command that read files says at its end: each file's rows, and whatever was not read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from catalogue import quality
from catalogue.quality import FileRead, Quality

LISTED = 12
"""Names of files in one line; the report beside the tables has all."""
HEADINGS = ("file", "rows", "kept", "left out by rule")


def of_version(version: Path) -> str:
    """Return the closing table of a version's own report."""
    return closing(quality.read(version))


def closing(report: Quality) -> str:
    """Return a short table of the files read, and a line for everything that was left unread."""
    rows = [
        (file.name, f"{file.rows:,}", f"{file.kept:,}", _counts(file.left_out) or "-")
        for file in report.files
    ]
    left = [line for file in report.files for line in _left(file)]
    return "\n".join([*_table([HEADINGS, *rows]), *report.notes, *left, *_not_read(report)])


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines, the numbers flush right."""
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    return [
        f"{name:<{widths[0]}}  {read:>{widths[1]}}  {kept:>{widths[2]}}  {left_out}"
        for name, read, kept, left_out in rows
    ]


def _left(file: FileRead) -> Iterator[str]:
    """Yield what of a file was not read: columns, and cells by rule."""
    if file.unread:
        yield f"{file.name}: columns not read: {', '.join(file.unread)}"
    if file.lacking:
        yield f"{file.name}: columns it lacks: {', '.join(file.lacking)}"
    if file.cells_not_read:
        yield f"{file.name}: cells not read: {_counts(file.cells_not_read)}"


def _counts(lost: Mapping[str, int]) -> str:
    return ", ".join(f"{rule} {count:,}" for rule, count in lost.items())


def _not_read(report: Quality) -> Iterator[str]:
    """Yield the files that were not read, those of one reason together."""
    for reason in dict.fromkeys(file.reason for file in report.files_not_read):
        names = [file.name for file in report.files_not_read if file.reason == reason]
        more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
        yield f"not read: {', '.join(names[:LISTED])}{more}: {reason}"
