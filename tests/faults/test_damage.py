"""Damaged, missing, newer or unreadable files are refused with a sentence, never served."""

import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import catalogue
from catalogue import DataError, Manifest
from catalogue.store import content_hash, write_manifest
from models import files
from tests import planted

FILMS = """
film_id,title,date,budget,revenue
1,Alpha,1999-01-02,10,20
2,Beta,2000-03-04,30,40
"""
FLIPS = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of published tables."""
    return planted.save(planted.catalogue(films=FILMS), tmp_path / "tidy")


def refusal(folder: Path) -> str:
    with pytest.raises(DataError) as refused:
        catalogue.load(folder)
    return str(refused.value)


def test_whole_tables_load(folder: Path) -> None:
    assert list(catalogue.load(folder).films["title"]) == ["Alpha", "Beta"]


def test_a_flipped_bit_anywhere_in_a_table_is_noticed(folder: Path) -> None:
    path = folder / "films.parquet"
    whole = path.read_bytes()
    dice = random.Random(8)
    for _ in range(FLIPS):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        assert "python -m etl" in refusal(folder)


def test_a_table_cut_anywhere_is_noticed(folder: Path) -> None:
    path = folder / "films.parquet"
    whole = path.read_bytes()
    for length in random.Random(8).sample(range(len(whole)), 100):
        path.write_bytes(whole[:length])
        assert "python -m etl" in refusal(folder)


def test_a_missing_table_is_noticed(folder: Path) -> None:
    (folder / "film_genres.parquet").unlink()
    assert "python -m etl" in refusal(folder)


def test_a_table_of_another_version_among_them_is_noticed(folder: Path, tmp_path: Path) -> None:
    other = planted.save(planted.catalogue(films=FILMS.replace("Alpha", "Omega")), tmp_path / "o")
    shutil.copy(other / "films.parquet", folder / "films.parquet")
    assert "damaged" in refusal(folder)


@pytest.mark.parametrize("format_", [0, 2, 99, "1", None])
def test_tables_of_another_format_are_refused_with_the_way_to_mend_it(
    folder: Path, format_: object
) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": format_}))
    assert "rebuild" in refusal(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '{"format": 1}', "\0", '"format"'])
def test_a_broken_manifest_is_refused(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    assert "python -m etl" in refusal(folder)


def test_an_empty_or_absent_folder_is_refused(tmp_path: Path) -> None:
    assert "python -m etl" in refusal(tmp_path)
    assert "python -m etl" in refusal(tmp_path / "nowhere")


def test_a_table_that_lacks_a_column_is_refused(folder: Path) -> None:
    path = folder / "films.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["title"]), path)
    sign(folder)
    assert "python -m etl" in refusal(folder)


def test_a_table_with_a_column_of_another_type_is_refused(folder: Path) -> None:
    path = folder / "films.parquet"
    table = pq.read_table(path)
    text = pa.array(["many"] * table.num_rows)
    pq.write_table(table.set_column(table.column_names.index("year"), "year", text), path)
    sign(folder)
    assert "python -m etl" in refusal(folder)


def sign(folder: Path) -> None:
    """Give tampered tables a manifest of their own."""
    fields = json.loads((folder / "manifest.json").read_text())
    fields["identity"] = content_hash(folder, fields["rows"])
    write_manifest(folder, Manifest(**fields))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Read as a user without rights; only root has to change for it."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("name", ["", "manifest.json", "films.parquet"])
def test_files_without_the_right_to_read_them_are_refused(folder: Path, name: str) -> None:
    for parent in [folder.parent, *folder.parent.parents[:3]]:
        if parent.stat().st_uid == os.geteuid() and parent != Path(tempfile.gettempdir()):
            parent.chmod(0o755)
    (folder / name).chmod(0)
    with as_nobody():
        assert refusal(folder)
    (folder / name).chmod(0o755)


def test_a_flipped_bit_in_a_model_file_is_noticed_or_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    arrays = {"weights": np.arange(200, dtype=np.float32), "ids": np.arange(50, dtype=np.int32)}
    files.save(path, arrays, {"identity": "abc"})
    whole = path.read_bytes()
    dice = random.Random(8)
    noticed = 0
    for _ in range(FLIPS):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        try:
            read, facts = files.load(path, list(arrays))
        except DataError:
            noticed += 1
            continue
        assert facts == {"identity": "abc", "format": files.FORMAT}
        assert all(np.array_equal(read[name], arrays[name]) for name in arrays)
    assert noticed > FLIPS // 2


def test_a_model_file_cut_anywhere_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    files.save(path, {"weights": np.arange(200, dtype=np.float32)}, {"identity": "abc"})
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DataError):
            files.load(path, ["weights"])


def test_a_model_file_of_another_version_is_refused_with_the_way_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.npz"
    files.save(path, {"weights": np.arange(200, dtype=np.float32)}, {"identity": "abc"})
    monkeypatch.setattr(files, "FORMAT", files.FORMAT + 1)
    for names in (["weights"], ["of the newer version alone"], None):
        with pytest.raises(DataError, match="python -m models"):
            files.load(path, names)
