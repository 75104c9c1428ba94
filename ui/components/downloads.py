"""Buttons that download whole files."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from language import formats
from views.blocks import Downloads, File

TYPES = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


def downloads(offered: Downloads) -> None:
    """Draw a button a file, in a row; each is read when it is asked for, not before."""
    with st.container(horizontal=True):
        for file in offered.files:
            _button(file)


def _button(file: File) -> None:
    name = file.path.name
    st.download_button(
        f"{name} · {formats.file_size(file.size)}",
        reader(file.path),
        file_name=name,
        mime=TYPES[file.path.suffix],
        icon=":material/download:",
        key=f"file-{name}",
        on_click="ignore",
    )


def reader(path: Path) -> Callable[[], bytes]:
    """Return a function that reads the file, for a download that may never be asked for."""
    return lambda: path.read_bytes()
