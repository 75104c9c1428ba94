"""Clean the raw files: `python -m etl [--raw DIR] [--out DIR] [--engine ADDRESS] [--quiet]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from catalogue import DataError
from catalogue.console import say
from catalogue.store import read_manifest
from etl import closing
from etl.build import build
from etl.engine import engine, found

STEPS = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Clean and publish; returns 0, or 1 for bad input (argparse exits with 2 for bad usage)."""
    options = _parser().parse_args(arguments)
    bar = tqdm(total=STEPS, disable=options.quiet or None, leave=False, file=sys.stderr)

    def step(name: str) -> None:
        bar.set_description(name)
        bar.update()

    try:
        raw, tell = found(options.raw, options.engine), _silent if options.quiet else say
        with engine(raw, options.engine, tell) as (files, subjects):
            version = build(files, options.out, step, subjects)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        bar.close()
    if not options.quiet:
        made = read_manifest(version)
        rows = ", ".join(
            f"{made.rows[name]:,} {name}" for name in ("films", "titles") if name in made.rows
        )
        say(f"{rows} in {options.out} (version {made.identity})")
        say(closing.of_version(version))
    return 0


def _silent(_text: str) -> None:
    """Say nothing."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__.split(":")[0] + ".")
    parser.add_argument(
        "--raw", help="folder or address of the raw files (data/raw, else the sample)"
    )
    parser.add_argument("--out", type=Path, default=Path("data/tidy"), help="where to publish")
    parser.add_argument("--engine", metavar="spark://HOST:PORT", help=engine.__doc__)
    parser.add_argument(
        "--quiet", action="store_true", help="say nothing unless something is wrong"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
