"""Several processes of one server: started, watched over, switched and ended together."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import urlopen

import psutil
import pytest

from benchmarks.servers import free_port
from catalogue.store import publish
from serving import workers
from tests import planted
from tests.test_layers import ROOT

T = TypeVar("T")
PATIENCE = 120
FILMS = "film_id,title,date\n1,Toy Story,1995-01-30\n2,Heat,1995-02-15\n"
COMMAND = ["-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--log-level", "warning", "--port"]


def free_ports(count: int) -> int:
    """Return the first of some ports in a row that nobody listens on."""
    while True:
        first = free_port()
        ours = [workers.Worker(i, [], "127.0.0.1", first + i) for i in range(count)]
        if not any(one.answers() for one in ours):
            return first


@contextmanager
def running(count: int, log: Path, *command: str, **environment: str) -> Iterator[Any]:
    """Run several processes; end them as Ctrl-C does."""
    told = [sys.executable, "-m", "serving.workers", str(count), *command]
    with (
        log.open("wb") as noted,
        subprocess.Popen(told, cwd=ROOT, env=os.environ | environment, stderr=noted) as process,
    ):
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(60)


def offer(tables: Path, films: str) -> None:
    """Publish a version with these films."""

    def write(version: Path) -> None:
        version.rmdir()
        planted.save(planted.catalogue(films=films), version)

    publish(tables, write)


def until(found: Callable[[], T | None], log: Path) -> T:
    """Return what is found once it is."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if (value := found()) is not None:
            return value
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def health(port: int) -> dict[str, Any] | None:
    """Return what a process says of itself, None while it does not answer."""
    try:
        with closing(urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5)) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except OSError:
        return None


def test_two_serve_one_version_follow_a_switch_and_are_started_again(tmp_path: Path) -> None:
    tables, log = tmp_path / "tables", tmp_path / "log"
    offer(tables, FILMS)
    port = free_ports(2)
    ports = (port, port + 1)
    with running(2, log, *COMMAND, str(port), CATALOGUE=str(tables)) as supervisor:
        both = [until(lambda one=one: health(one), log) for one in ports]  # type: ignore[misc]
        assert [one["worker"] for one in both] == [1, 2]
        assert len({one["process"] for one in both}) == 2
        assert [one["films"] for one in both] == [2, 2]

        offer(tables, FILMS + "3,Casino,1995-11-22\n")
        for one in ports:
            until(lambda one=one: (health(one) or {}).get("films") == 3 or None, log)  # type: ignore[misc]
        same = {(health(one) or {})["data"]["identity"] for one in ports}
        assert len(same) == 1
        assert same != {both[0]["data"]["identity"]}

        psutil.Process(both[1]["process"]).kill()
        gone = both[1]["process"]
        fresh = until(
            lambda: (
                found
                if (found := health(port + 1)) is not None and found["process"] != gone
                else None
            ),
            log,
        )
        assert (fresh["worker"], fresh["films"]) == (2, 3)
        first = health(port)
        assert first
        assert first["process"] == both[0]["process"]
    assert supervisor.returncode == 0
    assert [psutil.pid_exists(pid) for pid in (both[0]["process"], fresh["process"])] == [False] * 2


def test_what_cannot_be_served_ends_all_with_its_code(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running(2, log, "-c", "raise SystemExit(7)", "--port", str(free_ports(2))) as supervisor:
        assert supervisor.wait(60) == 7


def test_a_port_that_is_taken_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port, log = taken.getsockname()[1], tmp_path / "log"
        with running(2, log, *COMMAND, str(port - 1)) as supervisor:
            assert supervisor.wait(60) == 1
    assert f"Port {port} is taken" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["x"], ["0", "-m", "a", "--port", "1"], ["2", "-m", "a"]])
def test_a_command_that_cannot_be_meant_is_answered_with_how_to_call_it(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert workers.main(words) == 2
    assert workers.USAGE in capsys.readouterr().err


def test_each_process_has_a_port_of_its_own_from_the_one_named_on() -> None:
    made = workers.workers(3, ["-m", "a", "--host", "0.0.0.0", "--port", "80", "--x"]).all  # noqa: S104
    assert [one.command[-2:] for one in made] == [["80", "--x"], ["81", "--x"], ["82", "--x"]]
    assert {one.host for one in made} == {"127.0.0.1"}


def test_one_that_ends_at_once_again_and_again_pauses_ever_longer_before_the_next_start() -> None:
    worker = workers.Worker(2, ["-c", "raise SystemExit(1)"], "127.0.0.1", 1)
    pauses = []
    for _time in range(7):
        worker.due = 0.0
        worker.revive()
        assert worker.process
        worker.process.wait()
        worker.revive()
        pauses.append(worker.pause)
    assert pauses == [1, 2, 4, 8, 16, 30, 30]


def test_the_hosts_files_agree_about_how_many_there_are() -> None:
    deploy = ROOT / "deploy"
    started = (deploy / "butaca.service").read_text(encoding="utf-8")
    count = int(started.partition("serving.workers ")[2].split()[0])
    site = (deploy / "nginx.conf").read_text(encoding="utf-8")
    assert [f"127.0.0.1:{8501 + i} " in site for i in range(count + 1)] == [True] * count + [False]
    assert "hash $remote_addr consistent;" in site
