"""How well users' ratings are predicted, with baselines beside."""

import argparse
import json
from pathlib import Path
from typing import Any

from models.ratings import evaluate, read

COLUMNS = ("rmse", "mae", "auc", "accuracy", "threshold", "seconds")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, help="CSV with userId,movieId,rating[,timestamp]")
    parser.add_argument("--folds", type=folds, default=5, help="random folds (5)")
    parser.add_argument("--seed", type=int, default=0, help="of the folds and the fits (0)")
    parser.add_argument(
        "--temporal", action="store_true", help="hold out the last fifth of each user's instead"
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def folds(text: str) -> int:
    """Read a number of folds, at least 2."""
    number = int(text)
    if number < 2:
        message = "at least 2 folds"
        raise argparse.ArgumentTypeError(message)
    return number


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print."""
    ratings = read.read(arguments.file, times=arguments.temporal)
    masks = evaluate.masks(ratings, arguments.folds, arguments.seed, temporal=arguments.temporal)
    tested = evaluate.run(ratings, masks, arguments.seed, evaluate.methods())
    found = {
        "file": str(arguments.file),
        "ratings": len(ratings),
        "users": len(ratings.user_ids),
        "titles": len(ratings.item_ids),
        "split": "temporal" if arguments.temporal else f"{arguments.folds} random folds",
        "seed": arguments.seed,
        "methods": evaluate.summary(ratings, masks, tested),
    }
    return json.dumps(found, indent=1) if arguments.json else table(found)


def table(found: dict[str, Any]) -> str:
    """Return the figures as a table for people."""
    head = "{ratings:,} ratings, {users:,} users, {titles:,} titles; {split}, seed {seed}"
    lines = [head.format(**found), "", f"{'':18}" + "".join(f"{name:>16}" for name in COLUMNS)]
    for method, figures in found["methods"].items():
        lines.append(f"{method:18}" + "".join(_cell(figures[name]) for name in COLUMNS))
    lines += ["", *(f"{m}: {f['algorithm']}" for m, f in found["methods"].items())]
    return "\n".join([*lines, "", "mean and standard deviation over folds; seconds a fold"])


def _cell(figure: dict[str, float | None]) -> str:
    spread = "" if figure["sd"] is None else f" ±{figure['sd']:.4f}"
    return f"{figure['mean']:.4f}{spread}".rjust(16)
