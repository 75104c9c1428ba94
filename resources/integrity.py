"""What a start does not wait for: every byte of the served version is hashed beside the answers.

A mapped file that is not what was written is made anew from the tables. Tables that are not those
that were published are withdrawn: the version before them is served, and health says so.
"""

import logging
import shutil
from pathlib import Path

from catalogue import Catalogue, DataError
from catalogue.mapped.store import damaged
from catalogue.store import verify
from resources.mapped import opened

log = logging.getLogger("butaca")


def checked(tables: Catalogue, folder: Path) -> tuple[Catalogue, str]:
    """Return what to serve in place of these tables, and what is wrong; itself and "" if nothing.

    `folder` is where versions are published.
    """
    if tables.mapped is None:  # read, and hashed while they were
        return tables, ""
    try:
        verify(tables.folder, tables.manifest)
    except DataError as error:
        return _before(tables, folder), str(error)
    if bad := damaged(tables.mapped.folder):
        log.error("damaged and made anew: %s", ", ".join(bad))
        shutil.rmtree(tables.mapped.folder, ignore_errors=True)
        return opened(tables.folder), ""
    return tables, ""


def _before(tables: Catalogue, folder: Path) -> Catalogue:
    """Return the newest other version that can be read, the same one where there is none."""
    for version in sorted((folder / ".versions").glob("[0-9]*"), reverse=True):
        if version.resolve() == tables.folder:
            continue
        try:
            return opened(version)
        except DataError as error:
            log.error("%s", error)
    return tables
