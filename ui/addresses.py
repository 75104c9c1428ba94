"""Whether data addresses stand beside the dashboard: a host may serve the dashboard alone."""

from urllib.parse import urlsplit

import streamlit as st

ALONE = ".streamlit.app"
"""Where Community Cloud shows dashboards: it passes no other path on."""

_there: list[bool] = []


def offered() -> None:
    """Note that they do, for the life of the process."""
    _there[:] = [True]


def served() -> bool:
    """Tell whether they do."""
    return bool(_there) and not is_alone(st.context.url)


def is_alone(url: str | None) -> bool:
    """Tell whether a page's address is on a host that serves the dashboard alone."""
    return (urlsplit(url or "").hostname or "").endswith(ALONE)
