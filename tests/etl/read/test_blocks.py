"""A file read in blocks gives what it gives at once: rows, lines, tables, report."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue import DataError
from etl import slices
from etl.build import build
from etl.read import blocks
from etl.read.content import as_text
from etl.read.files import SAMPLE, find
from etl.read.heads import prepared, separator
from etl.read.parse import parse
from etl.report import Report

CELLS = st.text(st.sampled_from('ab1é,;"\\\n \t|'), max_size=12)
QUOTED = CELLS.map(lambda cell: '"' + cell.replace('"', '""') + '"')
LINES = st.lists(st.lists(CELLS | QUOTED, min_size=1, max_size=4).map(",".join), max_size=30)
ONCE = 1 << 62
"""Bytes that no file has."""


def split(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Read every file in blocks of so many bytes."""
    monkeypatch.setattr(blocks, "LARGE", 0)
    monkeypatch.setattr(blocks, "BLOCK", size)
    monkeypatch.setattr(blocks, "MUCH", 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(LINES, st.integers(64, 400))
@example(['1,2,"x', "3,4,5", "6,7,8", '9"'], 400)
@example(["", "1,2,3", "", ",,", "4,5", '"a\nb",\\"c,d', ""], 64)
@example(['1,"a ""b"" c",2', '2,"a\\"b",3'], 64)
def test_rows_lines_and_report_are_those_of_the_text_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], size: int
) -> None:
    path, split_report, whole_report = tmp_path / "films.csv", Report(), Report()
    path.write_text("\n".join(["id,title,overview", *lines, ""]), encoding="utf-8", newline="")
    split(monkeypatch, size)
    found = blocks.read(path, split_report)
    if found is None:  # a cell larger than a block, say
        return
    text, first = prepared(as_text(path, path.read_bytes(), Report()))
    table, numbers = parse(path, text, whole_report)
    assert found[0].combine_chunks().equals(table.combine_chunks())
    assert (found[1] == numbers + first).all()
    assert found[2] == separator(text)
    assert split_report.told() == whole_report.told()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the sample's films and their companions, unpacked."""
    folder = tmp_path_factory.mktemp("raw")
    for path in SAMPLE.glob("*.csv.gz"):
        (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    return folder


@pytest.fixture(scope="module")
def whole(unpacked: Path) -> Path:
    """Return the version that is made of them at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "LARGE", ONCE)
        return build(find(unpacked), unpacked.with_name("whole"), lambda _: None)


@pytest.mark.parametrize("size", [1 << 15, 1 << 19])
def test_the_sample_in_blocks_is_the_sample_at_once(
    tmp_path: Path, unpacked: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    split(monkeypatch, size)
    table, *_ = blocks.read(unpacked / "movies_dataset.csv", Report()) or (None,)
    assert table is not None
    assert table.column(0).num_chunks == 1
    found = build(find(unpacked), tmp_path / "split", lambda _: None)
    names = sorted(path.name for path in whole.iterdir() if path.name != "manifest.json")
    assert names == sorted(p.name for p in found.iterdir() if p.name != "manifest.json")
    for name in names:
        assert (found / name).read_bytes() == (whole / name).read_bytes(), name
    identities = [json.loads((v / "manifest.json").read_text())["identity"] for v in (whole, found)]
    assert identities[0] == identities[1]


def test_the_flat_table_in_slices_is_the_same(
    tmp_path: Path, unpacked: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "ROWS", 700)
    found = build(find(unpacked), tmp_path / "split", lambda _: None)
    assert (found / "films_flat.csv").read_bytes() == (whole / "films_flat.csv").read_bytes()


def test_a_file_of_another_encoding_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    split(monkeypatch, 1 << 16)
    path = tmp_path / "films.csv"
    for text in (
        "id,title\n1,Amélie\n".encode("cp1252"),
        b"id,title\r1,Up\r",
        b"\n\nid,title\n1,A\n",
    ):
        path.write_bytes(text)
        assert blocks.read(path, Report()) is None


def test_an_empty_file_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    split(monkeypatch, 1 << 16)
    path = tmp_path / "films.csv"
    path.write_bytes(b"\n \n")
    with pytest.raises(DataError, match="is empty"):
        blocks.read(path, Report())
