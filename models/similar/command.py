"""How alike the recommended films are, beside every common method."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import catalogue
from catalogue import DataError
from models.similar import tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import Measured, Metrics

COLUMNS = ("ndcg", "hit", "lift", "tag", "franchise", "coverage", "unrated")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.add_argument(
        "--ratings",
        type=Path,
        help="folder with MovieLens's tags.csv and links.csv, which judge by tags",
    )


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print.

    Raises: DataError: the tables hold too few ratings to judge by.
    """
    tables = catalogue.load(arguments.catalogue)
    found = evaluate(tables, fit(tables), tags.read(tables, arguments.ratings))
    if not found:
        message = f"{arguments.catalogue} holds too few ratings to judge by."
        raise DataError(message)
    return json.dumps(asdict(found), indent=1) if arguments.json else table(found)


def table(found: Measured) -> str:
    """Return the methods as a table of text, each metric with its standard error."""
    widest = max(len(row.method) for row in found.methods)
    head = f"{'method':{widest}}" + "".join(f"{name:>14}" for name in COLUMNS)
    note = f"{found.queries} films asked about, judged by {found.viewers} held-out viewers"
    return "\n".join([note, head, *(_line(row, widest) for row in found.methods)])


def _line(row: Metrics, widest: int) -> str:
    figures = asdict(row)
    cells = (_cell(figures[name], figures.get(f"{name}_se")) for name in COLUMNS)
    return f"{row.method:{widest}}" + "".join(f"{cell:>14}" for cell in cells)


def _cell(metric: float | None, error: float | None) -> str:
    """Return a metric as `.513 ±.014`; a dash where it does not apply."""
    if metric is None:
        return "-"
    return f"{metric:.3f}" + ("" if error is None else f" ±{error:.3f}"[:7])
