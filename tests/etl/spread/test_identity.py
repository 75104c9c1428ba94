"""Cleaned in blocks, the tables and the report are those of the build of one piece, to the byte."""

import json
from pathlib import Path

import pandas as pd
import pytest

from catalogue.store import content_hash
from engines.inline import Inline
from etl.build import SUBJECTS, write_tables
from etl.read.files import find
from etl.spread.build import subjects
from tests.needs import SHARED

SAMPLE = Path(__file__).resolve().parents[3] / "data/sample"


def silent(_: str) -> None:
    """Say nothing."""


def built(raw: Path, to: Path, block: int = 0) -> Path:
    """Build the tables of raw files, films and ratings in blocks of so many where it is not 0."""
    to.mkdir()
    write_tables(find(raw), to, silent, subjects(Inline(block)) if block else SUBJECTS)
    return to


def assert_same(whole: Path, spread: Path) -> None:
    names = sorted(path.name for path in whole.iterdir())
    assert names == sorted(path.name for path in spread.iterdir())
    told = [json.loads((folder / "quality.json").read_text()) for folder in (whole, spread)]
    assert told[0] == told[1]
    unlike = [n for n in names if (whole / n).read_bytes() != (spread / n).read_bytes()]
    assert set(unlike) <= {"manifest.json"}
    assert content_hash(whole) == content_hash(spread)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the tables of the sample and of its dirty files, built of one piece."""
    folder = tmp_path_factory.mktemp("whole")
    raw = {"sample": SAMPLE, "dirty": SAMPLE / "dirty"}
    return {name: built(path, folder / name) for name, path in raw.items()}


@pytest.mark.parametrize("block", [1_000, 7_001])
def test_the_sample_in_blocks_is_the_sample(
    tmp_path: Path, whole: dict[str, Path], block: int
) -> None:
    assert_same(whole["sample"], built(SAMPLE, tmp_path / "spread", block))


@pytest.mark.parametrize("block", [1, 4, 1_000])
def test_dirty_files_in_blocks_are_the_dirty_files(
    tmp_path: Path, whole: dict[str, Path], block: int
) -> None:
    assert_same(whole["dirty"], built(SAMPLE / "dirty", tmp_path / "spread", block))


@pytest.mark.parametrize("beside", [True, False])
def test_what_one_block_says_of_people_s_numbers_and_of_sums_holds_for_all(
    tmp_path: Path, *, beside: bool
) -> None:
    people = [(980028689, 1188), (12, 1286104), (13, 4)]
    films, credits = tmp_path / "raw/movies_dataset.csv", tmp_path / "raw/credits.csv"
    films.parent.mkdir()
    crew, cast = "[{'job': 'Director', 'name': 'Kim Roe', 'id': %s}]", "[{'name': 'Gil', 'id': %s}]"
    told = [f'"{cast % actor}","{crew % director}"' for actor, director in people]
    rows = [f"{n},Faro,2015-06-09,{n / 2}" for n in (1, 2, 3)]
    if beside:
        own = "\n".join(f"{n},{lists}" for n, lists in enumerate(told, 1))
        credits.write_text(f"id,cast,crew\n{own}\n")
        films.write_text("id,title,release_date,budget\n" + "\n".join(rows) + "\n")
    else:
        own = "\n".join(f"{row},{lists}" for row, lists in zip(rows, told, strict=True))
        films.write_text(f"id,title,release_date,budget,cast,crew\n{own}\n")
    whole = built(films.parent, tmp_path / "whole")
    assert_same(whole, built(films.parent, tmp_path / "spread", 1))
    found = pd.read_parquet(whole / "film_people.parquet")
    assert found["person_id"].fillna(0).tolist() == [1188, 0, 1286104, 0, 4, 0]
    assert pd.read_parquet(whole / "films_flat.parquet")["budget"].tolist() == [0.5, 1.0, 1.5]


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not there")
def test_the_real_files_in_blocks_are_the_real_files(tmp_path: Path) -> None:
    whole = built(SHARED, tmp_path / "whole")
    assert_same(whole, built(SHARED, tmp_path / "spread", 9_000))
