"""Start here: one process, dashboard and JSON API. `streamlit run app.py` or `uvicorn app:app`."""

from serving import upstream

with upstream.without_collections():
    import catalogue  # noqa: F401, I001 - before Streamlit: it names Arrow's allocator
    import os
    import runpy
    from collections.abc import AsyncIterator
    from contextlib import asynccontextmanager
    from pathlib import Path
    from threading import Event

    import streamlit as st
    from starlette.middleware import Middleware
    from starlette.routing import Route
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from agents.http import PATH as MCP
    from agents.http import Agents, is_there
    from api.app import PATHS, api
    from api.errors import refuse
    from api.previews.served import Previews
    from serving import log
    from serving.amended import Amended
    from serving.compressed import Compressed
    from serving.headers import SecurityHeaders
    from serving.limits import Limits
    from serving.origins import open_to_all
    from ui.failures import show_failure

MAIN = Path(__file__).resolve().parent / "ui" / "main.py"
ICONS = MAIN.with_name("static") / "fonts" / "icons.woff2"
"""The icons that pages use, of the 4,000 of Streamlit's file (`tests.icons`)."""


def icons(_every: bytes) -> bytes:
    """Return the icons that are sent in place of all."""
    return ICONS.read_bytes()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load everything before the first reader comes; then leave it out of garbage collection.

    In development frozen modules would outlive their next edition.
    """
    from fetch.download import at_start
    from resources.loaded import TIDY
    from resources.watch import start
    from ui.addresses import offered
    from ui.warm import warm_up

    told = {"address": os.environ["BUTACA_ADDRESS"]} if "BUTACA_ADDRESS" in os.environ else {}
    upstream.share_heaps()
    upstream.multiply_alone()
    upstream.keep_pages()
    offered()
    log.to_stderr()
    at_start(TIDY)
    warm_up()
    upstream.settle(freeze=not os.environ.get("BUTACA_DEV"))
    log.event("ready", **told)
    stop = Event()
    start(stop)
    yield
    stop.set()


def on_script_error(error: Exception) -> bool:
    """Log what a page did not foresee and show its number; True hides Streamlit's own box."""
    show_failure(error, log.unforeseen(error, str(st.context.url)))
    return True


CHANGES = {
    upstream.FIRST: upstream.charts_last,
    upstream.CHARTS: upstream.drawn_once,
    upstream.ICONS: icons,
}
"""Streamlit's files that are sent changed."""

upstream.ask_nobody_for_our_address()
upstream.send_messages_at_once()
upstream.speak_in_sentences()
if not os.environ.get("BUTACA_DEV"):  # whoever works on the theme sees each change of it
    upstream.tell_the_theme_once()
upstream.take_addresses_whole()

public = open_to_all(Limits(api, refuse))
agents = [Route(MCP, Limits(Agents(), refuse))] if is_there() else []
app = st.App(
    MAIN,
    routes=[*(Route(path, public) for path in PATHS), *agents],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(Compressed),
        Middleware(Amended, changes=CHANGES),
        Middleware(Previews),
    ],
    lifespan=lifespan,
    on_script_error=on_script_error,
)

if get_script_run_ctx(suppress_warning=True) is not None:  # a host that runs this as a script
    runpy.run_path(str(MAIN), run_name="__main__")
