"""The mapped form of a version: made at its first start on a machine, then only opened."""

import logging
from pathlib import Path
from typing import Any

from catalogue import Catalogue, DataError, load
from catalogue.mapped import store
from catalogue.mapped.store import Mapped
from catalogue.store import IN_MEMORY, read_manifest, version_folder
from resources.warm import warm

log = logging.getLogger("butaca")


def opened(folder: Path) -> Catalogue:
    """Return the present version of the tables in `folder`, mapped.

    Where nobody has made its mapped form yet, it is made now, in the cache.

    Raises: DataError: no tables there, of another format, or damaged.
    """
    version = version_folder(folder)
    manifest = read_manifest(version)
    made = store.signature(version)
    mapped = _made(version, store.cache() / made, made)
    if mapped is None:
        return load(version)
    tables: Any = {name: mapped.tables[name] for name in IN_MEMORY}
    return Catalogue(version, manifest, mapped=mapped, **tables)


def _made(version: Path, place: Path, made: str) -> Mapped | None:
    """Read the tables, make what pages and API ask of them, and write all of it to be mapped.

    None where nothing can be written: the tables are then read into memory, as a log line says.
    """
    if found := store.open_mapped(place, made):
        return found
    tables = load(version)
    warm(tables)
    frames = {name: getattr(tables, name) for name in IN_MEMORY}
    try:
        store.write_mapped(place, made, frames, tables.made())
        store.forget()
    except DataError as error:
        log.warning("%s The tables are read into memory.", error)
    return store.open_mapped(place, made)
