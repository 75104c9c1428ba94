"""What the process loads once: the tables of one version, and what is fitted on them.

`loaded` is the only cache. A run of a page or a request of the API pins one snapshot, so that a
version published meanwhile never mixes with it; `swap` is how a newer version comes in.
"""

import os
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TypeVar

from catalogue import Catalogue
from resources.mapped import opened

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
TIDY = ROOT / "data/tidy"


@dataclass(frozen=True)
class Loaded:
    """One version of everything: the catalogue, the folder it is published in, when it was read.

    `problems` says what is amiss with it, by subject, in words for `/api/health`.
    """

    catalogue: Catalogue
    folder: Path
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Holder:
    """The present snapshot; replaced whole, never changed."""

    loaded: Loaded | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    """What is amiss while nothing is loaded."""
    lock: RLock = field(default_factory=RLock)


_holder = Holder()
_pinned: ContextVar[Loaded | None] = ContextVar("loaded", default=None)


def folder() -> Path:
    """Return the folder of tables to serve: CATALOGUE, else data/tidy, else the sample."""
    if named := os.environ.get("CATALOGUE"):
        return Path(named)
    filled = (TIDY / "manifest.json").exists() or (TIDY / "current").exists()
    return TIDY if filled else ROOT / "data/sample/tidy"


def present() -> Loaded:
    """Return the newest snapshot, read at the first call; raises DataError."""
    with _holder.lock:
        if _holder.loaded is None:
            where = folder()
            _holder.loaded = Loaded(opened(where), where)
        return _holder.loaded


def served() -> Loaded | None:
    """Return the newest snapshot if one was read, without reading any."""
    return _holder.loaded


def swap(fresh: Loaded | None) -> None:
    """Serve another snapshot from the next run on; None reads the folder anew when asked."""
    with _holder.lock:
        _holder.loaded, _holder.unread = fresh, {}
    _pinned.set(None)


def problems() -> Mapping[str, str]:
    """Return what is amiss with what is served, by subject; nobody changes it."""
    with _holder.lock:
        return _holder.loaded.problems if _holder.loaded else _holder.unread


def tell(found: Mapping[str, str]) -> None:
    """Add problems to what is served: another snapshot of the same version takes its place."""
    with _holder.lock:
        if _holder.loaded is None:
            _holder.unread = {**_holder.unread, **found}
        elif found:
            every = {**_holder.loaded.problems, **found}
            _holder.loaded = replace(_holder.loaded, problems=every)


def pin() -> Loaded:
    """Take the newest snapshot for the rest of this run or request."""
    fresh = present()
    _pinned.set(fresh)
    return fresh


def pin_to(version: Loaded) -> None:
    """Take another snapshot than the newest for the rest of this run or request."""
    _pinned.set(version)


def loaded() -> Loaded:
    """Return the snapshot that this run or request pinned, else the newest."""
    return _pinned.get() or present()


def catalogue() -> Catalogue:
    """Return the tables to ask."""
    return loaded().catalogue


def fitted(read: Callable[[Catalogue], T]) -> T:
    """Return what `read` makes of the catalogue (a recommender, a page's index), made once."""
    return catalogue().once(read)
