"""Indexes as files: a tree of dataclasses whose arrays and frames are mapped.

The tree stands in one JSON file: plain values as they are, an array or a frame by the name of its
file, a dataclass by the name of a class that the reader knows. What a class keeps once computed
(`cached_property`) is stored with it, so that nobody computes it again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue.mapped import frames

Tree = Any
"""What JSON holds."""
OURS = ("catalogue", "models", "queries")
"""Packages whose dataclasses a tree may name."""


class Written:
    """The files of a folder by their content: what several values hold is written once."""

    def __init__(self) -> None:
        """Know of no file yet."""
        self.hashes: dict[str, str] = {}
        self._first: dict[tuple[str, ...], str] = {}

    def note(self, paths: Sequence[Path]) -> str:
        """Note the files of one value; returns what the first of those of this content is called.

        The hash of each is kept, in `hashes`.
        """
        found = [hashed(path) for path in paths]
        self.hashes |= {path.name: one for path, one in zip(paths, found, strict=True)}
        return self._first.setdefault(tuple(found), paths[0].name)

    def once(self, paths: Sequence[Path]) -> str:
        """Note files, and remove them where the same were written before; otherwise as `note`."""
        name = self.note(paths)
        if name != paths[0].name:
            for path in paths:
                path.unlink()
                del self.hashes[path.name]
        return name


def hashed(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Writer:
    """Writes values into a folder and returns what stands for them in the tree."""

    def __init__(self, folder: Path, name: str, written: Written) -> None:
        """Name the files of this value `name.1.npy` and so on; `written` are those of all."""
        self.folder = folder
        self.name = name
        self.written = written
        self.files = 0

    def tree(self, value: Any) -> Tree:  # noqa: ANN401 - any value of an index
        """Store a value; raises TypeError for what cannot be mapped."""
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, np.generic):
            return value.item()
        if isinstance(value, np.ndarray):
            return {"array": self._array(value)}
        if isinstance(value, pd.DataFrame):
            return {"frame": self._frame(value)}
        if isinstance(value, pa.Array):
            return {"texts": self._frame(pd.DataFrame({"text": value.to_pylist()}, dtype="str"))}
        return self._many(value)

    def _many(self, value: Any) -> Tree:  # noqa: ANN401
        if isinstance(value, Mapping):
            return {"map": [[self.tree(key), self.tree(found)] for key, found in value.items()]}
        if isinstance(value, list | tuple):
            kind = "tuple" if isinstance(value, tuple) else "list"
            return {kind: [self.tree(one) for one in value]}
        if not is_dataclass(value) or isinstance(value, type):
            raise TypeError(f"{self.name}: {type(value).__name__} cannot be mapped")
        parts = {name: self.tree(getattr(value, name)) for name in (*kept(type(value)),)}
        return {"class": called(type(value)), "parts": parts}

    def _array(self, value: np.ndarray) -> str:
        path = self._file("npy")
        np.save(path, np.ascontiguousarray(value), allow_pickle=False)
        return self.written.once([path])

    def _frame(self, value: pd.DataFrame) -> str:
        path = self._file("arrow")
        return self.written.once(frames.write(value, path))

    def _file(self, kind: str) -> Path:
        self.files += 1
        return self.folder / f"{self.name}.{self.files}.{kind}"


class Reader:
    """Maps what a Writer wrote."""

    def __init__(self, folder: Path) -> None:
        """Read from a folder."""
        self.folder = folder

    def value(self, tree: Tree) -> Any:  # noqa: ANN401
        """Return the value that a tree stands for; raises TypeError for no class of ours."""
        if not isinstance(tree, dict):
            return tree
        ((kind, found), *rest) = tree.items()
        match kind:
            case "array":
                return np.asarray(np.load(self.folder / found, mmap_mode="r", allow_pickle=False))
            case "frame":
                return frames.read(self.folder / found)
            case "texts":
                return frames.read(self.folder / found)["text"].array._pa_array.chunk(0)
            case "map":
                return {self.value(key): self.value(one) for key, one in found}
            case "tuple":
                return tuple(self.value(one) for one in found)
            case "list":
                return [self.value(one) for one in found]
        return self._object(_class(found), dict(rest)["parts"])

    def _object(self, kind: type, parts: Mapping[str, Tree]) -> Any:  # noqa: ANN401
        values = {name: self.value(part) for name, part in parts.items()}
        made = kind(**{field.name: values.pop(field.name) for field in fields(kind) if field.init})
        if values:  # what it keeps once computed
            made.__dict__.update(values)
        return made


def kept(kind: type) -> list[str]:
    """Return the names of what an object of a class is stored by: its fields and kept values."""
    found = [field.name for field in fields(kind) if field.init]
    known = {n: v for one in kind.__mro__ for n, v in vars(one).items()}
    return [*found, *(name for name, value in known.items() if isinstance(value, cached_property))]


def _class(name: str) -> type:
    """Return the dataclass of a name, if it is one of ours."""
    module, _, qualified = name.rpartition(".")
    if module.partition(".")[0] not in OURS:
        raise TypeError(f"{name} is no class of an index")
    found = getattr(import_module(module), qualified)
    if not (isinstance(found, type) and is_dataclass(found)):
        raise TypeError(f"{name} is no class of an index")
    return found


def called(kind: type) -> str:
    """Return how a class is named in a tree."""
    return f"{kind.__module__}.{kind.__qualname__}"
