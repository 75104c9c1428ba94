"""Measure speed and memory: `python -m benchmarks [--quick] [--only pages,api] [--growth]`.

A whole run writes the table of docs/PERFORMANCE.md; `--growth` measures a few samples of each row
on the data and on ten times the data, and writes the table of factors.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    api,
    browser,
    clone,
    etl,
    explore,
    growth,
    load,
    memory,
    pages,
    report,
    start,
    titles,
    update,
    visits,
)
from benchmarks.rows import Row, Setup
from benchmarks.servers import ROOT

GROUPS = {
    "etl": etl.measure,
    "update": update.measure,
    "start": start.measure,
    "memory": memory.measure,
    "pages": pages.measure,
    "explore": explore.measure,
    "load": load.measure,
    "api": api.measure,
    "browser": browser.measure,
    "visits": visits.measure,
    "clone": clone.measure,
    "titles": titles.measure,
}
WHOLE = [name for name in GROUPS if name not in {"visits", "clone", "titles"}]
"""The groups of a whole run; what a slow line, a first installation and ten titles a film take is
asked for."""


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    shared = ROOT.parent / "shared" / "data"
    own = ROOT / "data" / "raw"
    parser.add_argument("--raw", type=Path, default=own if own.exists() else shared)
    parser.add_argument("--catalogue", type=Path, help="tables at hand; without it they are built")
    parser.add_argument("--only", default=",".join(WHOLE), help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the samples; not written")
    parser.add_argument("--growth", action="store_true", help="compare with ten times the data")
    parser.add_argument("--grown", type=Path, help="keep those, or take them, in this folder")
    return parser.parse_args()


def main() -> None:
    """Measure, print, and after a whole run write docs/PERFORMANCE.md."""
    asked = arguments()
    groups = asked.only.split(",")
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
        folder = Path(name)
        catalogue = asked.catalogue or build(asked.raw, folder / "tidy")
        setup = Setup(asked.raw, catalogue.resolve(), asked.quick or asked.growth)
        rows = run(setup, groups)
        if asked.growth:
            grown = run(grow(asked.raw, asked.grown or folder / "grown"), groups)
            text = report.growth(rows, grown, growth.TIMES)
            sys.stdout.write(text + "\n")
            report.write(f"{text}\n\n{report.machine()}", report.GROWN)
    if not setup.quick and groups == WHOLE:
        report.write(f"{report.table(rows)}\n\n{report.machine()}", report.MEASURED)


def grow(raw: Path, folder: Path) -> Setup:
    """Return ten times the data, made in `folder` unless they are there, for a few samples."""
    copies, tidy = folder / "raw", folder / "tidy"
    if not copies.exists():
        growth.replicate(raw, copies)
    if not tidy.exists():
        build(copies, tidy)
    return Setup(copies, tidy.resolve(), quick=True)


def build(raw: Path, out: Path) -> Path:
    """Clean the raw files and fit the models."""
    for command in (["etl", "--raw", raw, "--out", out], ["models", "--catalogue", out]):
        subprocess.run([sys.executable, "-m", *map(str, command)], cwd=ROOT, check=True)  # noqa: S603
    return out


def run(setup: Setup, groups: list[str]) -> list[Row]:
    """Measure the groups one after the other, printing each row as it comes."""
    rows = []
    for group in groups:
        for row in GROUPS[group](setup):
            sys.stdout.write(report.line(row) + "\n")
            sys.stdout.flush()
            rows.append(row)
    return rows


if __name__ == "__main__":
    main()
