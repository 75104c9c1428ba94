"""One version in its mapped form: made whole in a cache, mapped when asked.

`index.json` names the format, the version that it was made from and every file with its size and
hash; it is written last, so that a folder that has it is whole.
"""

import hashlib
import json
import logging
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from catalogue.errors import DataError
from catalogue.files import own_folder, user
from catalogue.mapped import frames
from catalogue.mapped.values import OURS, Reader, Writer, Written, hashed

ROOT = Path(__file__).resolve().parents[2]
FORMAT = 6
"""Raised when what lies in the folder means something else; another one is made anew."""
INDEX = "index.json"
CACHE = "BUTACA_CACHE"
"""Environment variable: where versions are mapped; else a folder among the temporary ones."""
KEPT = 4
"""Mapped versions that stay: those of a few folders, or the last ones of one."""
ROOM = 3_000_000_000
"""Bytes that they take together at most; the latest stays, however large it is."""
LOG = logging.getLogger("butaca")


@dataclass(frozen=True)
class Mapped:
    """The mapped form of one version: its tables, and what it holds by the name of what made it.

    All of it is open, so that it stays readable when somebody removes the folder.
    """

    folder: Path
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    held: Mapping[str, Any] = field(repr=False)


def open_mapped(folder: Path, made_from: str) -> Mapped | None:
    """Map what lies in a folder; None if it is not there, or of another version or format.

    Only the sizes of its files are looked at; `damaged` hashes them.
    """
    try:
        found = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        right = (found["format"], found["made_from"]) == (FORMAT, made_from)
        if not right or any(_size(folder / n) != f["size"] for n, f in found["files"].items()):
            return None
        tables = {name: frames.read(folder / f"{name}.arrow") for name in found["tables"]}
        reader = Reader(folder)
        values = {name: reader.value(tree) for name, tree in found["values"].items()}
        values |= {name: values[first] for name, first in found["same"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Mapped(folder, tables, values)


def damaged(folder: Path) -> list[str]:
    """Return the files whose content is not what was written; none where all of it was removed."""
    if not (folder / INDEX).exists():
        return []
    found = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return [n for n, f in found["files"].items() if hashed(folder / n) != f["sha256"]]


def write_mapped(
    folder: Path,
    made_from: str,
    tables: Mapping[str, pd.DataFrame],
    values: Mapping[str, Any],
) -> None:
    """Write the mapped form into a folder that appears whole or not at all.

    Raises: DataError: it cannot be written.
    """
    try:
        own_folder(folder.parent)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".mapping-"))
        try:
            _fill(fresh, made_from, tables, values)
            _take_place(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror or error})."
        raise DataError(message) from error


def cache() -> Path:
    """Return the folder that holds the mapped versions."""
    named = os.environ.get(CACHE)
    return Path(named) if named else Path(tempfile.gettempdir()) / f"butaca-{user()}"


@lru_cache(1)
def code() -> str:
    """Return a hash of the sources that say what an index is: another program maps otherwise."""
    digest = hashlib.sha256()
    for path in sorted(path for name in OURS for path in (ROOT / name).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def forget(keep: int = KEPT, room: int = ROOM) -> None:
    """Remove all mapped versions but the latest; what a server has open stays readable to it."""
    found = [(_changed(path), path) for path in cache().iterdir()]
    made = sorted(((last, path) for last, path in found if last is not None), reverse=True)
    taken = 0
    for place, (_time, path) in enumerate(made):
        taken += _bytes(path)
        if place >= keep or (place and taken > room):
            shutil.rmtree(path, ignore_errors=True)


def _bytes(folder: Path) -> int:
    """Return how much a mapped version takes; nothing of what another process takes away."""
    try:
        return sum(map(_size, folder.iterdir()))
    except OSError:
        return 0


def _changed(folder: Path) -> int | None:
    """Return when a folder was last changed; None of a file, or what another process took away."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else None


def signature(version: Path) -> str:
    """Return a word that changes when a file of the version does, or the code that maps it.

    A file that may not be read makes another word, so that what lacks it is not taken for whole.
    """
    files = [(p, p.stat()) for p in sorted(version.iterdir()) if p.is_file()]
    told = repr([(p.name, s.st_size, s.st_mtime_ns, os.access(p, os.R_OK)) for p, s in files])
    told += code()
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _fill(
    folder: Path,
    made_from: str,
    tables: Mapping[str, pd.DataFrame],
    values: Mapping[str, Any],
) -> None:
    written = Written()
    for name, table in tables.items():
        written.note(frames.write(table, folder / f"{name}.arrow"))
    same = dict(_again(values))
    trees = dict(_trees(folder, {n: v for n, v in values.items() if n not in same}, written))
    hashes = sorted(written.hashes.items())
    files = {n: {"size": _size(folder / n), "sha256": found} for n, found in hashes}
    index = {"format": FORMAT, "made_from": made_from, "tables": list(tables)}
    index |= {"values": trees, "files": files}
    index |= {"same": {name: first for name, first in same.items() if first in trees}}
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")


def _again(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is a value once more: its name, and that of the first; one returns the other."""
    first: dict[int, str] = {}
    for name, value in values.items():
        if first.setdefault(id(value), name) != name:
            yield name, first[id(value)]


def _trees(folder: Path, values: Mapping[str, Any], written: Written) -> Iterator[tuple[str, Any]]:
    """Store what can be mapped; the rest is small and made when it is asked for."""
    for name, value in values.items():
        try:
            yield name, Writer(folder, name, written).tree(value)
        except TypeError as error:
            LOG.debug("not mapped: %s", error)


def _take_place(fresh: Path, folder: Path) -> None:
    """Rename the fresh folder to its place; whoever came first stays."""
    try:
        fresh.rename(folder)
    except OSError:
        if not (folder / INDEX).exists():
            shutil.rmtree(folder, ignore_errors=True)
            fresh.rename(folder)


def _size(path: Path) -> int:
    return path.stat().st_size
