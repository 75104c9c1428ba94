"""Write, fit, weigh and switch in one transaction: the version in use stays, or a better one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import catalogue
import models.build
from catalogue import Catalogue, DataError
from catalogue.history import KEEP
from catalogue.store import write_manifest
from catalogue.versions import seal
from etl.report import Origin
from models.ratings.cluster import Cluster
from publish.cells import cells
from publish.gate import losses
from publish.loss import Loss, table
from publish.pairs import pairs
from queries.data import cells as changed
from queries.data import changes
from resources import mapped

Write = Callable[[Path], Sequence[Origin]]
"""Writes the tables of a version; returns the file and line that rows came from."""
Say = Callable[[str], None]
COUNTED = ("films", "titles", "film_ratings", "title_ratings")


@dataclass(frozen=True, slots=True)
class Way:
    """How to publish: `accept` in spite of losses, `dry` everything but the switch.

    `keep` is how many versions stay on disk, `cluster` where very many ratings are factorised.
    """

    accept: bool = False
    dry: bool = False
    keep: int = KEEP
    cluster: Cluster | None = None


class LostError(Exception):
    """The new version loses what nobody accepted; carries the losses."""

    def __init__(self, losses: Sequence[Loss]) -> None:
        """Carry the losses."""
        self.losses = losses
        super().__init__(
            f"the new tables lose more than they may ({len(losses)} findings); nothing is "
            "published. --accept publishes them all the same."
        )


class DryRunError(Exception):
    """All went well and nothing is published, as was asked for."""


def publish(folder: Path, write: Write, say: Say, way: Way = Way()) -> Path:
    """Write tables, fit the models on them and note what changed, then switch to them all at once.

    What a server of this machine maps is made before the switch, so that none waits for it.
    Whatever fails leaves the previous version in use. Returns: the new version's folder.
    Raises: LostError: they lose more than the thresholds allow; DryRunError: they would do.
    """

    def whole(version: Path) -> None:
        origins = write(version)
        say("fitting")
        models.build.build(version, way.cluster)
        before, after = _previous(folder), catalogue.load(version)
        compared = list(pairs(before, after)) if before else []
        if before:
            changed.write(cells(before, after, compared, origins), version)
        if way.dry:
            tell_rows(before, after, say)
            say(f"{changed.count(version, *changed.CELLS):,} cells changed")
        found = losses(before, after, compared)
        _weigh(found, way, say)
        if way.dry:
            raise DryRunError
        _record(before, after, found)
        seal(version)
        say("mapping")
        mapped.opened(version)

    return catalogue.publish(folder, whole, way.keep)


def _previous(folder: Path) -> Catalogue | None:
    """Return the version in use, None where there is none that can be read."""
    try:
        return catalogue.load(folder)
    except DataError:
        return None


def _weigh(found: Sequence[Loss], way: Way, say: Say) -> None:
    """Stop at losses that nobody accepts, and say what is accepted."""
    if found and not way.accept:
        raise LostError(found)
    if found:
        say(f"accepted:\n{table(found)}")


def tell_rows(before: Catalogue | None, after: Catalogue, say: Say) -> None:
    """Say how many rows there are now and were before."""
    was = before.manifest.rows if before else {}
    for name in COUNTED:
        if name in was or name in after.manifest.rows:
            say(f"{name}: {was.get(name, 0):,} rows, now {after.manifest.rows.get(name, 0):,}")


def _record(before: Catalogue | None, after: Catalogue, found: Sequence[Loss]) -> None:
    """Write what changed, and into the manifest what was accepted, now and in versions before."""
    changes.write(changes.what_changed(before, after), after.folder)
    accepted: list[dict[str, Any]] = list(before.manifest.accepted) if before else []
    if found:
        manifest = after.manifest
        now = {"identity": manifest.identity, "built": manifest.built}
        accepted.append({**now, "losses": [loss.as_dict() for loss in found]})
    if accepted:
        write_manifest(after.folder, replace(after.manifest, accepted=accepted))
