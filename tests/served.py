"""A catalogue served for a while, as the process serves the present one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalogue import Catalogue
from resources import loaded as resources


@contextmanager
def serving(tables: Catalogue, folder: Path = Path()) -> Iterator[Catalogue]:
    """Serve tables published in `folder`, and what was served before afterwards."""
    before = resources.served()
    resources.swap(resources.Loaded(tables, folder))
    try:
        yield tables
    finally:
        resources.swap(before)
