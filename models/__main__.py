"""Fit, measure and store the recommenders, or measure one alone; `python -m models --help`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import DataError
from catalogue.console import say
from catalogue.store import version_folder
from catalogue.versions import reseal
from models.build import build
from models.ratings import command as ratings
from models.ratings import top_ten_command as top_ten
from models.ratings.cluster import LEAST, Cluster
from models.similar import command as similar
from models.similar import lists

TIDY = Path("data/tidy")
COMMANDS = {
    "evaluate-ratings": ratings,
    "evaluate-for-you": top_ten,
    "evaluate-similar": similar,
    "list-similar": lists,
}


def parser() -> argparse.ArgumentParser:
    """Return the command's parser; each recommender's `command` module fills its subcommand."""
    top = argparse.ArgumentParser(prog="python -m models", description=__doc__)
    top.set_defaults(run=fit)
    folder = Path(os.environ.get("CATALOGUE") or TIDY)
    top.add_argument("--catalogue", type=Path, default=folder, help="folder of the tidy tables")
    top.add_argument(
        "--engine", metavar="spark://HOST:PORT", help="factorise very many ratings there"
    )
    top.add_argument(
        "--from", dest="least", type=int, default=LEAST, metavar="N",
        help=f"of --engine: so many ratings are very many ({LEAST:,})",
    )  # fmt: skip
    commands = top.add_subparsers(metavar="COMMAND")
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.__doc__)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def fit(arguments: argparse.Namespace) -> str:
    """Fit, measure and store every recommender beside the present version of the tables."""
    cluster = Cluster(arguments.engine, arguments.least) if arguments.engine else None
    made = build(arguments.catalogue, cluster)
    reseal(version_folder(arguments.catalogue))
    return "\n".join(str(path) for path in made)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 done, 1 a file cannot be used, 2 (from argparse) wrong usage."""
    arguments = parser().parse_args(argv)
    try:
        say(arguments.run(arguments))
    except (DataError, OSError) as error:
        print(f"python -m models: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
