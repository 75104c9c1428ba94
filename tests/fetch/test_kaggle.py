"""Kaggle's data sets, from kagglehub's own cache filled with small files: no network."""

import json
import sys
from pathlib import Path

import pytest

from catalogue import DataError
from etl.read.files import find
from fetch import checksums, kaggle

SOME = [kaggle.SOURCES[i] for i in (0, -2, -1)]
"""Films, Hulu, Netflix: kagglehub takes a while for each file."""
CONTENTS = {source: f"id,title\n1,{source.to}\n" for source in kaggle.SOURCES}


def fill(cache: Path, contents: dict[kaggle.Source, str]) -> None:
    """Lay files as kagglehub does once it has downloaded them: content, then a marker."""
    for source, text in contents.items():
        top = cache / "datasets" / source.dataset
        content = top / "versions" / str(source.version) / source.file
        marker = top / ".complete" / str(source.version) / f"{source.file}.complete"
        content.parent.mkdir(parents=True, exist_ok=True)
        marker.parent.mkdir(parents=True, exist_ok=True)
        content.write_text(text)
        marker.touch()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return kagglehub's cache with every file in it, and no way to the network."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KAGGLEHUB_CACHE", str(folder))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    fill(folder, CONTENTS)
    return folder


def all_files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its name."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.usefixtures("cache")
def test_a_fetch_lays_the_files_where_the_clean_up_looks(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    fetched = kaggle.kaggle(raw)
    assert {str(p.relative_to(raw)): p.read_text() for p in fetched} == {
        source.to: text for source, text in CONTENTS.items()
    }
    found = find(raw)
    assert sorted(found.all()) == sorted(fetched)
    assert found.provenance is not None
    assert "licence" in json.loads(found.provenance.read_text())["films"]


@pytest.mark.usefixtures("cache")
def test_each_checksum_is_recorded_under_its_version(tmp_path: Path) -> None:
    kaggle.kaggle(tmp_path, SOME)
    record = checksums.read(tmp_path)
    assert len(record) == len(SOME)
    name = "shivamb/netflix-shows/versions/5/netflix_titles.csv"
    assert record[name] == checksums.sha256(tmp_path / "platforms/netflix_titles.csv")


@pytest.mark.usefixtures("cache")
def test_fetching_twice_changes_nothing(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    kaggle.kaggle(raw, SOME)
    before = all_files(raw)
    kaggle.kaggle(raw, SOME)
    assert all_files(raw) == before


def test_a_changed_file_of_a_pinned_version_is_refused_and_all_files_stay(
    tmp_path: Path, cache: Path
) -> None:
    raw = tmp_path / "raw"
    kaggle.kaggle(raw, SOME)
    before = all_files(raw)
    fill(cache, dict.fromkeys(SOME[-1:], "id,title\n2,another\n"))
    with pytest.raises(DataError, match=r"netflix_titles\.csv is not the file that was fetched"):
        kaggle.kaggle(raw, SOME)
    assert all_files(raw) == before


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    "name", ["movies/movies_dataset.csv", "movies_dataset.csv", "movies_metadata.csv"]
)
def test_a_file_of_ones_own_is_neither_overwritten_nor_left_to_hide_the_fetched(
    tmp_path: Path, name: str
) -> None:
    mine = tmp_path / "raw" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("id,title\n9,mine\n")
    with pytest.raises(DataError, match="did not come from Kaggle"):
        kaggle.kaggle(tmp_path / "raw", SOME)
    assert list(all_files(tmp_path / "raw")) == [name]


def test_without_network_one_sentence_says_so_and_nothing_is_written(
    tmp_path: Path, cache: Path
) -> None:
    for marker in cache.rglob("hulu_titles.csv.complete"):
        marker.unlink()
    with pytest.raises(DataError, match="Kaggle did not give shivamb/hulu") as caught:
        kaggle.kaggle(tmp_path / "raw", SOME)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "raw").exists()


def test_without_the_package_one_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kagglehub", None)
    with pytest.raises(DataError, match=r"pip install -r requirements-fetch\.txt"):
        kaggle.kaggle(tmp_path, SOME)


def test_a_damaged_record_is_told_apart_from_none(tmp_path: Path) -> None:
    (tmp_path / checksums.NAME).write_text("[1")
    with pytest.raises(DataError, match="delete it to trust the next fetch anew"):
        checksums.read(tmp_path)
