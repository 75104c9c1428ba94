"""Clean, fit and publish in one transaction: `python -m publish --help`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import catalogue
import models.build
from catalogue import DataError, console
from catalogue.store import read_manifest, version_folder
from etl.build import write_tables
from etl.read.files import RAW, default_folder, find
from etl.update.update import update
from fetch import tmdb
from fetch.kaggle import kaggle
from queries.data import changes
from queries.data.changes import what_changed

TIDY = Path("data/tidy")
Write = Callable[[Path], None]


class NothingNewError(Exception):
    """The files of an update hold nothing that the tables do not."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish; returns 0, or 1 for bad input (argparse exits with 2 for bad usage)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if wrong := _misused(options):
        parser.error(wrong)
    say = _silent if options.quiet else console.say
    try:
        _fetch(options, say)
        updates = options.update is not None
        write = _from_updates(options, say) if updates else _from_raw(options, say)
        version = publish(options.catalogue, write, say)
    except NothingNewError:
        say("nothing new: the tables stay as they are")
        return 0
    except DataError as error:
        print(f"python -m publish: {error}", file=sys.stderr)
        return 1
    say(f"published version {read_manifest(version).identity}")
    return 0


def publish(folder: Path, write: Write, say: Callable[[str], None]) -> Path:
    """Write tables, fit the models on them and note what changed, then switch to them all at once.

    Whatever fails leaves the previous version in use. Returns: the new version's folder.
    """

    def whole(version: Path) -> None:
        write(version)
        say("fitting")
        models.build.build(version)
        changes.write(what_changed(_previous(folder), catalogue.load(version)), version)

    return catalogue.publish(folder, whole)


def _previous(folder: Path) -> catalogue.Catalogue | None:
    """Return the version in use, None where there is none that can be read."""
    try:
        return catalogue.load(folder)
    except DataError:
        return None


def _misused(options: argparse.Namespace) -> str:
    """Return which options do not go together, else an empty text."""
    if (options.fetch == "tmdb") != (options.since is not None):
        return "--fetch tmdb and --since DATE go together"
    if options.update is not None and (options.fetch or options.raw):
        return "--update merges the named files alone: without --raw and --fetch"
    return ""


def _fetch(options: argparse.Namespace, say: Callable[[str], None]) -> None:
    """Bring the files that the options name, and let the rest of the run take them."""
    if options.fetch == "kaggle":
        say("fetching from Kaggle")
        options.raw = options.raw or RAW
        kaggle(options.raw)
    elif options.fetch == "tmdb":
        say("fetching from TMDB")
        into = (options.raw or RAW) / "tmdb"
        options.update = tmdb.tmdb(into, options.since, tmdb.key(), _known(options.catalogue))


def _known(folder: Path) -> set[int]:
    """Return the ids of the present films; raises DataError where they are not TMDB's."""
    present = catalogue.load(folder)
    if present.manifest.is_sample:
        message = (
            f"{folder} holds the sample, whose films do not bear TMDB's numbers: publish the full "
            "data first, for instance with --fetch kaggle."
        )
        raise DataError(message)
    return set(present.films["film_id"])


def _from_raw(options: argparse.Namespace, say: Callable[[str], None]) -> Write:
    """Return what writes the tables of a folder of raw files."""
    files = find(options.raw or default_folder())
    return lambda version: write_tables(files, version, say)


def _from_updates(options: argparse.Namespace, say: Callable[[str], None]) -> Write:
    """Return what writes the present tables with the files' rows merged in.

    They are read while the folder is held, so that nobody publishes in between.
    Raises: DataError: no tables in the folder.
    """
    read_manifest(version_folder(options.catalogue))

    def write(version: Path) -> None:
        merged = update(options.catalogue, options.update, say)
        for name, change in merged.changes.items():
            say(
                f"{name}: {change.added} added, {change.changed} changed, "
                f"{change.unchanged} unchanged"
            )
        for name, count in merged.rejected().items():
            say(f"rejected: {count} ({name})")
        if merged.is_empty:
            raise NothingNewError
        merged.write(version)

    return write


def _silent(_text: str) -> None:
    """Say nothing."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m publish", description=__doc__.split(":")[0])
    folder = Path(os.environ.get("CATALOGUE") or TIDY)
    parser.add_argument("--catalogue", type=Path, default=folder, help="folder to publish in")
    parser.add_argument("--raw", type=Path, help="folder of raw files (data/raw, else the sample)")
    parser.add_argument(
        "--update", type=Path, nargs="+", metavar="FILE", help="merge these into the present tables"
    )
    parser.add_argument(
        "--fetch", choices=("kaggle", "tmdb"), help="bring the raw files first (docs/DEPLOY.md)"
    )
    parser.add_argument(
        "--since", type=date.fromisoformat, metavar="DATE", help="of --fetch tmdb: 2026-11-01"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    return parser


if __name__ == "__main__":
    sys.exit(main())
