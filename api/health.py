"""`/api/health`: what runs here, on which data, and whether something is amiss."""

import os

from typing_extensions import TypedDict

from api.routing import Answers
from catalogue import VERSION, Catalogue
from queries.data.age import STALE, Age, age, limit
from queries.data.reach import additions, reach
from resources import loaded as resources
from serving import workers

router = Answers("service")


class Data(TypedDict):
    """The loaded tables: identity of their content, when they were built, age in hours.

    `last_release` is that of a film, `last_additions` of a title by platform: ISO 8601, null where
    no date is known.
    """

    identity: str
    built: str
    age_hours: float
    sample: bool
    last_release: str | None
    last_additions: dict[str, str | None]


class Health(TypedDict):
    """State of the service; `status` is `ok` or `degraded`, `problems` says in English why.

    `worker` is which of the server's processes answers, counted from 1, and `process` its number on
    the system.
    `warnings` are what somebody should look at while all works: tables that are old.
    """

    status: str
    version: str
    worker: int
    process: int
    data: Data
    films: int
    titles: int
    ratings: int
    problems: list[str]
    warnings: list[str]


@router.answer("/api/health")
def health() -> Health:
    """Tell version, data and problems."""
    loaded = resources.present().catalogue
    rows = loaded.manifest.rows
    ratings = rows.get("film_ratings", 0) + rows.get("title_ratings", 0)
    counts = {"films": len(loaded.films), "titles": len(loaded.titles), "ratings": ratings}
    empty = [f"The tables hold no {name}." for name, count in counts.items() if not count]
    problems = [*empty, *dict.fromkeys(resources.problems().values())]
    return {
        "status": "degraded" if problems else "ok",
        "version": VERSION,
        "worker": workers.number(),
        "process": os.getpid(),
        "data": _data(loaded),
        "films": counts["films"],
        "titles": counts["titles"],
        "ratings": counts["ratings"],
        "problems": problems,
        "warnings": _warnings(age(loaded.manifest)),
    }


def _data(tables: Catalogue) -> Data:
    manifest, last = tables.manifest, reach(tables).films
    return {
        "identity": manifest.identity,
        "built": manifest.built,
        "age_hours": round(age(manifest).hours, 2),
        "sample": manifest.is_sample,
        "last_release": last.isoformat() if last else None,
        "last_additions": {
            one.platform: one.last.isoformat() if one.last else None for one in additions(tables)
        },
    }


def _warnings(found: Age) -> list[str]:
    if not found.is_old:
        return []
    return [f"The tables are {found.days} days old, more than the {limit():g} of {STALE}."]
