"""May new tables replace the present ones? `python -m publish.checks BEFORE AFTER`.

The last gate before a scheduled refresh commits: the new version reads whole, its models were
fitted on it, and no table lost rows that it should have kept.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import catalogue
from catalogue import DataError, Manifest
from catalogue.console import say
from catalogue.store import read_manifest, version_folder

NEVER_FEWER = ("films", "titles", "film_ratings")
TOLERANCE = 0.01
"""Share of its rows that another table may lose: a film may drop a keyword or an actor."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows of both and what is wrong; 0 if nothing, 1 if something, 2 for bad usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 2:
        say(__doc__.splitlines()[0])
        return 2
    before, after = map(Path, given)
    try:
        found = list(problems(before, after))
    except DataError as error:
        found = [str(error)]
    for sentence in found:
        say(f"python -m publish.checks: {sentence}")
    return 1 if found else 0


def problems(before: Path, after: Path) -> Iterator[str]:
    """Yield what keeps the tables in `after` from replacing those in `before`, a sentence each.

    No tables in `before`, or the sample, are no measure: then there is nothing to lose.
    Raises: DataError: the new tables cannot be read.
    """
    tables = catalogue.load(after)
    fitted = _fitted_on(tables.folder)
    if fitted != tables.manifest.identity:
        yield f"the models were fitted on {fitted}, the tables are {tables.manifest.identity}"
    if present := _present(before):
        for name, rows in present.rows.items():
            now = tables.manifest.rows.get(name, 0)
            say(f"{name}: {rows:,} rows, now {now:,}")
            least = rows if name in NEVER_FEWER else rows * (1 - TOLERANCE)
            if now < least:
                yield f"{name} fell from {rows:,} rows to {now:,}"


def _present(folder: Path) -> Manifest | None:
    version = version_folder(folder)
    if not (version / "manifest.json").exists():
        return None
    manifest = read_manifest(version)
    return None if manifest.is_sample else manifest


def _fitted_on(version: Path) -> str:
    """Return the identity of the tables that the models were fitted on."""
    try:
        return str(json.loads((version / "evaluation.json").read_text("utf-8"))["identity"])
    except (OSError, ValueError, KeyError, TypeError):
        return "no tables"


if __name__ == "__main__":
    sys.exit(main())
