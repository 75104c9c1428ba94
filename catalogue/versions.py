"""The versions on disk: which there are, going back to one of them, and whether one is intact."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue import artefacts, history, store
from catalogue.errors import DataError
from catalogue.files import sync
from catalogue.store import Manifest, only_writer, read_manifest, switch, verify, version_folder

FILE = "checksums.json"
FORMAT = 1
COMMAND = "python -m publish"


@dataclass(frozen=True, slots=True)
class Version:
    """A version that has been in use; `is_present` tells the one that is."""

    folder: Path
    manifest: Manifest
    is_present: bool


@dataclass(frozen=True, slots=True)
class Checksums:
    """The SHA-256 of every file of a version when it was published, by name."""

    files: dict[str, str]
    format: int = FORMAT


def versions(folder: Path) -> list[Version]:
    """Return the versions in `folder` that can be read, the newest first.

    Raises: DataError: there is none.
    """
    present = version_folder(folder)
    used = (path.with_suffix("") for path in (folder / ".versions").glob(f"*{history.MARK}"))
    found = [
        Version(path, manifest, path.resolve() == present)
        for path in sorted({present, *(path.resolve() for path in used)}, reverse=True)
        if (manifest := _manifest(path))
    ]
    if not found:
        read_manifest(present)  # says why
    return found


def _manifest(version: Path) -> Manifest | None:
    try:
        return read_manifest(version)
    except DataError:
        return None


def restore(folder: Path, identity: str) -> Version:
    """Make an earlier version the present one again, in one rename; returns it.

    Raises: DataError: none of this identity, or a damaged one, or the folder cannot be written.
    """
    with store.writing(folder), only_writer(folder / ".versions"):
        found = _named(folder, identity)
        verify(found.folder, found.manifest)
        if damage := list(damaged(found.folder)):
            message = f"{identity} is not restored: {', '.join(damage)}."
            raise DataError(message)
        switch(folder, found.folder)
        sync(folder)
        history.mark(found.folder)
    return found


def _named(folder: Path, identity: str) -> Version:
    """Return the newest other version of an identity, which may be cut short."""
    there = versions(folder)
    found = [v for v in there if v.manifest.identity.startswith(identity) and identity]
    if not found:
        known = ", ".join(dict.fromkeys(version.manifest.identity for version in there))
        message = f"{folder} has no version {identity}: there are {known}."
        raise DataError(message)
    return next((version for version in found if not version.is_present), found[0])


def seal(version: Path) -> None:
    """Note the SHA-256 of every file of a version that is written whole."""
    artefacts.write(version / FILE, Checksums(dict(_hashes(version))), indent=1)


def reseal(version: Path) -> None:
    """Note them anew where they were noted: models were fitted again, say."""
    if (version / FILE).exists():
        seal(version)


def damaged(version: Path) -> Iterator[str]:
    """Yield what is wrong with the files of a version, a clause each; nothing where all is well.

    Without checksums the tables alone are compared, with their identity.
    """
    if not (version / FILE).exists():
        yield from _damaged_tables(version)
        return
    try:
        noted = artefacts.read(version / FILE, Checksums, FORMAT, COMMAND).files
    except (OSError, ValueError, DataError) as error:
        yield f"{FILE} cannot be read ({error})"
        return
    there = dict(_hashes(version))
    for name, digest in noted.items():
        if name not in there:
            yield f"{name} is missing"
        elif there[name] != digest:
            yield f"{name} is not what was published"


def _damaged_tables(version: Path) -> Iterator[str]:
    try:
        verify(version, read_manifest(version))
    except DataError as error:
        yield str(error)


def checked(version: Path) -> int:
    """Return how many files `damaged` compares."""
    try:
        return len(json.loads((version / FILE).read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return len(read_manifest(version).rows)


def _hashes(version: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and SHA-256 of every file; what stands in folders has checks of its own."""
    for path in sorted(version.iterdir()):
        if path.is_file() and path.name != FILE and not path.name.startswith("."):
            with path.open("rb") as file:
                yield path.name, hashlib.file_digest(file, "sha256").hexdigest()
