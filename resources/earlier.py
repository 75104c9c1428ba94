"""Earlier versions that are still on disk: opened when a link asks for one, kept for a while."""

import logging
import re
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from catalogue import DataError
from catalogue.history import MARK
from catalogue.store import read_manifest
from resources import loaded as resources
from resources.loaded import Loaded
from resources.mapped import opened

PARAMETER = "data"
"""The parameter of a link that names a version by its identity."""
IDENTITY = re.compile(r"[0-9a-f]{12}", re.ASCII)
MOST = 2
"""Earlier versions that are open at once; of a further one the longest unasked goes."""
IDLE = 600.0
"""Seconds after which one that nobody asks for goes."""

log = logging.getLogger("butaca")


@dataclass
class Opened:
    """The earlier versions that are open, by identity, the last asked for last, and since when."""

    versions: OrderedDict[str, tuple[Loaded, float]] = field(default_factory=OrderedDict)
    lock: RLock = field(default_factory=RLock)

    def version(self, identity: str) -> Loaded | None:
        """Return the version of an identity, None where none that was in use is on disk."""
        with self.lock:
            known = self.versions.pop(identity, None)
            is_ours = known is not None and known[0].folder == resources.folder()
            found = known[0] if known and is_ours else _read(identity)
            if found:
                self.versions[identity] = found, time.monotonic()
            while len(self.versions) > MOST:
                self.versions.popitem(last=False)
            return found

    def let_go(self, now: float) -> None:
        """Close what nobody has asked for of late; `now` is the monotonic clock's time."""
        with self.lock:
            for identity, (_version, asked) in list(self.versions.items()):
                if now - asked > IDLE:
                    del self.versions[identity]


_opened = Opened()


def find(identity: str) -> Loaded | None:
    """Return the version of this identity, the present one where nothing is named.

    None where it is unknown. The first who asks for an earlier one waits until it is open.
    Raises: DataError: there is no present one.
    """
    present = resources.present()
    if identity in ("", present.catalogue.manifest.identity):
        return present
    return _opened.version(identity) if IDENTITY.fullmatch(identity) else None


def pin(identity: str) -> bool:
    """Take that version for the rest of this run or request, the present one if it is unknown.

    Tell whether it was known. Raises: DataError: there is no present one.
    """
    found = find(identity)
    resources.pin_to(found or resources.present())
    return found is not None


def is_earlier() -> bool:
    """Tell whether this run or request has another version than the present one."""
    pinned = resources.catalogue().manifest.identity
    return pinned != resources.present().catalogue.manifest.identity


def let_go() -> None:
    """Close the versions that nobody has asked for of late."""
    _opened.let_go(time.monotonic())


def _read(identity: str) -> Loaded | None:
    folder = resources.folder()
    for mark in sorted((folder / ".versions").glob(f"*{MARK}"), reverse=True):
        version = mark.with_suffix("")
        if _identity(version) != identity:
            continue
        try:
            return Loaded(opened(version), folder)
        except (DataError, OSError) as error:
            log.error("%s", error)
    return None


def _identity(version: Path) -> str:
    try:
        return read_manifest(version).identity
    except DataError:
        return ""
