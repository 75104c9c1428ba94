"""A version of the tables is published whole or not at all."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

import catalogue
from catalogue.store import FORMAT, Manifest, content_hash, version_folder, write_manifest


def fill(fresh: Path, name: str) -> None:
    """Write a version without tables; its date tells it from others."""
    identity = content_hash(fresh, [])
    write_manifest(fresh, Manifest(identity=identity, built=name, version="0"))


def publish(folder: Path, name: str) -> Path:
    return catalogue.publish(folder, lambda fresh: fill(fresh, name))


def test_the_last_published_version_is_the_one_loaded(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        publish(tmp_path, name)
    assert catalogue.load(tmp_path).manifest.built == "c"
    assert json.loads((tmp_path / "manifest.json").read_text())["built"] == "c"


def test_the_version_before_stays_on_disk_and_older_ones_go(tmp_path: Path) -> None:
    made = [publish(tmp_path, name) for name in "abcd"]
    assert [path.exists() for path in made] == [False, False, True, True]


def test_a_failure_leaves_the_previous_version_in_use(tmp_path: Path) -> None:
    publish(tmp_path, "a")

    def fail(fresh: Path) -> None:
        fill(fresh, "b")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        catalogue.publish(tmp_path, fail)
    assert catalogue.load(tmp_path).manifest.built == "a"
    assert not list((tmp_path / ".versions").glob("*.part"))


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".versions/20200101T000000000000-1.part").mkdir(parents=True)
    publish(tmp_path, "a")
    assert not list((tmp_path / ".versions").glob("*.part"))


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    def again(fresh: Path) -> None:
        fill(fresh, "a")
        with pytest.raises(catalogue.DataError, match="another process"):
            publish(tmp_path, "b")

    catalogue.publish(tmp_path, again)
    assert catalogue.load(tmp_path).manifest.built == "a"


def test_a_file_that_a_version_no_longer_has_loses_its_link(tmp_path: Path) -> None:
    def more(fresh: Path) -> None:
        fill(fresh, "a")
        (fresh / "extra.parquet").write_bytes(b"x")

    catalogue.publish(tmp_path, more)
    assert (tmp_path / "extra.parquet").exists()
    publish(tmp_path, "b")
    assert not (tmp_path / "extra.parquet").is_symlink()


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(catalogue.DataError, match="cannot be written"):
        publish(tmp_path / "out", "a")


def test_no_tables_says_which_command_makes_them(tmp_path: Path) -> None:
    with pytest.raises(catalogue.DataError, match="python -m etl"):
        catalogue.load(tmp_path)


def test_tables_of_another_format_are_not_guessed_at(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    path = version_folder(tmp_path) / "manifest.json"
    fields = json.loads(path.read_text())
    path.write_text(json.dumps({**fields, "format": FORMAT + 1}))
    with pytest.raises(catalogue.DataError, match="rebuild them"):
        catalogue.load(tmp_path)


def test_a_damaged_table_is_never_served(tmp_path: Path) -> None:
    def whole(fresh: Path) -> None:
        pd.DataFrame({"franchise_id": [1], "franchise": ["A"]}).to_parquet(
            fresh / "franchises.parquet"
        )
        identity = content_hash(fresh, ["franchises"])
        write_manifest(fresh, Manifest(identity, "a", "0", rows={"franchises": 1}))

    table = catalogue.publish(tmp_path, whole) / "franchises.parquet"
    assert len(catalogue.load(tmp_path).franchises) == 1
    table.write_bytes(os.urandom(100))
    with pytest.raises(catalogue.DataError, match="damaged"):
        catalogue.load(tmp_path)


def test_an_absent_table_is_an_empty_one_of_the_right_columns(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    tables = catalogue.load(tmp_path)
    assert len(tables.titles) == 0
    assert list(tables.titles) == catalogue.TABLES["titles"].names


def test_an_index_is_made_once(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    tables = catalogue.load(tmp_path)

    def count(of: catalogue.Catalogue) -> list[int]:
        return [len(of.films)]

    assert tables.once(count) is tables.once(count)
