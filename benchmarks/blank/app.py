"""Serve the blank page as `app.py` serves Butaca: frozen after the start, files unwatched."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st


@asynccontextmanager
async def frozen(_: object) -> AsyncIterator[None]:
    """Take what the start made out of the garbage collector's sight."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(Path(__file__).with_name("page.py"), lifespan=frozen)
