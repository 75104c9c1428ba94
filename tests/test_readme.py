"""README's first commands, with make and without, in a clean environment."""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest

from benchmarks.servers import free_port
from benchmarks.session import Session
from tests.checkouts import ROOT, check_out, plan

OURS = ("BUTACA", "CATALOGUE", "MAKE", "MFLAGS", "PYTHON", "STREAMLIT", "VIRTUAL_ENV")
PATIENCE = 900
"""Seconds in which packages are installed and the server has begun to answer."""


def commands() -> list[list[str]]:
    """Return the lines of README's first two blocks of commands, without their comments."""
    blocks = re.findall(r"^```\n(.*?)^```", (ROOT / "README.md").read_text(), re.S | re.M)
    return [[line.split(" #")[0].strip() for line in block.splitlines()] for block in blocks[:2]]


def clean(home: Path, programs: Path | None = None) -> dict[str, str]:
    """Return the variables of somebody who has just come: a new home, nothing of ours set."""
    home.mkdir()
    cache = subprocess.check_output([sys.executable, "-m", "pip", "cache", "dir"], text=True)
    here = str(Path(sys.executable).parent)
    path = [part for part in os.environ["PATH"].split(os.pathsep) if part != here]
    kept = {name: v for name, v in os.environ.items() if not name.startswith(OURS)}
    places = [str(programs), *path] if programs else path
    return kept | {
        "HOME": str(home), "PATH": os.pathsep.join(places), "PIP_CACHE_DIR": cache.strip()
    }  # fmt: skip


@contextmanager
def started(command: str, folder: Path, variables: Mapping[str, str]) -> Iterator[psutil.Process]:
    """Run a command of the shell, and end it with all that it started."""
    with subprocess.Popen(command, shell=True, cwd=folder, env=variables) as process:  # noqa: S602
        whole = psutil.Process(process.pid)
        try:
            yield whole
        finally:
            for one in [*whole.children(recursive=True), whole]:
                one.terminate()


def health(url: str, process: psutil.Process) -> dict[str, Any]:
    """Return what `/api/health` says, once the server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{url}/api/health", timeout=10) as answer:  # noqa: S310 - ours
                found: dict[str, Any] = json.load(answer)
                return found
        except (URLError, ConnectionError, TimeoutError):
            assert process.status() != psutil.STATUS_ZOMBIE, "the command ended"
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.2)


def listening(process: psutil.Process, port: int) -> set[str]:
    """Return the machine's addresses at which a command, or what it started, can be reached."""
    family = [process, *process.children(recursive=True)]
    ends = [end for one in family for end in one.net_connections("inet")]
    return {end.laddr.ip for end in ends if end.status == "LISTEN" and end.laddr.port == port}


async def months(url: str) -> None:
    async with Session(url) as session:
        assert (await session.run("months", "")).errors == []


def check_served(url: str, process: psutil.Process) -> None:
    assert health(url, process)["status"] == "ok"
    asyncio.run(months(url))


def test_readme_names_make_and_a_plain_twin_of_it() -> None:
    with_make, plain = commands()
    assert with_make[0] == "make run"
    assert plain == ["pip install -r requirements.txt", "streamlit run app.py"]


def test_make_run_listens_to_this_machine_alone_unless_told_otherwise() -> None:
    for options, host in (((), "127.0.0.1"), (("HOST=0.0.0.0",), "0.0.0.0")):  # noqa: S104
        for target in ("run", "dev"):
            lines = "\n".join(plan(target, *options))
            assert re.search(rf"(--host|--server.address) {host} ", lines), lines


def test_make_run_says_its_address_before_it_installs_and_when_it_is_ready(tmp_path: Path) -> None:
    lines = plan("run", f"VENV={tmp_path}", "PORT=8123")
    assert "http://localhost:8123" in lines[0]
    assert next(i for i, line in enumerate(lines) if "a minute" in line) < next(
        i for i, line in enumerate(lines) if "pip install" in line
    )
    assert "BUTACA_ADDRESS = http://localhost:$(PORT)" in (ROOT / "Makefile").read_text()
    assert "BUTACA_ADDRESS" in (ROOT / "app.py").read_text()


@pytest.mark.soak
def test_the_plain_commands_start_in_a_clean_environment(tmp_path: Path) -> None:
    folder, port = check_out(tmp_path / "project"), free_port()
    venv.create(folder / ".venv", with_pip=True)
    variables = clean(tmp_path / "home", folder / ".venv/bin")
    install, run = commands()[1]
    subprocess.run(install, shell=True, cwd=folder, env=variables, check=True)  # noqa: S602
    # `exec`, so that the server is the process that was started.
    with started(f"exec {run} --server.port {port}", folder, variables) as process:
        check_served(f"http://127.0.0.1:{port}", process)


@pytest.mark.soak
def test_make_run_starts_in_a_clean_environment(tmp_path: Path) -> None:
    folder, port = check_out(tmp_path / "project"), free_port()
    variables = clean(tmp_path / "home")
    command = f"exec {commands()[0][0]} PORT={port} PYTHON={sys.executable}"
    with started(command, folder, variables) as process:
        check_served(f"http://127.0.0.1:{port}", process)
        assert listening(process, port) == {"127.0.0.1"}
