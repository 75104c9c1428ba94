"""Whose posters are shown: ours, unless the installation allows another host's."""

import os
import re

SETTING = "BUTACA_POSTERS"
HOSTS = {"tmdb": "https://image.tmdb.org"}
"""Hosts that the setting may name. Nothing is asked of any while it is not set."""
ELSEWHERE = "BUTACA_POSTERS_HOST"
"""Environment variable: a mirror of that host (scheme, name and port)."""
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?", re.ASCII)
"""How a mirror is written: it becomes a part of a header."""
SIZE = "/t/p/w342"
"""Where a host keeps posters 342 pixels wide."""


def host() -> str | None:
    """Return the host whose posters are shown, None for ours alone."""
    known = HOSTS.get(os.environ.get(SETTING, "").strip().lower())
    mirror = os.environ.get(ELSEWHERE, "").strip()
    return known and (mirror if ORIGIN.fullmatch(mirror) else known)


def address(path: str) -> str | None:
    """Return the address of a real poster by its path; None where only ours are shown."""
    where = host()
    return where and f"{where}{SIZE}{path}"
