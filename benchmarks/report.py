"""The table of figures, as text and as docs/PERFORMANCE.md."""

import os
import platform
import textwrap
from datetime import UTC, datetime
from importlib.metadata import version

import psutil

from benchmarks.rows import Row
from benchmarks.servers import ROOT

PAGE = ROOT / "docs" / "PERFORMANCE.md"
MEASURED = ("<!-- measured by python -m benchmarks -->", "<!-- end of the measurements -->")
GROWN = ("<!-- measured by python -m benchmarks --growth -->", "<!-- end of the factors -->")
NOTE = 90
"""Characters of a note on the page, whose table is to be read at a glance; a terminal has all."""
WIDTH = 120
PACKAGES = ("streamlit", "pandas", "numpy", "pyarrow", "plotly", "uvicorn", "rapidfuzz")


def line(row: Row, note: str | None = None) -> str:
    """Return a row as a table line, with its note or a shorter one."""
    bar = f"{'≥' if row.at_least else '≤'} {_number(row.bar)}"
    verdict = "kept" if row.kept else "**missed**"
    told = row.note if note is None else note
    return f"| {row.what} | {bar} {row.unit} | {_number(row.value)} | {verdict} | {told} |"


def shortened(note: str) -> str:
    """Return a note up to the last whole figure within `NOTE` characters."""
    return note if len(note) <= NOTE else f"{note[:NOTE].rsplit(', ', 1)[0]}, ..."


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def table(rows: list[Row]) -> str:
    """Return all rows as a Markdown table."""
    head = "| what | bar | measured | | beside it |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(line(row, shortened(row.note)) for row in rows)


def growth(rows: list[Row], grown: list[Row], times: int) -> str:
    """Return the same rows on data `times` as long, with the factor each grew by."""
    head = f"| what | x 1 | x {times} | factor |\n| --- | --- | --- | --- |\n"
    after = {row.what: row for row in grown}
    return head + "\n".join(
        f"| {row.what} ({row.unit or 'count'}) | {_number(row.value)} | "
        f"{_number(after[row.what].value)} | {_factor(row.value, after[row.what].value)} |"
        for row in rows
        if row.what in after
    )


def _factor(before: float, after: float) -> str:
    return f"{after / before:.2f}" if before else "-"


def machine() -> str:
    """Return one paragraph on what was measured, where and when."""
    memory = psutil.virtual_memory().total / 1e9
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = os.getloadavg()[2]
    told = (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores ({platform.machine()}), "
        f"{memory:.0f} GB, {platform.system()}, Python {platform.python_version()}, {packages}. "
        f"Load average of the last fifteen minutes when the run ended: {load:.1f}."
    )
    return textwrap.fill(told, WIDTH, break_on_hyphens=False)


def write(text: str, marks: tuple[str, str]) -> None:
    """Put a table between its two marks in the page; the rest of the page is hand-written."""
    begin, end = marks
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(begin)
    after = rest.split(end)[1]
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")
