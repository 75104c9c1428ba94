"""The first minute: `git clone`, `make run` with an empty package cache, the first page.

Opt-in, since it fetches every package anew: `--only clone`.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rows import Row, Setup
from benchmarks.servers import ROOT, free_port, healthy
from benchmarks.session import Session

OURS = ("BUTACA", "CATALOGUE", "MAKE", "MFLAGS", "PYTHON", "STREAMLIT", "VIRTUAL_ENV")


def measure(_: Setup) -> Iterator[Row]:
    """Clone this repository as it is committed, and wait for Home as a stranger does."""
    git, make = shutil.which("git"), shutil.which("make")
    if not git or not make:
        return
    with tempfile.TemporaryDirectory(prefix="clone-") as name:
        folder, port = Path(name) / "butaca", free_port()
        started = time.perf_counter()
        subprocess.run([git, "clone", "--quiet", ROOT, folder], check=True)  # noqa: S603
        cloned = time.perf_counter() - started
        kept = {key: text for key, text in os.environ.items() if not key.startswith(OURS)}
        empty = kept | {"PIP_CACHE_DIR": f"{name}/cache", "BUTACA_CACHE": f"{name}/mapped"}
        command = [make, "run", f"PORT={port}", f"PYTHON={sys.executable}"]
        with subprocess.Popen(command, cwd=folder, env=empty, start_new_session=True) as run:  # noqa: S603
            try:
                healthy(f"http://127.0.0.1:{port}", run)
                well = time.perf_counter() - started
                asyncio.run(_home(f"http://127.0.0.1:{port}"))
                seconds = time.perf_counter() - started
            finally:
                os.killpg(run.pid, 15)
    note = f"cloned after {cloned:.0f} s, answering after {well:.0f} s"
    yield Row("from git clone to the first page, no package at hand", seconds, 90, "s", note)


async def _home(url: str) -> None:
    async with Session(url) as session:
        await session.run("", "")
