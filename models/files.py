"""Model files: arrays and metadata in one npz without pickle, written whole or not at all."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from catalogue import DataError
from catalogue.files import rename, sync

Arrays = dict[str, npt.NDArray[Any]]
FORMAT = 1
"""Raised when what the arrays of a model file mean is changed; a file that names none has 1."""


def write(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a temporary file beside `path`, then rename it to `path`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    fresh = Path(name)
    try:
        fill(fresh)
        fresh.chmod(0o644)
        sync(fresh)
        rename(fresh, path)
        sync(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file atomically, as UTF-8."""
    write(path, lambda fresh: _text(fresh, text))


def _text(fresh: Path, text: str) -> None:
    fresh.write_text(text, encoding="utf-8")


def save(path: Path, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]) -> None:
    """Write arrays and facts (JSON types, `identity` among them) as one npz."""
    text = json.dumps({**facts, "format": FORMAT}, sort_keys=True)
    note = np.frombuffer(text.encode(), dtype=np.uint8)
    write(path, lambda fresh: _npz(fresh, {**arrays, "facts": note}))


def _npz(fresh: Path, arrays: Arrays) -> None:
    with fresh.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def load(path: Path, names: Sequence[str] | None = None) -> tuple[Arrays, dict[str, Any]]:
    """Read the named arrays, or all, and the facts that `save` wrote.

    Raises: FileNotFoundError: no such file; DataError: it is damaged or of another format.
    """
    arrays, facts = _read(path, names)
    if facts.get("format", 1) != FORMAT:
        message = (
            f"{path} is of another version of the program: make it anew with `python -m models`."
        )
        raise DataError(message)
    return arrays, facts


def fitted(
    path: Path, identity: str, names: Sequence[str] | None = None
) -> tuple[Arrays, dict[str, Any]]:
    """Read a model that was fitted on the tables of this identity; otherwise as `load`.

    Raises: DataError: it is missing, damaged, of another format or of other tables; the message
    names the command that makes it.
    """
    try:
        arrays, facts = load(path, names)
    except FileNotFoundError:
        message = f"{path.name} is missing: make it with `python -m models`."
        raise DataError(message) from None
    if facts.get("identity") != identity:
        message = f"{path.name} was fitted on other tables: make it anew with `python -m models`."
        raise DataError(message)
    return arrays, facts


def _read(path: Path, names: Sequence[str] | None) -> tuple[Arrays, dict[str, Any]]:
    """Read facts and arrays; of another format, which may lack some of the arrays, none."""
    try:
        # Opened here: numpy leaves a damaged file that it opened itself open.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as members:
            facts: dict[str, Any] = json.loads(members["facts"].tobytes())
            if facts.get("format", 1) != FORMAT:
                return {}, facts
            kept = set(members.files) - {"facts"} if names is None else names
            return {name: members[name] for name in kept}, facts
    except FileNotFoundError:
        raise
    except Exception as error:  # a flipped bit makes zipfile, zlib and numpy raise a dozen kinds
        message = f"{path} cannot be read ({error}): make it anew with `python -m models`."
        raise DataError(message) from error
