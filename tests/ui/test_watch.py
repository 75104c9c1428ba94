"""A running server notices a new version, warms it up and switches; a bad one it leaves alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogue
from catalogue import Manifest
from catalogue.store import content_hash, version_folder, write_manifest
from ui import resources, watch


def publish(folder: Path, built: str) -> Path:
    def write(version: Path) -> None:
        write_manifest(version, Manifest(content_hash(version, []), built, "0"))

    return catalogue.publish(folder, write)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    publish(tmp_path, "2026-01-01T00:00:00+00:00")
    monkeypatch.setenv("CATALOGUE", str(tmp_path))
    resources.swap(None)
    resources.problems.clear()
    yield tmp_path
    resources.swap(None)
    resources.problems.clear()


def test_nothing_happens_without_a_new_version(served: Path) -> None:
    before = resources.present()
    assert not watch.look()
    assert resources.present() is before
    assert before.catalogue.folder == version_folder(served)


def test_a_new_version_is_served_from_the_next_run_on(served: Path) -> None:
    running = resources.pin()
    publish(served, "2026-01-02T00:00:00+00:00")
    assert watch.look()
    assert resources.pin().catalogue.manifest.built == "2026-01-02T00:00:00+00:00"
    assert running.catalogue.manifest.built == "2026-01-01T00:00:00+00:00"


def test_a_version_that_cannot_be_read_leaves_the_old_one_and_says_so(served: Path) -> None:
    resources.pin()
    version = publish(served, "2026-01-02T00:00:00+00:00")
    (version / "manifest.json").write_text("{")
    assert not watch.look()
    assert resources.pin().catalogue.manifest.built == "2026-01-01T00:00:00+00:00"
    assert "cannot be read" in resources.problems["new version"]
    publish(served, "2026-01-03T00:00:00+00:00")
    assert watch.look()
    assert "new version" not in resources.problems
