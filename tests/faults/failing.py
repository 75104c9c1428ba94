"""The service with a fault that nobody foresaw, on the page of months and at `/api/fault`.

Only for a server of its own: importing it puts the faults in.
"""

import os

from api.app import api
from app import app
from queries.films import releases

__all__ = ["app"]


def fail(*_given: object, **_named: object) -> None:
    """Fail as a bug does."""
    raise ZeroDivisionError(os.environ["FAULT"])


def fault() -> None:
    """Fail as an endpoint."""
    fail()


releases.releases = fail  # type: ignore[assignment]
api.add_api_route("/api/fault", fault)
