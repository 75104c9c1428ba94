"""How alike the recommended films are, beside every common method."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import catalogue
from catalogue import DataError
from models.similar import judged, tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import Judged, Measured, Metrics

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

    Raises: DataError: the tables hold too few ratings, and too few of the films judged by hand.
    """
    tables = catalogue.load(arguments.catalogue)
    model = fit(tables)
    found: Measured | Judged | None = None
    if model.audience is not None:
        found = evaluate(tables, model, tags.read(tables, arguments.ratings))
    found = found or judged.measure(tables, model)
    if not found:
        message = f"{arguments.catalogue} holds too few ratings and judged films to judge by."
        raise DataError(message)
    if arguments.json:
        return json.dumps(asdict(found), indent=1)
    return table(found) if isinstance(found, Measured) else order(found)


def table(found: Measured) -> str:
    """Return the methods as a table of text, each metric with its standard error."""
    widest = max(len(row.method) for row in found.methods)
    head = f"{'method':{widest}}" + "".join(f"{name:>14}" for name in COLUMNS)
    note = f"{found.queries} films asked about, judged by {found.viewers} held-out viewers"
    return "\n".join([note, head, *(_line(row, widest) for row in found.methods)])


def order(found: Judged) -> str:
    """Return the methods as a table of text, each with the area under its curve."""
    widest = max(len(row.method) for row in found.methods)
    note = f"{found.films} films asked about, {found.pairs} pairs judged by hand"
    head = f"{'method':{widest}}{'auc':>14}"
    lines = [f"{row.method:{widest}}{_cell(row.auc, row.auc_se):>14}" for row in found.ranked()]
    return "\n".join([note, head, *lines])


def _line(row: Metrics, widest: int) -> str:
    figures = asdict(row)
    cells = (_cell(figures[name], figures.get(f"{name}_se")) for name in COLUMNS)
    return f"{row.method:{widest}}" + "".join(f"{cell:>14}" for cell in cells)


def _cell(metric: float | None, error: float | None) -> str:
    """Return a metric as `.513 ±.014`; a dash where it does not apply."""
    if metric is None:
        return "-"
    return f"{metric:.3f}" + ("" if error is None else f" ±{error:.3f}"[:7])
