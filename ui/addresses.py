"""Where the dashboard is, and whether data addresses stand beside it: a host may serve it alone."""

from contextvars import ContextVar
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views import links

ALONE = ".streamlit.app"
"""Where Community Cloud shows dashboards: it passes no other path on."""

OPEN: ContextVar[str] = ContextVar("open", default="")
"""The path of the page that is being drawn."""

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


def root() -> str:
    """Return where the reader sees the dashboard; outside a page where `make run` serves it."""
    if get_script_run_ctx(suppress_warning=True) is None or not st.context.url:
        return _local()
    address, path = urlsplit(st.context.url), OPEN.get()
    folder = address.path.rstrip("/").removesuffix(f"/{path}" if path else "")
    return f"{address.scheme}://{address.netloc}{folder}"


_local = links.root
links.root = root
