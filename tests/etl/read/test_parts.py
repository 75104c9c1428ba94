"""A folder of parts is one file, whatever reads it."""

import gzip
import io
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import catalogue
from etl.__main__ import main
from etl.read.files import find
from tests.etl.folders import cleaned, plant, refused

SAMPLE = Path(__file__).resolve().parents[3] / "data/sample/dirty"
RATED = b"userId,movieId,rating,timestamp\n"
LINKED = b"movieId,imdbId,tmdbId\n"
HEADER = "id,title,release_date\n"
PARTS = {
    "movies_metadata/part-00000.csv": f"{HEADER}1,Uno,1998-07-24\n",
    "movies_metadata/part-00001.csv": f"{HEADER}2,Dos,1999-07-24",
    "movies_metadata/part-00002.csv": f"{HEADER}3,Tres,2000-07-24,9\n4,Cuatro,2001-07-24\n",
}
Captured = pytest.CaptureFixture[str]


def test_parts_are_one_file_with_lines_counted_on(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, **PARTS)
    assert found.tables.films["title"].tolist() == ["Uno", "Dos", "Cuatro"]
    assert found.file("movies_metadata")["rows"] == 4
    assert found.not_read() == {}
    rule = next(rule for rule in found.report["rules"] if rule["name"] == "ragged_row")
    assert [(row["file"], row["line"]) for row in rule["rows"]] == [("movies_metadata", 4)]


def test_parts_that_are_packed_marked_or_without_a_header_of_their_own_are_the_same(
    tmp_path: Path, capsys: Captured
) -> None:
    first, second, third = PARTS.values()
    others = {
        "movies_metadata.csv/part-00000-3f2a-c000.csv.gz": gzip.compress(first.encode()),
        "movies_metadata.csv/part-00001-3f2a-c000.csv": b"\xef\xbb\xbf" + second.encode(),
        "movies_metadata.csv/part-00002-3f2a-c000.csv": third.removeprefix(HEADER),
        "movies_metadata.csv/_SUCCESS.csv": "",
        "movies_metadata.csv/.part-00000.csv.crc": "",
    }
    one = cleaned(tmp_path / "one", capsys, **PARTS)
    other = cleaned(tmp_path / "other", capsys, **others)
    assert one.tables.films.equals(other.tables.films)


def test_parts_of_parquet_are_one_file(tmp_path: Path, capsys: Captured) -> None:
    name = "movies_metadata/part-0000{}-3f2a-c000.snappy.parquet"
    parts = {
        name.format(place): parquet(place, title) for place, title in enumerate(("Uno", "Dos"))
    }
    found = cleaned(tmp_path, capsys, **parts)
    assert found.tables.films["title"].tolist() == ["Uno", "Dos"]


def parquet(number: int, title: str) -> bytes:
    """Return one film as Parquet."""
    into = io.BytesIO()
    film = {"id": [number + 1], "title": [title], "release_date": ["1998-07-24"]}
    pq.write_table(pa.table(film), into)
    return into.getvalue()


def test_a_part_of_other_columns_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    odd = PARTS | {"movies_metadata/part-00001.csv": "title,release_date,id\nDos,1999-07-24,2\n"}
    said = refused(tmp_path, capsys, **odd)
    assert "part-00001.csv has other columns than the first part beside it" in said


def test_a_part_that_is_cut_short_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    whole = gzip.compress(PARTS["movies_metadata/part-00001.csv"].encode())
    cut = PARTS | {"movies_metadata/part-00001.csv": whole[:-9]}
    assert "part-00001.csv is damaged or cut short" in refused(tmp_path, capsys, **cut)


def test_a_folder_of_parts_alone_is_the_films(tmp_path: Path) -> None:
    plant(tmp_path, **PARTS)
    assert find(tmp_path / "movies_metadata").films == tmp_path / "movies_metadata"


def test_a_folder_with_anything_else_in_it_is_a_folder(tmp_path: Path) -> None:
    found = find(plant(tmp_path, **PARTS, **{"movies_metadata/other.csv": "a\n1\n"}))
    assert found.films == tmp_path / "movies_metadata/part-00000.csv"


def test_parts_of_ratings_of_titles_stay_files_of_their_own(tmp_path: Path) -> None:
    titles = "show_id,type,title,release_year,rating,duration\ns1,Movie,Uno,2020,PG,95 min\n"
    ratings = "userId,rating,timestamp,movieId\n1,4.0,9,ns1\n"
    files = {
        "platforms/netflix_titles.csv": titles,
        **{f"platforms/ratings/part-{n}.csv": ratings for n in range(2)},
    }
    assert len(find(plant(tmp_path, **files)).title_ratings) == 2


def test_films_and_ratings_in_parts_are_those_of_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.read.blocks.LARGE", 1)
    films = (SAMPLE / "movies_dataset.csv").read_bytes()
    numbers = catalogue.load(SAMPLE.parent / "tidy").films["film_id"][:6]
    files = {
        "movies_dataset.csv": films,
        "ratings.csv": RATED + b"".join(b"1,%d,4.0,9\n" % n for n in range(6)),
        "links.csv": LINKED + b"".join(b"%d,1,%d\n" % pair for pair in enumerate(numbers)),
    }
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    plant(whole, **files)
    plant(cut, **{"links.csv": files.pop("links.csv")})
    for name, content in files.items():
        plant(cut, **in_parts(name, content))
    for folder in (whole, cut):
        assert main(["--raw", str(folder), "--out", str(folder / "out"), "--quiet"]) == 0
    one, other = (catalogue.load(folder / "out").manifest for folder in (whole, cut))
    assert one.rows == other.rows
    assert one.identity == other.identity


def in_parts(name: str, content: bytes) -> dict[str, bytes]:
    """Return three parts of a file, each with its header."""
    header, *lines = content.splitlines(keepends=True)
    third = len(lines) // 3
    ends = (0, third, 2 * third, len(lines))
    return {
        f"{name}/part-0000{number}.csv": header + b"".join(lines[start:end])
        for number, (start, end) in enumerate(pairwise(ends))
    }
