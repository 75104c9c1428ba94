"""What systems lack about files is made up for, and nothing else is hidden."""

import errno
import os
from pathlib import Path

import pytest

from catalogue import files


def failing(number: int) -> object:
    def fail(*_given: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_lock_is_held_once_and_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with files.hold(tmp_path / "lock"), pytest.raises(BlockingIOError):
            files.hold(tmp_path / "lock")


def test_a_lock_file_of_an_earlier_edition_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("")
    with files.hold(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()


@pytest.mark.parametrize("number", files.NO_FLUSH)
def test_a_folder_that_cannot_be_flushed_is_let_be_a_file_is_not(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("a")
    monkeypatch.setattr(os, "fsync", failing(number))
    files.sync(tmp_path)
    with pytest.raises(OSError, match=os.strerror(number)):
        files.sync(tmp_path / "a")


def test_a_disk_that_fails_is_told_of_a_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files.sync(tmp_path)


def test_a_file_is_shared_by_a_hard_link_or_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("a")
    files.share(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").samefile(tmp_path / "a")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    files.share(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_text() == "a"
    assert not (tmp_path / "c").samefile(tmp_path / "a")


def test_a_link_is_shared_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "link").symlink_to("a")
    files.share(tmp_path / "link", tmp_path / "b")
    assert not (tmp_path / "b").is_symlink()
    assert (tmp_path / "b").read_text() == "a"
