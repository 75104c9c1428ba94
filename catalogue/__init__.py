"""The catalogue: the tidy tables that `etl` writes and everything else reads."""

import os

# Arrow's own allocator returns pages only to ask for them again: a sixth of a clean-up, and 70 MB.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

from catalogue.errors import DataError, NotFoundError
from catalogue.store import Catalogue, Manifest, load, publish
from catalogue.tables import TABLES, Column, Table

__all__ = [
    "TABLES",
    "VERSION",
    "Catalogue",
    "Column",
    "DataError",
    "Manifest",
    "NotFoundError",
    "Table",
    "load",
    "publish",
]

VERSION = "0.2.0"
