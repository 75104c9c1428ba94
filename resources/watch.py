"""Notice a newly published version, warm it up in the background, then serve it.

Visitors switch at their next action; no page mixes two versions, because each run pins one. A
version that cannot be read, or that would take away what works now (its models are missing or
damaged), leaves the old one in use, and `/api/health` says why.
"""

import gc
import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from catalogue import Catalogue
from catalogue.store import version_folder
from resources import earlier
from resources import loaded as resources
from resources.integrity import checked
from resources.mapped import opened
from resources.warm import warm
from serving import upstream

SECONDS = 3.0
"""Between two looks at the folder, which cost a tenth of a millisecond."""
NEW = "new version"

log = logging.getLogger("butaca")


@dataclass(frozen=True)
class State:
    """A version's folder, and its files: name, inode, size in bytes, time of change."""

    folder: Path
    files: tuple[tuple[str, int, int, int], ...]


def state() -> State:
    """Return what lies in the folder of tables now; raises DataError, OSError."""
    folder = version_folder(resources.folder())
    visible = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    stats = [(path.name, path.stat()) for path in visible]
    files = [(name, stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return State(folder, tuple(files))


def start(stop: threading.Event) -> threading.Thread:
    """Look for new versions until `stop` is set."""
    watcher = Watcher()
    thread = threading.Thread(target=_run, args=(watcher, stop), name="watch", daemon=True)
    thread.start()
    return thread


def _run(watcher: "Watcher", stop: threading.Event) -> None:
    while not stop.wait(SECONDS):
        watcher.look()
        watcher.check()
        earlier.let_go()
        upstream.give_back()


class Watcher:
    """Remembers what it has dealt with, whether it is served or was refused."""

    def __init__(self) -> None:
        """Take what lies in the folder as what is served."""
        self.done: State | None = None
        self.seen: State | None = None
        self.sound: Catalogue | None = None
        served = resources.served()
        try:
            found = state()
        except Exception:  # the first look says so
            return
        self.done = found if served and served.catalogue.folder == found.folder else None

    def look(self) -> bool:
        """Switch to another version than the one served, if there is one; tell whether it was."""
        try:
            return self._look()
        except Exception as error:  # whatever a new version brings, the watch goes on
            _tell(str(error) or type(error).__name__)
            return False

    def check(self) -> None:
        """Hash the version that is served, once; serve another where it is damaged."""
        served = resources.served()
        if served is None or served.catalogue is self.sound:
            return
        try:
            fresh, problem = checked(served.catalogue, resources.folder())
        except Exception as error:
            fresh, problem = served.catalogue, str(error) or type(error).__name__
        if fresh is not served.catalogue:
            _serve(fresh, warm(fresh))
        if problem:
            _tell(problem)
        self.sound = fresh

    def _look(self) -> bool:
        found = state()
        if found == self.done:
            return False
        served = resources.served()
        in_place = served is not None and served.catalogue.folder == found.folder
        if in_place and found != self.seen:  # plain files, perhaps still being written
            self.seen = found
            return False
        fresh = opened(resources.folder())
        failed = warm(fresh)
        new = {key: text for key, text in failed.items() if key not in resources.problems()}
        worse = list(dict.fromkeys(new.values()))
        self.done = found
        if refused := bool(worse and served):
            _tell(f"Version {fresh.manifest.identity} is not served: {' '.join(worse)}")
        else:
            _serve(fresh, failed)
        del fresh, served
        _free_memory()
        return not refused


def _serve(fresh: Catalogue, failed: dict[str, str]) -> None:
    resources.swap(resources.Loaded(fresh, resources.folder(), problems=failed))
    log.warning("now serving version %s", fresh.manifest.identity)


def _tell(problem: str) -> None:
    """Say what is wrong with the new version: always in health, once in the log."""
    if resources.problems().get(NEW) != problem:
        log.error("%s", problem)
        resources.tell({NEW: problem})


def _free_memory() -> None:
    """Collect what a version that is no longer served leaves behind, and freeze the rest."""
    frozen = gc.get_freeze_count() > 0
    gc.unfreeze()  # the old version is looked at once more, and goes
    upstream.settle(freeze=frozen)
