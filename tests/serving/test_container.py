"""The container's steps are those that are tried without one: the Makefile's and the service's."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.servers import free_port
from tests.checkouts import check_out
from tests.test_layers import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PATIENCE = 300
"""Seconds in which the server has begun to answer."""


def test_it_installs_the_same_packages_at_the_same_releases() -> None:
    assert "-r requirements.txt -c constraints.txt" in MAKEFILE
    assert "-r requirements.txt -c constraints.txt" in DOCKERFILE


def test_it_starts_as_make_run_does_but_for_the_address() -> None:
    command = json.loads(re.findall(r"^CMD (.*)$", DOCKERFILE, re.M)[0])
    line = next(line for line in MAKEFILE.splitlines() if "-m uvicorn" in line)
    wanted = line.replace("$(HOST)", "0.0.0.0").replace("$(PORT)", "8501")  # noqa: S104
    assert command[1:] == wanted.replace("$(SEVERAL)", "").split()[1:]


def test_compose_starts_as_the_service_does() -> None:
    compose = (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8")
    service = (ROOT / "deploy/butaca.service").read_text(encoding="utf-8")
    started = next(line for line in service.splitlines() if line.startswith("ExecStart="))
    assert started.partition("python ")[2] in compose


def test_it_has_no_rights_and_says_whether_it_is_well() -> None:
    assert "USER butaca" in DOCKERFILE
    assert "/api/health" in DOCKERFILE
    assert "BUTACA_CACHE=/tmp/" in DOCKERFILE


def steps(name: str) -> list[str]:
    """Return what follows an instruction, where it stands in the Dockerfile."""
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, re.M)


def without_rights(command: list[str]) -> list[str]:
    """Return a command to whom files that are only read are that, as root's are not to root."""
    if os.geteuid():
        return command
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder whose files may be written again before it goes."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
        subprocess.run(["chmod", "-R", "u+w", name], check=True)


@contextmanager
def served(place: Path) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Take the Dockerfile's steps: packages, files that are only read, a user without rights."""
    project, port = check_out(place / "butaca"), str(free_port())
    venv.create(place / "venv", with_pip=True)
    python = str(place / "venv/bin/python")
    install = next(step for step in steps("RUN") if step.startswith("python -m pip"))
    subprocess.run([python, *shlex.split(install)[1:]], cwd=project, check=True)
    subprocess.run(["chmod", "-R", "a-w,a+rX", project], check=True)
    (place / "tmp").mkdir()
    named = dict(pair.split("=", 1) for pair in shlex.split(steps("ENV")[0]))
    cache = named["BUTACA_CACHE"].replace("/tmp", str(place / "tmp"))  # noqa: S108
    variables = {"PATH": os.environ["PATH"], "HOME": str(place / "tmp"), **named}
    variables |= {"BUTACA_CACHE": cache, "TMPDIR": str(place / "tmp")}
    command = [python, *json.loads(steps("CMD")[0])[1:]]
    command[command.index("8501")] = port
    check = json.loads(steps("HEALTHCHECK")[0].partition("CMD ")[2])
    health = [python, *(word.replace("8501", port) for word in check[1:])]
    with subprocess.Popen(without_rights(command), cwd=project, env=variables) as run:
        try:
            yield health, variables
        finally:
            run.terminate()


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="the container is Linux")
def test_its_steps_start_a_server_that_says_it_is_well(place: Path) -> None:
    with served(place) as (health, variables):
        end = time.monotonic() + PATIENCE
        while subprocess.run(health, env=variables, stderr=subprocess.DEVNULL).returncode:
            assert time.monotonic() < end, "the health check never succeeded"
            time.sleep(1)
    assert any((place / "tmp").rglob("*")), "what it makes lies in its own folder"
