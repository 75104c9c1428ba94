"""A full disk stops a build with one sentence and leaves the tables in use."""

import resource
import subprocess
from pathlib import Path

import pytest

import catalogue
from tests.faults.raw import FILMS, write_films
from tests.faults.test_kill import ROOT, command, environment, run

LIMIT = 8
"""Bytes that a file may grow to: the process sees its first write fail, as on a full disk."""


def limited(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command whose writes fail as on a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))

    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    run("etl", "--quiet", "--raw", write_films(folder / "raw", "one"), "--out", folder / "tidy")
    write_films(folder / "next", "two")
    return folder


def test_a_clean_up_on_a_full_disk_keeps_the_tables_and_says_so(tables: Path) -> None:
    done = limited("etl", "--quiet", "--raw", tables / "next", "--out", tables / "tidy")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    films = catalogue.load(tables / "tidy").films
    assert len(films) == FILMS
    assert films["title"].str.endswith("one").all()
    assert not list((tables / "tidy" / ".versions").glob("*.part"))


def test_a_fit_on_a_full_disk_says_so_and_leaves_no_half_file(tables: Path) -> None:
    before = sorted(catalogue.load(tables / "tidy").folder.iterdir())
    done = limited("models", "--catalogue", tables / "tidy")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().splitlines()[-1].startswith("python -m models: ")
    left = sorted(catalogue.load(tables / "tidy").folder.iterdir())
    assert [path for path in left if path.name.startswith(".")] == []
    assert set(before) <= set(left)
