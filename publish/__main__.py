"""Clean, fit and publish in one transaction: `python -m publish --help`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import catalogue
from catalogue import DataError, console, fetched
from catalogue.fetched import NOTHING, Fetched
from catalogue.history import KEEP
from catalogue.store import read_manifest, version_folder
from etl import closing
from etl.build import write_tables
from etl.engine import engine, found, local
from etl.read.filenames import platform
from etl.read.files import RAW
from etl.report import Origin
from etl.update.update import update
from fetch import titles, tmdb
from fetch.kaggle import kaggle
from fetch.keys import secret
from fetch.wikidata import wikidata
from models.ratings.cluster import Cluster
from publish import history
from publish.loss import table
from publish.transaction import DryRunError, LostError, Way, Write, publish

TIDY = Path("data/tidy")


class NothingNewError(Exception):
    """The files of an update hold nothing that the tables do not; its text says what was read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish; returns 0, or 1 for bad input or losses (argparse exits with 2 for bad usage)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if wrong := _misused(options):
        parser.error(wrong)
    say = _silent if options.quiet else console.say
    try:
        asked = _asked(options)
        console.say(asked) if asked else say(_run(options, say))
    except LostError as error:
        console.say(f"{table(error.losses)}\n", sys.stderr)
        return _failed(error)
    except DataError as error:
        return _failed(error)
    return 0


def _failed(error: Exception) -> int:
    console.say(f"python -m publish: {error}", sys.stderr)
    return 1


def _asked(options: argparse.Namespace) -> str:
    """Answer what the options ask about the versions on disk, empty if they ask nothing."""
    folder: Path = options.catalogue
    if options.list:
        return history.listed(folder)
    if options.restore is not None:
        return history.restored(folder, options.restore)
    return history.verified(folder) if options.verify else ""


def _run(options: argparse.Namespace, say: Callable[[str], None]) -> str:
    """Do what the options say; returns how it ended."""
    files: list[str] = []
    try:
        _fetch(options, say)
        updates = options.update is not None
        write = _from_updates(options, say) if updates else _from_raw(options, say)
        cluster = Cluster(options.engine) if options.engine else None
        way = Way(options.accept, options.dry_run, options.keep, cluster)
        version = publish(options.catalogue, _noting(write, files), say, way)
    except NothingNewError as nothing:
        return f"nothing new: the tables stay as they are\n{nothing}"
    except DryRunError:
        return "\n".join(["nothing is published: this was a dry run", *files])
    return "\n".join([f"published version {read_manifest(version).identity}", *files])


def _noting(write: Write, files: list[str]) -> Write:
    """Return the same writer, which notes what became of the files it read."""

    def noted(version: Path) -> Sequence[Origin]:
        origins = write(version)
        files.append(closing.of_version(version))
        return origins

    return noted


def _misused(options: argparse.Namespace) -> str:
    """Return which options do not go together, else an empty text."""
    if (options.fetch == "tmdb") != bool(options.since or options.titles):
        return "--fetch tmdb goes with --since DATE, --titles ES,MX or both, and they with it"
    if options.update is not None and (options.fetch or options.raw):
        return "--update merges the named files alone: without --raw and --fetch"
    if options.fetch and options.raw and not local(options.raw):
        return "--fetch brings files into a folder, --raw names an address"
    if options.engine and (options.update is not None or options.fetch in ("tmdb", "wikidata")):
        return "--engine cleans raw files; an update is small and is merged on this machine"
    asks = [options.list, options.verify, options.restore is not None]
    makes = [options.update is not None, options.raw, options.fetch, options.dry_run]
    makes += [options.engine]
    if sum(asks) > 1 or (any(asks) and any(makes)):
        return "--list, --restore and --verify go alone, with --catalogue at most"
    if options.keep < 2:
        return "--keep leaves the new version and the one before it at least: 2 or more"
    return ""


def _fetch(options: argparse.Namespace, say: Callable[[str], None]) -> None:
    """Bring the files that the options name, and let the rest of the run take them."""
    if options.fetch == "kaggle":
        say("fetching from Kaggle")
        into = _folder(options)
        kaggle(into)
        options.raw = str(into)
    elif options.fetch == "tmdb":
        say("fetching from TMDB")
        options.update, options.given = _from_tmdb(options)
    elif options.fetch == "wikidata":
        say("fetching from Wikidata")
        into = _folder(options) / "wikidata"
        numbers = catalogue.load(options.catalogue).films["imdb_id"].dropna()
        options.update = wikidata(into, numbers.tolist(), _contact())
        if not options.update:
            raise NothingNewError("Wikidata knows none of the films")


def _folder(options: argparse.Namespace) -> Path:
    """Return the folder of raw files that is filled."""
    return (local(options.raw) if options.raw else None) or RAW


def _contact() -> str:
    """Return where Wikidata's people find who asks; raises DataError where nobody said it."""
    if found := secret("BUTACA_CONTACT"):
        return found
    message = (
        "Wikidata wants to know whom to write to: put a page or an address into BUTACA_CONTACT, in "
        "the environment or in .streamlit/secrets.toml."
    )
    raise DataError(message)


def _from_tmdb(options: argparse.Namespace) -> tuple[list[Path], Fetched]:
    """Bring films since a date, platforms' titles by country, or both; returns the files.

    The day is told beside them, of each film and platform. Films that were given long ago are
    fetched anew with the others.
    """
    into, today = _folder(options) / "tmdb", datetime.now(UTC).date()
    present = _present(options.catalogue)
    paths: list[Path] = []
    given = NOTHING
    if options.since:
        old = fetched.read(present.folder).before(today - fetched.ANEW).films
        known = set(present.films["film_id"])
        paths += tmdb.tmdb(into, options.since, tmdb.key(), known, old)
        given |= Fetched(films=dict.fromkeys(tmdb.numbers(paths), today))
    if options.titles:
        listed = titles.titles(into / "titles", options.titles, tmdb.key())
        given |= Fetched(titles={platform(path) or "": today for path in listed})
        paths += listed
    return paths, given


def _present(folder: Path) -> catalogue.Catalogue:
    """Return the present tables; raises DataError where their films are not TMDB's."""
    present = catalogue.load(folder)
    if present.manifest.is_sample:
        message = (
            f"{folder} holds the sample, whose films do not bear TMDB's numbers: publish the full "
            "data first, for instance with --fetch kaggle."
        )
        raise DataError(message)
    return present


def _from_raw(options: argparse.Namespace, say: Callable[[str], None]) -> Write:
    """Return what writes the tables of a folder of raw files."""
    raw = found(options.raw, options.engine)

    def write(version: Path) -> list[Origin]:
        with engine(raw, options.engine, say) as (files, subjects):
            return write_tables(files, version, say, subjects)

    return write


def _from_updates(options: argparse.Namespace, say: Callable[[str], None]) -> Write:
    """Return what writes the present tables with the files' rows merged in.

    They are read while the folder is held, so that nobody publishes in between.
    Raises: DataError: no tables in the folder, or a file of which hardly a row is left.
    """
    read_manifest(version_folder(options.catalogue))

    def write(version: Path) -> list[Origin]:
        merged = update(options.catalogue, options.update, say, options.given)
        for name, change in merged.changes.items():
            say(f"{name}: {change}")
        for name, count in merged.rejected().items():
            say(f"rejected: {count} ({name})")
        for sentence in merged.unusable:
            raise DataError(sentence)
        if merged.is_empty:
            raise NothingNewError(closing.closing(merged.report.told()))
        merged.write(version)
        return merged.report.origins

    return write


def _silent(_text: str) -> None:
    """Say nothing."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m publish", description=__doc__.split(":")[0])
    folder = Path(os.environ.get("CATALOGUE") or TIDY)
    parser.add_argument("--catalogue", type=Path, default=folder, help="folder to publish in")
    parser.add_argument("--raw", help="folder or address of raw files (data/raw, else the sample)")
    parser.add_argument(
        "--update", type=Path, nargs="*", metavar="FILE", help="merge these into the present tables"
    )
    parser.add_argument("--engine", metavar="spark://HOST:PORT", help=engine.__doc__)
    parser.add_argument(
        "--fetch",
        choices=("kaggle", "tmdb", "wikidata"),
        help="bring the raw files first (docs/DEPLOY.md)",
    )
    parser.add_argument(
        "--since", type=date.fromisoformat, metavar="DATE", help="of --fetch tmdb: 2026-11-01"
    )
    parser.add_argument(
        "--titles",
        type=titles.countries,
        metavar="ES,MX",
        help="of --fetch tmdb: what platforms have in these countries",
    )
    parser.set_defaults(given=NOTHING)
    parser.add_argument(
        "--dry-run", action="store_true", help="all of it but the switch: say what would change"
    )
    parser.add_argument(
        "--accept", action="store_true", help="publish although the new tables lose something"
    )
    parser.add_argument(
        "--keep", type=int, default=KEEP, metavar="N", help=f"versions that stay ({KEEP})"
    )
    parser.add_argument("--list", action="store_true", help="show the versions on disk")
    parser.add_argument("--restore", metavar="IDENTITY", help="go back to one of them")
    parser.add_argument(
        "--verify", action="store_true", help="compare the present files with what was published"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    return parser


if __name__ == "__main__":
    sys.exit(main())
