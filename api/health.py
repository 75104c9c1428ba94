"""`/api/health`: what runs here, on which data, and whether something is amiss."""

from datetime import UTC, datetime

from typing_extensions import TypedDict

from api.routing import Answers
from catalogue import VERSION, Manifest
from resources import loaded as resources

router = Answers("service")


class Data(TypedDict):
    """The loaded tables: identity of their content, when they were built, age in hours."""

    identity: str
    built: str
    age_hours: float
    sample: bool


class Health(TypedDict):
    """State of the service; `status` is `ok` or `degraded`, `problems` says in English why."""

    status: str
    version: str
    data: Data
    films: int
    titles: int
    ratings: int
    problems: list[str]


@router.answer("/api/health")
def health() -> Health:
    """Tell version, data and problems."""
    loaded = resources.catalogue()
    rows = loaded.manifest.rows
    ratings = rows.get("film_ratings", 0) + rows.get("title_ratings", 0)
    counts = {"films": len(loaded.films), "titles": len(loaded.titles), "ratings": ratings}
    empty = [f"The tables hold no {name}." for name, count in counts.items() if not count]
    problems = [*empty, *resources.problems().values()]
    return {
        "status": "degraded" if problems else "ok",
        "version": VERSION,
        "data": _data(loaded.manifest),
        "films": counts["films"],
        "titles": counts["titles"],
        "ratings": counts["ratings"],
        "problems": problems,
    }


def _data(manifest: Manifest) -> Data:
    built = datetime.fromisoformat(manifest.built)
    built = built if built.tzinfo else built.replace(tzinfo=UTC)
    return {
        "identity": manifest.identity,
        "built": manifest.built,
        "age_hours": round((datetime.now(UTC) - built).total_seconds() / 3600, 2),
        "sample": manifest.is_sample,
    }
