"""How well users' ratings are predicted, with baselines beside."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from catalogue import DataError
from models.ratings import evaluate, read
from models.ratings.cluster import Cluster
from models.ratings.measured import Figures

COLUMNS = {"rmse": 4, "mae": 4, "auc": 4, "accuracy": 4, "threshold": 2, "seconds": 1}
"""The figures printed, and their decimals."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, help="CSV with userId,movieId,rating[,timestamp]")
    parser.add_argument("--folds", type=folds, default=5, help="random folds (5)")
    parser.add_argument("--seed", type=seed, default=0, help="of the folds and the fits (0)")
    parser.add_argument(
        "--temporal", action="store_true", help="hold out the last fifth of each user's instead"
    )
    parser.add_argument(
        "--engine", metavar="spark://HOST:PORT", help="measure Spark's factorisation, too"
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def folds(text: str) -> int:
    """Read a number of folds, at least 2."""
    number = int(text)
    if number < 2:
        message = "at least 2 folds"
        raise argparse.ArgumentTypeError(message)
    return number


def seed(text: str) -> int:
    """Read a seed, 0 or more."""
    number = int(text)
    if number < 0:
        message = "0 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print."""
    given = read.read(arguments.file, times=arguments.temporal)
    ratings = read.latest(given)
    masks = evaluate.masks(ratings, arguments.folds, arguments.seed, temporal=arguments.temporal)
    if not all(mask.any() for mask in masks):
        message = f"{arguments.file} holds too few ratings to hold any out in this way."
        raise DataError(message)
    wanted = evaluate.methods(len(ratings))
    tested = evaluate.run(ratings, masks, arguments.seed, wanted)
    if arguments.engine:
        with Cluster(arguments.engine).open() as factorise:
            for fold, mask in zip(tested, masks, strict=True):
                fold.append(
                    evaluate.test_als(ratings, mask, arguments.seed, factorise, evaluate.ALS)
                )
    found = {
        "file": str(arguments.file),
        "ratings": len(ratings),
        "repeated": len(given) - len(ratings),
        "users": len(ratings.user_ids),
        "titles": len(ratings.item_ids),
        "split": split(arguments, len(masks)),
        "seed": arguments.seed,
        "methods": {
            name: told(figures)
            for name, figures in evaluate.summary(ratings, masks, tested).items()
        },
    }
    return json.dumps(found, indent=1, allow_nan=False) if arguments.json else table(found)


def told(figures: Figures) -> dict[str, Any]:
    """Return one method's figures as JSON types, its algorithm in a sentence."""
    unknown = {"mean": None, "sd": None}
    return {
        **{name: figure or unknown for name, figure in asdict(figures).items()},
        "algorithm": str(figures.algorithm),
    }


def split(arguments: argparse.Namespace, measured: int) -> str:
    """Name the split; `measured` counts the folds that were tested."""
    if arguments.temporal:
        return "temporal"
    named = f"{arguments.folds} random folds"
    return named if measured == arguments.folds else f"{measured} of {named}"


def table(found: dict[str, Any]) -> str:
    """Return the figures as a table for people."""
    head = "{ratings:,} ratings, {users:,} users, {titles:,} titles; {split}, seed {seed}"
    lines = [head.format(**found)]
    if found["repeated"]:
        lines.append("{repeated:,} earlier ratings of a title rated again left out".format(**found))
    lines += ["", f"{'':18}" + "".join(f"{name:>18}" for name in COLUMNS)]
    for method, figures in found["methods"].items():
        cells = (_cell(figures[name], decimals) for name, decimals in COLUMNS.items())
        lines.append(f"{method:18}" + "".join(cells))
    lines += ["", *(f"{m}: {f['algorithm']}" for m, f in found["methods"].items())]
    return "\n".join([*lines, "", "mean and standard deviation over folds; seconds a fold"])


def _cell(figure: dict[str, float | None], decimals: int) -> str:
    mean, spread = figure["mean"], figure["sd"]
    text = "-" if mean is None else f"{mean:.{decimals}f}"
    return (text if spread is None else f"{text} ±{spread:.{decimals}f}").rjust(18)
