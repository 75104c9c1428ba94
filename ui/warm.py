"""Load what the first reader would otherwise wait for."""

import logging
from collections.abc import Callable

import pyarrow as pa

from catalogue import Catalogue, DataError
from queries import actors, platforms, scores
from ui import resources, texts

FITTED: list[Callable[[Catalogue], object]] = [actors.cast, scores.noise, platforms.sizes]
"""What `resources.fitted` reads for pages, loaded at start too."""

log = logging.getLogger("butaca")


def warm_up() -> None:
    """Read texts, tables and models; data that cannot be read is logged, pages say it calmly."""
    from ui import charts

    # Arrow's own allocator keeps what reading the tables took; the system's gives back 75 MB of it.
    pa.set_memory_pool(pa.system_memory_pool())
    texts.spanish()
    charts.bars(["a"], [1], ["1"]).to_json()
    try:
        for read in FITTED:
            resources.fitted(read)
        resources.catalogue()
    except (DataError, OSError) as error:
        log.error("%s", error)
