"""Whose posters are shown: ours, unless the installation allows another host's."""

import os

SETTING = "BUTACA_POSTERS"
HOSTS = {"tmdb": "https://image.tmdb.org"}
"""Hosts that the setting may name. Nothing is asked of any while it is not set."""
ELSEWHERE = "BUTACA_POSTERS_HOST"
"""Environment variable: a mirror of that host (scheme, name and port)."""
SIZE = "/t/p/w342"
"""Where a host keeps posters 342 pixels wide."""


def host() -> str | None:
    """Return the host whose posters are shown, None for ours alone."""
    known = HOSTS.get(os.environ.get(SETTING, "").strip().lower())
    return known and (os.environ.get(ELSEWHERE, "").rstrip("/") or known)


def address(path: str) -> str | None:
    """Return the address of a real poster by its path; None where only ours are shown."""
    where = host()
    return where and f"{where}{SIZE}{path}"
