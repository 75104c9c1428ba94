"""How much of what people like next For you puts among its ten, with baselines beside."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from catalogue import DataError
from models.ratings import read, top_ten
from models.ratings.command import seed
from models.ratings.measured import TopTen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, help="CSV with userId,movieId,rating,timestamp")
    parser.add_argument("--seed", type=seed, default=0, help="of the fits (0)")
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print.

    Raises: DataError: nobody likes more than five titles, or there are too many ratings.
    """
    ratings = read.latest(read.read(arguments.file, times=True))
    found = top_ten.measure(ratings, arguments.seed)
    if not found:
        message = f"{arguments.file} holds too few likes, or too many users and titles, for this."
        raise DataError(message)
    return json.dumps(asdict(found), indent=1) if arguments.json else table(found)


def table(found: TopTen) -> str:
    """Return the figures as a table for people."""
    lines = [
        f"the last {top_ten.LAST} likes of {found.users:,} users left out, {found.titles:,} titles;"
        f" penalty of EASE {found.penalty:g}, chosen on the likes before",
        "",
        f"{'':18}{'nDCG@10':>16}{'recall@10':>11}{'titles':>8}{'of the 100 best known':>23}",
    ]
    for name, of in found.methods.items():
        gain = f"{of.ndcg:.4f} ±{of.ndcg_se:.4f}"
        lines.append(f"{name:18}{gain:>16}{of.recall:>11.4f}{of.distinct:>8,}{of.famous:>23.1%}")
    lines += [
        f"after {of.given} answers a newcomer's nDCG@10 is {of.ndcg:.4f}, by the most rated"
        f" {of.popular:.4f}, difference ±{of.se:.4f}; {of.shown:.0f} and {of.shown_popular:.0f}"
        " titles shown"
        for of in found.interviews
    ]
    return "\n".join(lines)
