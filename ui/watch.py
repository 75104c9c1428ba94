"""Notice a newly published version, warm it up in the background, then serve it.

Visitors switch at their next action; no page mixes two versions, because each run pins one. A
version that cannot be read leaves the old one in use, and `/api/health` says why.
"""

import gc
import logging
import threading

from catalogue import DataError, load
from catalogue.store import version_folder
from serving import memory
from ui import resources
from ui.warm import warm

SECONDS = 3.0
"""Between two looks at the folder, which cost a few microseconds."""

log = logging.getLogger("butaca")


def start(stop: threading.Event) -> threading.Thread:
    """Look for new versions until `stop` is set."""
    thread = threading.Thread(target=_run, args=(stop,), name="watch", daemon=True)
    thread.start()
    return thread


def _run(stop: threading.Event) -> None:
    while not stop.wait(SECONDS):
        look()


def look() -> bool:
    """Switch to the published version if it is another than the one served; tell whether it was."""
    where = resources.folder()
    try:
        if version_folder(where) == resources.present().catalogue.folder:
            resources.problems.pop("new version", None)
            return False
        fresh = load(where)
    except (DataError, OSError) as error:
        if resources.problems.get("new version") != str(error):
            log.error("%s", error)
        resources.problems["new version"] = str(error)
        return False
    warm(fresh)
    resources.swap(resources.Loaded(fresh, where))
    for subject in ("new version", "tables"):
        resources.problems.pop(subject, None)
    log.warning("now serving version %s", fresh.manifest.identity)
    frozen = gc.get_freeze_count() > 0
    gc.unfreeze()  # the old version is looked at once more, and goes
    memory.settle(freeze=frozen)
    return True
