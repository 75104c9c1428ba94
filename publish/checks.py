"""May new tables replace the present ones? `python -m publish.checks BEFORE AFTER`.

The last gate before a scheduled refresh commits: the new version reads whole, its models were
fitted on it, and it loses nothing beyond the thresholds but what was accepted when it was made.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import catalogue
from catalogue import Catalogue, DataError
from catalogue.console import say
from catalogue.store import version_folder
from publish.gate import losses
from publish.loss import Loss, table
from publish.transaction import tell_rows


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
    Raises: DataError: the tables cannot be read.
    """
    tables = catalogue.load(after)
    fitted = _fitted_on(tables.folder)
    if fitted != tables.manifest.identity:
        yield f"the models were fitted on {fitted}, the tables are {tables.manifest.identity}"
    present = _present(before)
    tell_rows(present, tables, say)
    accepted = _accepted(tables)
    found = [loss for loss in losses(present, tables) if loss.what not in accepted]
    if found:
        say(table(found))
    yield from (loss.sentence for loss in found)


def _present(folder: Path) -> Catalogue | None:
    version = version_folder(folder)
    return catalogue.load(folder) if (version / "manifest.json").exists() else None


def _accepted(tables: Catalogue) -> set[tuple[str, str]]:
    """Return what somebody accepted when these tables were published."""
    ours = [a for a in tables.manifest.accepted if a["identity"] == tables.manifest.identity]
    return {Loss(**loss).what for found in ours for loss in found["losses"]}


def _fitted_on(version: Path) -> str:
    """Return the identity of the tables that the models were fitted on."""
    try:
        return str(json.loads((version / "evaluation.json").read_text("utf-8"))["identity"])
    except (OSError, ValueError, KeyError, TypeError):
        return "no tables"


if __name__ == "__main__":
    sys.exit(main())
