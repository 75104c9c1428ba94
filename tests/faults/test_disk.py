"""A full disk stops a build with one sentence and leaves the tables in use.

Twice: by a limit on the size of files, which works for everybody, and on a file system of a few
megabytes that is really full, which needs the right to mount one.
"""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
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


SMALL = 4
"""Megabytes of the small disk."""
ROOM = 0, 4_096, 8_192
"""Bytes that are still free when a build begins: none, one block, two."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder on a small disk of its own, with published tables, and raw ones beside."""
    # Not in pytest's folder: the disk of a killed run would stop its clean-up in later ones.
    disk = Path(tempfile.mkdtemp(prefix="butaca-small-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}m", "tmpfs", str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        disk.rmdir()
        pytest.skip(f"this user cannot mount a small disk: {mounted.stderr.strip()}")
    raw = tmp_path_factory.mktemp("raw")
    try:
        write_films(raw / "two", "two")
        run("publish", "--quiet", "--raw", write_films(raw / "one", "one"), "--catalogue", disk)
        (disk / "raw").symlink_to(raw / "two")
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        disk.rmdir()


@pytest.fixture(params=ROOM)
def full(small: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Fill the small disk but for some bytes."""
    ballast = small / "ballast"
    with ballast.open("wb") as file:
        file.write(bytes(max(shutil.disk_usage(small).free - request.param, 0)))
    yield small
    ballast.unlink()


BUILDS = {
    "etl": ["etl", "--quiet", "--raw", "{0}/raw", "--out", "{0}"],
    "models": ["models", "--catalogue", "{0}"],
    "publish": ["publish", "--quiet", "--raw", "{0}/raw", "--catalogue", "{0}"],
}


@pytest.mark.parametrize("build", BUILDS)
def test_a_build_on_a_disk_that_is_full_says_so_and_leaves_what_was_there(
    full: Path, build: str
) -> None:
    before = contents(full)
    done = subprocess.run(
        command(*(argument.format(full) for argument in BUILDS[build])),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    said = done.stderr.strip().splitlines()
    assert "Traceback" not in done.stderr
    assert build == "models" or len(said) == 1, done.stderr
    assert "No space left on device" in said[-1]
    assert contents(full) == before
    assert catalogue.load(full).films["title"].str.endswith("one").all()


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the lock and what fills the disk."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    kept = {path: path for path in files if path.name not in ("ballast", ".lock")}
    return {str(path): path.read_bytes() for path in kept}
