"""Cleaned in blocks, the tables and the report are those of the build of one piece, to the byte."""

import json
from functools import partial
from pathlib import Path

import pytest

from catalogue.store import content_hash
from engines.inline import Inline
from etl.build import SUBJECTS, write_tables
from etl.read.files import find
from etl.spread import films
from tests.needs import SHARED

SAMPLE = Path(__file__).resolve().parents[3] / "data/sample"


def silent(_: str) -> None:
    """Say nothing."""


def built(raw: Path, to: Path, block: int = 0) -> Path:
    """Build the tables of raw files, the films in blocks of so many where it is not 0."""
    to.mkdir()
    subjects = (partial(films.tables, Inline(block)), *SUBJECTS[1:]) if block else SUBJECTS
    write_tables(find(raw), to, silent, subjects)
    return to


def assert_same(whole: Path, spread: Path) -> None:
    names = sorted(path.name for path in whole.iterdir())
    assert names == sorted(path.name for path in spread.iterdir())
    told = [json.loads((folder / "quality.json").read_text()) for folder in (whole, spread)]
    assert told[0] == told[1]
    unlike = [n for n in names if (whole / n).read_bytes() != (spread / n).read_bytes()]
    assert set(unlike) <= {"manifest.json"}
    assert content_hash(whole) == content_hash(spread)


@pytest.mark.parametrize("block", [1_000, 7_001])
def test_the_sample_in_blocks_is_the_sample(tmp_path: Path, block: int) -> None:
    whole = built(SAMPLE, tmp_path / "whole")
    assert_same(whole, built(SAMPLE, tmp_path / "spread", block))


@pytest.mark.parametrize("block", [1, 4, 1_000])
def test_dirty_files_in_blocks_are_the_dirty_files(tmp_path: Path, block: int) -> None:
    whole = built(SAMPLE / "dirty", tmp_path / "whole")
    assert_same(whole, built(SAMPLE / "dirty", tmp_path / "spread", block))


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not there")
def test_the_real_files_in_blocks_are_the_real_files(tmp_path: Path) -> None:
    whole = built(SHARED, tmp_path / "whole")
    assert_same(whole, built(SHARED, tmp_path / "spread", 9_000))
