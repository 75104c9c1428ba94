"""Load what the first reader would otherwise wait for."""

import logging
from collections.abc import Callable

import pyarrow as pa

from catalogue import Catalogue, DataError
from models.ratings import audience
from models.similar import stored as similar
from queries import (
    actors,
    companies,
    countries,
    coverage,
    franchises,
    platforms,
    returns,
    scores,
)
from queries.titles_index import make_index
from ui import resources, texts

FITTED: list[Callable[[Catalogue], object]] = [
    *(module.index for module in (franchises, companies, countries)),
    *(module.ranking for module in (franchises, companies, countries)),
    *(actors.cast, scores.noise, platforms.sizes),
    *(returns.title_hashes, returns.balanced, returns.by_genre),
    coverage.summary,
    make_index,
    similar.load,
    audience.films,
]
"""What pages and API ask of every version at once, made before the first reader waits for it."""

log = logging.getLogger("butaca")


def warm_up() -> None:
    """Read texts, tables and models; data that cannot be read is logged, pages say it calmly."""
    # What pages share is frozen with the rest: what comes later is looked at after every run.
    from ui import charts
    from ui.components import frame  # noqa: F401

    # Arrow's own allocator keeps what reading the tables took; the system's gives back 75 MB of it.
    pa.set_memory_pool(pa.system_memory_pool())
    texts.spanish()
    charts.bars(["a"], [1], ["1"]).to_json()
    try:
        resources.problems.update(warm(resources.catalogue()))
    except (DataError, OSError) as error:
        log.error("%s", error)
        resources.problems["tables"] = str(error)


def warm(catalogue: Catalogue) -> dict[str, str]:
    """Make a version's indexes and read its models; return what is missing or damaged, by subject.

    Each problem is logged, too.
    """
    problems = {}
    for read in FITTED:
        subject = f"{read.__module__}.{read.__name__}"
        try:
            catalogue.once(read)
        except (DataError, OSError) as error:
            log.error("%s", error)
            problems[subject] = str(error)
    return problems
