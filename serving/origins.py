"""Who may call the API from a page of another origin: everybody, since it is public and only read.

The dashboard and its websocket stay as they are.
"""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

SHOWN = (
    "X-Titulo",
    "X-Data-Version",
    "X-Data-Problem",
    "Retry-After",
    "Content-Disposition",
    "Content-Language",
)
"""Headers of ours that a page of another origin may read besides the usual ones."""


def open_to_all(app: ASGIApp) -> ASGIApp:
    """Return the app with `Access-Control-Allow-Origin: *` on its answers, preflights answered."""
    return CORSMiddleware(
        app,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["*"],
        expose_headers=SHOWN,
        max_age=86_400,
    )
