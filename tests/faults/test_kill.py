"""A build killed at any moment leaves whole tables, the old ones or the new."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import catalogue
from models import files
from tests.faults.raw import FILMS, write_films

ROOT = Path(__file__).parents[2]
SLICE, ALL = 2, 50


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", *map(str, arguments)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}


def run(*arguments: object) -> None:
    subprocess.run(command(*arguments), check=True, cwd=ROOT, env=environment())


def killed(arguments: Sequence[object], after: float) -> None:
    """Start a command and kill it after some seconds, unless it is done by then."""
    with subprocess.Popen(
        command(*arguments), cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()


def moments(count: int, whole: float) -> list[float]:
    """Return random moments of a command's life, most of them after its imports."""
    pace = random.Random(20261122)
    return [pace.uniform(0.3, 1.0) * whole for _ in range(count)]


def check_clean_up(folder: Path, count: int) -> None:
    editions = [write_films(folder / name, name) for name in ("one", "two")]
    out = folder / "tidy"
    started = time.monotonic()
    run("etl", "--quiet", "--raw", editions[1], "--out", out)
    whole = time.monotonic() - started
    for number, after in enumerate(moments(count, whole)):
        killed(["etl", "--quiet", "--raw", editions[number % 2], "--out", out], after)
        assert still_whole(out)
    run("etl", "--quiet", "--raw", editions[1], "--out", out)
    assert still_whole(out)
    assert not list((out / ".versions").glob("*.part")), "what was killed is swept away later"


def still_whole(out: Path) -> bool:
    """Load the tables, which compares them with their manifest, and look for mixed editions."""
    films = catalogue.load(out).films
    assert len(films) == FILMS
    assert films["title"].str.rsplit(" ", n=1).str[-1].nunique() == 1
    return True


def check_models(folder: Path, count: int) -> None:
    out = folder / "tidy"
    run("etl", "--quiet", "--raw", write_films(folder / "one", "one"), "--out", out)
    started = time.monotonic()
    run("models", "--catalogue", out)
    whole = time.monotonic() - started
    kept = catalogue.load(out)
    for after in moments(count, whole):
        killed(["models", "--catalogue", out], after)
        for path in kept.folder.glob("[!.]*.npz"):
            with path.open("rb") as file, np.load(file) as members:
                names = [name for name in members.files if name != "facts"]
            assert files.load(path, names)[1]["identity"] == kept.manifest.identity
        assert still_whole(out)


def check_publication(folder: Path, count: int) -> None:
    """Kill `python -m publish`: what is in use always has its models, fitted on its tables."""
    editions = [write_films(folder / name, name) for name in ("one", "two")]
    out = folder / "tidy"
    arguments = [
        ["publish", "--quiet", "--accept", "--raw", edition, "--catalogue", out]
        for edition in editions
    ]
    started = time.monotonic()
    run(*arguments[1])
    whole = time.monotonic() - started
    for number, after in enumerate(moments(count, whole)):
        killed(arguments[number % 2], after)
        assert still_whole(out)
        version = catalogue.load(out)
        identity = version.manifest.identity
        assert files.load(version.file("similar.npz"), [])[1]["identity"] == identity
        assert json.loads(version.file("evaluation.json").read_text())["identity"] == identity
        assert version.file("words.parquet").exists()
        assert "since" in json.loads(version.file("changes.json").read_text())


def test_a_killed_clean_up_leaves_whole_tables(tmp_path: Path) -> None:
    check_clean_up(tmp_path, SLICE)


def test_a_killed_fit_leaves_whole_models(tmp_path: Path) -> None:
    check_models(tmp_path, SLICE)


def test_a_killed_publication_leaves_tables_with_their_models(tmp_path: Path) -> None:
    check_publication(tmp_path, SLICE)


@pytest.mark.soak
def test_a_publication_killed_at_fifty_moments_leaves_tables_with_their_models(
    tmp_path: Path,
) -> None:
    check_publication(tmp_path, ALL)


@pytest.mark.soak
def test_a_clean_up_killed_at_fifty_moments_leaves_whole_tables(tmp_path: Path) -> None:
    check_clean_up(tmp_path, ALL)


@pytest.mark.soak
def test_a_fit_killed_at_fifty_moments_leaves_whole_models(tmp_path: Path) -> None:
    check_models(tmp_path, ALL)
