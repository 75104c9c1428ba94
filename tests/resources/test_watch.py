"""A running server notices a new version, warms it up and switches; a bad one it leaves alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogue
from catalogue import Manifest
from catalogue.mapped.store import damaged
from catalogue.store import content_hash, version_folder, write_manifest
from models.ratings.audience import FEWEST
from resources import loaded as resources
from resources.watch import Watcher
from tests import planted
from ui.warm import warm_up

FILMS = "film_id,title,date\n1,Alpha,1999-01-02"
MORE = FILMS + "\n2,Beta,2001-03-04"
RATINGS = "user_id,film_id,rating,time\n" + "".join(f"{user},1,4,0\n" for user in range(FEWEST))


def publish(folder: Path, built: str) -> Path:
    def write(version: Path) -> None:
        write_manifest(version, Manifest(content_hash(version, []), built, "0"))

    return catalogue.publish(folder, write)


def publish_tables(folder: Path, **tables: str) -> Path:
    return catalogue.publish(folder, lambda new: _plant(new, **tables))


def _plant(folder: Path, **tables: str) -> None:
    made = planted.save(planted.catalogue(**tables), folder / "made")
    for path in list(made.iterdir()):
        path.rename(folder / path.name)
    made.rmdir()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    publish(tmp_path, "2026-01-01T00:00:00+00:00")
    monkeypatch.setenv("CATALOGUE", str(tmp_path))
    restart()
    yield tmp_path
    resources.swap(None)


def restart() -> None:
    resources.swap(None)
    warm_up()


def films() -> int:
    return len(resources.pin().catalogue.films)


def test_nothing_happens_without_a_new_version(served: Path) -> None:
    before = resources.present()
    assert not Watcher().look()
    assert resources.present() is before
    assert before.catalogue.folder == version_folder(served)


def test_a_new_version_is_served_from_the_next_run_on(served: Path) -> None:
    watcher, running = Watcher(), resources.pin()
    publish(served, "2026-01-02T00:00:00+00:00")
    assert watcher.look()
    assert resources.pin().catalogue.manifest.built == "2026-01-02T00:00:00+00:00"
    assert running.catalogue.manifest.built == "2026-01-01T00:00:00+00:00"
    assert not watcher.look()


def test_a_version_that_cannot_be_read_leaves_the_old_one_and_says_so(served: Path) -> None:
    watcher = Watcher()
    version = publish(served, "2026-01-02T00:00:00+00:00")
    (version / "manifest.json").write_text("{")
    assert not watcher.look()
    assert resources.pin().catalogue.manifest.built == "2026-01-01T00:00:00+00:00"
    assert "cannot be read" in resources.problems()["new version"]
    publish(served, "2026-01-03T00:00:00+00:00")
    assert watcher.look()
    assert "new version" not in resources.problems()


def test_a_version_whose_models_are_missing_takes_nothing_away(served: Path) -> None:
    publish_tables(served, films=FILMS)
    watcher = Watcher()
    assert watcher.look()
    version = publish_tables(served, films=MORE, film_ratings=RATINGS)
    assert not watcher.look()
    assert films() == 1
    assert "ratings.npz" in resources.problems()["new version"]
    (version / "ratings.npz").write_bytes(b"PK and then nothing")
    assert not watcher.look(), "made again, but damaged"
    assert films() == 1
    publish_tables(served, films=MORE)
    assert watcher.look()
    assert films() == 2
    assert "new version" not in resources.problems()


def test_whatever_a_new_version_raises_the_watch_goes_on(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_catalogue: catalogue.Catalogue) -> None:
        raise ZeroDivisionError

    watcher = Watcher()
    publish_tables(served, films=MORE)
    with monkeypatch.context() as patch:
        patch.setattr("resources.warm.FITTED", [fails])
        assert not watcher.look()
    assert resources.problems()["new version"] == "ZeroDivisionError"
    assert watcher.look()


def test_plain_files_replaced_in_place_are_served_once_they_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted.save(planted.catalogue(films=FILMS), tmp_path / "tidy")
    planted.save(planted.catalogue(films=MORE), tmp_path / "new")
    monkeypatch.setenv("CATALOGUE", f"{tmp_path}/tidy")
    restart()
    watcher = Watcher()
    assert not watcher.look()
    files = sorted((tmp_path / "new").iterdir(), key=lambda path: path.name != "manifest.json")
    for i, path in enumerate(files):
        path.replace(tmp_path / "tidy" / path.name)
        if i == 0:  # the manifest is new, the tables are not
            assert not any(watcher.look() for _ in range(3))
            assert films() == 1
    assert any(watcher.look() for _ in range(2))
    assert films() == 2
    resources.swap(None)


def test_tables_that_come_after_a_start_without_any_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE", str(tmp_path))
    restart()
    assert "holds no tables" in resources.problems()["tables"]
    watcher = Watcher()
    assert not watcher.look()
    publish_tables(tmp_path, films=FILMS)
    assert watcher.look()
    assert films() == 1
    assert not {"tables", "new version"} & resources.problems().keys()
    resources.swap(None)


def flip(path: Path) -> None:
    """Change a byte in the middle of a file, which keeps its size and its time."""
    kept = path.stat()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))


def test_a_mapped_file_that_is_damaged_is_made_anew(served: Path) -> None:
    watcher, before = Watcher(), resources.pin().catalogue
    assert before.mapped is not None
    watcher.check()
    assert resources.pin().catalogue is before
    flip(before.mapped.folder / "films.arrow")
    fresh = Watcher()
    fresh.check()
    assert resources.pin().catalogue is not before
    assert damaged(before.mapped.folder) == []
    assert films() == len(before.films)
    assert "new version" not in resources.problems()
    assert version_folder(served) == before.folder


def test_tables_that_are_damaged_are_withdrawn_for_the_version_before(served: Path) -> None:
    first, watcher = resources.pin().catalogue, Watcher()
    publish_tables(served, films="film_id,title,date\n1,Saga,1995-05-05")
    assert watcher.look()
    assert films() == 1
    flip(version_folder(served) / "films.parquet")
    watcher.check()
    assert resources.pin().catalogue.folder == first.folder
    assert "damaged" in resources.problems()["new version"]
