"""What users run, with what Windows lacks taken away (`tests/faults/windows.py`)."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest

import catalogue
from benchmarks.servers import Server, serve
from benchmarks.session import Session
from catalogue.store import version_folder
from models import files
from tests.addresses import ADDRESSES, EXAMPLES
from tests.faults.raw import FILMS, write_films
from tests.faults.test_kill import ALL, ROOT, SLICE, command, environment, killed, moments

POOR = ("tests.faults.windows", "python", "-m")
PATIENCE = 120
"""Seconds until a server must have noticed a new version."""


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Python tell of files that are opened in the system's own encoding."""
    monkeypatch.setenv("PYTHONWARNDEFAULTENCODING", "1")


def run(*arguments: object) -> str:
    """Run a command as on Windows; return what it said, as Windows writes it."""
    done = subprocess.run(
        command(*POOR, *arguments), cwd=ROOT, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode("cp1252")
    return done.stdout.decode("cp1252")


def asked(server: Server, path: str) -> dict[str, Any]:
    """Return an answer of the API."""
    with urlopen(server.url + quote(path), timeout=60) as answer:  # noqa: S310
        found: dict[str, Any] = json.load(answer)
        return found


async def pages(server: Server, addresses: Sequence[str]) -> None:
    """Open pages; fail on an exception."""
    async with Session(server.url) as session:
        for address in addresses:
            assert (await session.run(address, EXAMPLES.get(address, ""))).errors == [], address


def test_the_sample_is_served(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serve(log=log, prefix=[sys.executable, "-m", POOR[0]]) as server:
        assert asked(server, "/api/health")["status"] == "ok"
        assert asked(server, "/recomendacion/the godfather")
        asyncio.run(pages(server, list(ADDRESSES)))
    assert "Traceback" not in log.read_text(encoding="cp1252")


def test_a_server_follows_what_is_published_and_updated_beside_it(tmp_path: Path) -> None:
    tables = tmp_path / "películas 雪"
    one, two = (write_films(tmp_path / name, name) for name in ("one", "two"))
    run("publish", "--raw", one, "--catalogue", tables)
    with serve(prefix=[sys.executable, "-m", POOR[0]], CATALOGUE=str(tables)) as server:
        assert asked(server, "/retorno/Film 7 one")["retorno"] == 3
        changed = ("--update", two / "movies_dataset.csv", "--accept")  # every title changes
        said = run("publish", *changed, "--catalogue", tables)
        assert f"films: 0 added, {FILMS} changed, 0 unchanged" in said
        identity = catalogue.load(tables).manifest.identity
        end = time.monotonic() + PATIENCE
        while asked(server, "/api/health")["data"]["identity"] != identity:
            assert time.monotonic() < end, "the server did not notice"
            time.sleep(0.1)
        assert asked(server, "/retorno/Film 7 two")["retorno"] == 3
        run("etl", "--raw", one, "--out", tables)
        run("models", "--catalogue", tables)
    assert (tables / "current").read_text() == f".versions/{version_folder(tables).name}\n"
    assert {path.name for path in tables.iterdir()} == {".versions", "current"}
    assert len([path for path in (tables / ".versions").iterdir() if path.is_dir()]) == 3


@pytest.mark.parametrize("lets_go", [True, False])
def test_a_reader_of_current_delays_a_publication_or_stops_it_with_a_sentence(
    tmp_path: Path, lets_go: bool
) -> None:
    """A virus scanner may be that reader."""
    tables = tmp_path / "tidy"
    one, two = (write_films(tmp_path / name, name) for name in ("one", "two"))
    run("etl", "--raw", one, "--out", tables)
    publication = command(*POOR, "etl", "--quiet", "--raw", two, "--out", tables)
    with (
        (tables / "current").open() as reader,
        subprocess.Popen(
            publication, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        while lets_go and not (tables / ".current.fresh").exists():
            assert process.poll() is None
            time.sleep(0.01)
        if lets_go:
            reader.close()
        said = process.communicate()[1]
    assert process.returncode == (0 if lets_go else 1), said
    assert lets_go or said.count("the previous tables stay in use") == 1
    titles = catalogue.load(tables).films["title"]
    assert titles.str.endswith("two" if lets_go else "one").all()


def check_publication(folder: Path, count: int) -> None:
    """Kill publications and updates: what is in use is whole, and has its models."""
    editions = [write_films(folder / name, name) for name in ("one", "two")]
    out = folder / "tidy"
    commands = [
        [*POOR, "publish", "--quiet", "--catalogue", out, "--raw", editions[0]],
        [*POOR, "publish", "--quiet", "--catalogue", out, "--update", *editions[1].iterdir()],
    ]
    started = time.monotonic()
    run(*commands[0][len(POOR) :])
    whole = time.monotonic() - started
    for number, after in enumerate(moments(count, whole)):
        killed(commands[(number + 1) % 2], after)
        version = catalogue.load(out)
        assert len(version.films) == FILMS
        assert version.films["title"].str.rsplit(" ", n=1).str[-1].nunique() == 1
        identity = version.manifest.identity
        assert files.load(version.file("similar.npz"), [])[1]["identity"] == identity
    run(*commands[0][len(POOR) :])
    assert not list((out / ".versions").glob("*.part"))


def test_a_killed_publication_leaves_tables_with_their_models(tmp_path: Path) -> None:
    check_publication(tmp_path, SLICE)


@pytest.mark.soak
def test_a_publication_killed_at_fifty_moments_leaves_tables_with_their_models(
    tmp_path: Path,
) -> None:
    check_publication(tmp_path, ALL)


WRITERS = (
    "tests/etl/test_bad_input.py", "tests/etl/update/test_update.py",
    "tests/etl/titles/test_title_ratings.py", "tests/fetch/test_download.py",
    "tests/fetch/test_kaggle.py", "tests/fetch/test_tmdb.py", "tests/models/words/test_words.py",
    "tests/faults/test_service.py", "tests/resources/test_watch.py",
)  # fmt: skip
"""Tests of what writes, renames and deletes files."""


@pytest.mark.soak
def test_the_tests_of_what_writes_files_hold_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONWARNDEFAULTENCODING")  # pytest's plugins are not ours
    run("pytest", *WRITERS, "-m", "not soak and not real", "-p", "no:cacheprovider")
