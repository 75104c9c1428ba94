"""A version of the tables is published whole or not at all."""

import errno
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import catalogue
from catalogue import store
from catalogue.store import FORMAT, Manifest, content_hash, version_folder, write_manifest
from catalogue.tables import TABLES, Table


def fill(fresh: Path, name: str) -> None:
    """Write a version without tables; its date tells it from others."""
    identity = content_hash(fresh, [])
    write_manifest(fresh, Manifest(identity=identity, built=name, version="0"))


def publish(folder: Path, name: str, keep: int = 2) -> Path:
    return catalogue.publish(folder, lambda fresh: fill(fresh, name), keep)


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


def test_what_a_process_killed_before_the_switch_left_never_costs_the_version_in_use(
    tmp_path: Path,
) -> None:
    served = publish(tmp_path, "a")
    for name in ("b", "c"):  # whole, but never switched to
        unused = tmp_path / ".versions" / f"99991231T235959{name}"
        unused.mkdir()
        fill(unused, name)
    published = publish(tmp_path, "d")
    assert catalogue.load(tmp_path).manifest.built == "d"
    assert {path for path in (tmp_path / ".versions").iterdir() if path.is_dir()} == {
        served,
        published,
    }


STEPS = {"os.mkdir", "os.rename", "os.symlink", "os.remove", "shutil.rmtree"}


def killed_after(steps: int, folder: Path, name: str) -> bool:
    """Publish in a process that is killed after so many steps on disk; return whether it was."""
    child = os.fork()
    if not child:
        left = steps

        def step(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in STEPS:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        try:
            publish(folder, name)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture(params=["links", "no links"])
def rights(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow symbolic links, or none."""
    if request.param == "no links":
        monkeypatch.setattr(os, "symlink", refused)


def refused(*_given: object, **_named: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.usefixtures("rights")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_before_any_step_on_disk_a_publication_leaves_a_whole_version(
    tmp_path: Path,
) -> None:
    """Each moment twice, so that left-overs meet, and then once more to the end."""
    publish(tmp_path, "0")
    was_killed, steps = True, 0
    while was_killed:
        for last, name in ((steps, f"{steps} a"), (steps, f"{steps} b"), (1000, f"{steps} c")):
            served, before = version_folder(tmp_path), catalogue.load(tmp_path).manifest.built
            killed = killed_after(last, tmp_path, name)
            was_killed = killed if last == steps else was_killed
            assert served.exists()
            assert catalogue.load(tmp_path).manifest.built in {before, name}
        assert len([path for path in (tmp_path / ".versions").iterdir() if path.is_dir()]) == 2
        assert not list(tmp_path.glob(".*.*"))
        steps += 1
    assert steps > 5


def linked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(folder, "a")
    monkeypatch.setattr(os, "symlink", refused)


def unlinked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as poor:
        poor.setattr(os, "symlink", refused)
        publish(folder, "a")


def copied(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file manager copies: the links have become what they led to."""
    publish(folder.with_name("original"), "a")
    shutil.copytree(folder.with_name("original"), folder)


def copied_to_windows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(folder, monkeypatch)
    monkeypatch.setattr(os, "symlink", refused)


def in_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git checks links out where it may make none: small files of what they led to."""
    linked(folder, monkeypatch)
    for path in folder.iterdir():
        if path.is_symlink():
            text = str(path.readlink())
            path.unlink()
            path.write_text(text)


def flat(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    fill(folder, "a")


MOVED = (linked, unlinked, copied, copied_to_windows, in_git, flat)


@pytest.mark.parametrize("moved", MOVED)
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_folder_from_another_system_is_read_and_published_into_killed_or_not(
    tmp_path: Path, moved: Callable[[Path, pytest.MonkeyPatch], None], monkeypatch: Any
) -> None:
    was_killed, steps = True, 0
    while was_killed:
        folder = tmp_path / f"{steps}/tidy"
        folder.parent.mkdir()
        with monkeypatch.context() as system:
            moved(folder, system)
            assert catalogue.load(folder).manifest.built == "a"
            was_killed = killed_after(steps, folder, "b")
            assert catalogue.load(folder).manifest.built == "b" or was_killed
            assert catalogue.load(folder).manifest.built in {"a", "b"}
            publish(folder, "c")
            assert catalogue.load(folder).manifest.built == "c"
            top = folder / "manifest.json"
            assert not top.exists() or json.loads(top.read_text())["built"] == "c"
            assert not (folder / "current").is_dir() or (folder / "current").is_symlink()
        steps += 1
    assert steps > 5


def test_where_links_are_not_allowed_current_names_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "symlink", refused)
    version = publish(tmp_path, "a")
    assert (tmp_path / "current").read_text() == f".versions/{version.name}\n"
    assert version_folder(tmp_path) == version.resolve()
    assert {path.name for path in tmp_path.iterdir()} == {".versions", "current"}


@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfe", b"nowhere"])
def test_a_damaged_current_is_said_in_a_sentence_and_mended_by_the_next_publication(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "symlink", refused)
    publish(tmp_path, "a")
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(catalogue.DataError, match="holds no tables"):
        catalogue.load(tmp_path)
    publish(tmp_path, "b")
    assert catalogue.load(tmp_path).manifest.built == "b"


def test_a_link_left_by_a_killed_process_is_in_nobodys_way(tmp_path: Path) -> None:
    """In a container every process may bear the same number."""
    tmp_path.joinpath(f".current.{os.getpid()}").symlink_to("nowhere")
    tmp_path.joinpath(".current.fresh").symlink_to("nowhere")
    publish(tmp_path, "a")
    assert catalogue.load(tmp_path).manifest.built == "a"


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


def test_a_version_is_on_the_disk_before_it_is_in_use_and_before_older_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in "ab":
        publish(tmp_path, name)

    def synced(handle: int) -> None:
        done.append(str(Path(f"/proc/self/fd/{handle}").readlink()).removeprefix(str(tmp_path)))

    monkeypatch.setattr(os, "fsync", synced)
    switch, clean = store.switch, store.clean
    monkeypatch.setattr(store, "switch", lambda *a: (done.append("switch"), switch(*a)))
    monkeypatch.setattr(store, "clean", lambda *a, **k: (done.append("clean"), clean(*a, **k)))
    publish(tmp_path, "c")
    assert [re.sub(r"/\S+[.]part", "/new", path) for path in done] == [
        "/new/manifest.json",
        "/new",
        "/.versions",
        "switch",
        "",
        "clean",
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_without_rows_has_the_types_of_one_with_rows(table: Table) -> None:
    frame = store.empty(table)
    kinds = [frame[name].cat.categories.dtype for name in frame.select_dtypes("category")]
    assert {str(kind) for kind in kinds} <= {"str"}
