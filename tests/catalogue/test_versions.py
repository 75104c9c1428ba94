"""Versions on disk: which stay, going back to one in one rename, whether one is intact."""

import os
from pathlib import Path

import pytest

import catalogue
from catalogue import DataError, versions
from catalogue.store import Manifest, content_hash, version_folder, write_manifest
from tests.catalogue.test_store import fill


def publish(folder: Path, name: str, keep: int = 5) -> Path:
    return catalogue.publish(folder, lambda fresh: sealed(fresh, name), keep)


def sealed(fresh: Path, name: str) -> None:
    """Write a version whose identity follows from its name."""
    (fresh / "franchises.parquet").write_bytes(name.encode())
    identity = content_hash(fresh, ["franchises"])
    write_manifest(fresh, Manifest(identity, name, "0", rows={"franchises": 1}))
    versions.seal(fresh)


def built(folder: Path) -> list[str]:
    return [version.manifest.built for version in versions.versions(folder)]


def test_five_versions_stay_and_more_or_fewer_if_asked_for(tmp_path: Path) -> None:
    for name in "abcdefg":
        publish(tmp_path, name)
    assert built(tmp_path) == ["g", "f", "e", "d", "c"]
    publish(tmp_path, "h", keep=7)
    assert built(tmp_path) == ["h", "g", "f", "e", "d", "c"]
    publish(tmp_path, "i", keep=2)
    assert built(tmp_path) == ["i", "h"]
    assert len(list((tmp_path / ".versions").glob("*.used"))) == 2


def test_a_version_that_was_never_in_use_is_none_of_them(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    unused = tmp_path / ".versions/99991231T235959"
    unused.mkdir()
    fill(unused, "b")
    assert built(tmp_path) == ["a"]
    publish(tmp_path, "c")
    assert not unused.exists()


def test_going_back_is_one_rename_and_forward_is_another(tmp_path: Path) -> None:
    made = {name: publish(tmp_path, name) for name in "abc"}
    identity = catalogue.store.read_manifest(made["a"]).identity
    restored = versions.restore(tmp_path, identity[:6])
    assert restored.manifest.built == "a"
    assert version_folder(tmp_path) == made["a"].resolve()
    present = [v.manifest.built for v in versions.versions(tmp_path) if v.is_present]
    assert present == ["a"]
    for name in "defgh":
        publish(tmp_path, name)
    assert "a" not in built(tmp_path)
    with pytest.raises(DataError, match="has no version zzz: there are"):
        versions.restore(tmp_path, "zzz")


def test_a_version_restored_stays_while_it_is_in_use(tmp_path: Path) -> None:
    made = {name: publish(tmp_path, name) for name in "abcde"}
    versions.restore(tmp_path, catalogue.store.read_manifest(made["a"]).identity)
    publish(tmp_path, "f")
    assert built(tmp_path) == ["f", "e", "d", "c", "a"]


def test_a_damaged_version_is_not_gone_back_to(tmp_path: Path) -> None:
    made = [publish(tmp_path, name) for name in "ab"]
    identity = catalogue.store.read_manifest(made[0]).identity
    (made[0] / "franchises.parquet").write_bytes(b"x")
    with pytest.raises(DataError, match="damaged"):
        versions.restore(tmp_path, identity)
    assert version_folder(tmp_path) == made[1].resolve()


@pytest.mark.parametrize("name", ["franchises.parquet", "manifest.json"])
def test_a_flipped_byte_or_a_missing_file_is_found(tmp_path: Path, name: str) -> None:
    version = publish(tmp_path, "a")
    assert list(versions.damaged(version)) == []
    assert versions.checked(version) == 2
    content = bytearray((version / name).read_bytes())
    content[-1] ^= 1
    (version / name).write_bytes(bytes(content))
    assert list(versions.damaged(version)) == [f"{name} is not what was published"]
    (version / name).unlink()
    assert list(versions.damaged(version)) == [f"{name} is missing"]


def test_models_fitted_again_are_noted_anew(tmp_path: Path) -> None:
    version = publish(tmp_path, "a")
    (version / "similar.npz").write_bytes(os.urandom(9))
    versions.reseal(version)
    assert versions.checked(version) == 3
    assert list(versions.damaged(version)) == []


def test_plain_files_are_one_version(tmp_path: Path) -> None:
    sealed(tmp_path, "a")
    (tmp_path / versions.FILE).unlink()
    assert built(tmp_path) == ["a"]
    versions.reseal(tmp_path)
    assert not (tmp_path / versions.FILE).exists(), "nobody asked for it"
    assert list(versions.damaged(tmp_path)) == []
    (tmp_path / "franchises.parquet").write_bytes(b"x")
    assert "damaged tables" in next(versions.damaged(tmp_path))
