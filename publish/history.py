"""The versions on disk, for people: `--list`, `--restore IDENTITY` and `--verify`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogue import DataError
from catalogue import versions as stored
from catalogue.store import version_folder
from catalogue.versions import Version
from publish.loss import aligned
from queries.data import cells

HEADINGS = ("", "version", "built", "films", "titles", "ratings", "what changed")


def listed(folder: Path) -> str:
    """Return a table of the versions, the newest first; `*` is the present one.

    Raises: DataError: there is none.
    """
    found = stored.versions(folder)
    before: Sequence[Version | None] = [*found[1:], None]
    rows = (_row(*pair) for pair in zip(found, before, strict=True))
    return aligned([HEADINGS, *rows])


def _row(version: Version, before: Version | None) -> tuple[str, ...]:
    manifest = version.manifest
    rows = manifest.rows
    return (
        "*" if version.is_present else "",
        manifest.identity,
        manifest.built[:16].replace("T", " "),
        f"{rows.get('films', 0):,}",
        f"{rows.get('titles', 0):,}",
        f"{rows.get('film_ratings', 0) + rows.get('title_ratings', 0):,}",
        ", ".join(_changed(version, before)) or "-",
    )


def _changed(version: Version, before: Version | None) -> Iterator[str]:
    """Yield what changed since the version before, as far as it is on disk."""
    was = before.manifest.rows if before else version.manifest.rows
    for name in ("films", "titles"):
        more = version.manifest.rows.get(name, 0) - was.get(name, 0)
        if more:
            yield f"{more:+,} {name}"
    if count := cells.count(version.folder, *cells.CELLS):
        yield f"{count:,} {'cell' if count == 1 else 'cells'}"
    for accepted in version.manifest.accepted:
        if accepted["identity"] == version.manifest.identity:
            columns = dict.fromkeys(loss["column"] for loss in accepted["losses"])
            yield f"accepted: {', '.join(columns)}"


def restored(folder: Path, identity: str) -> str:
    """Go back to a version; returns a sentence. Raises: DataError: it cannot be gone back to."""
    version = stored.restore(folder, identity)
    return f"restored version {version.manifest.identity} of {version.manifest.built}"


def verified(folder: Path) -> str:
    """Hash the present version's files; returns a sentence.

    Raises: DataError: some file is not what was published.
    """
    version = version_folder(folder)
    if damage := list(stored.damaged(version)):
        message = f"{folder} is damaged: {'; '.join(damage)}."
        raise DataError(message)
    return f"{stored.checked(version)} files of {folder} are what was published"
