"""The large made-up set: the layout, the shares, the same bytes for the same seed."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from benchmarks.million import COLUMNS, FILE, blocks, write
from tests.etl.folders import cleaned

ROWS = 3_000
Captured = pytest.CaptureFixture[str]


def made(rows: int = ROWS, seed: int = 28) -> pd.DataFrame:
    return pa.concat_tables(blocks(rows, seed)).to_pandas()


def test_the_same_seed_makes_the_same_films_and_another_others() -> None:
    assert made().equals(made())
    assert not made().equals(made(seed=29))


def test_ids_are_different_and_ascend() -> None:
    ids = made()["id"].astype(int)
    assert ids.is_monotonic_increasing
    assert ids.is_unique


def test_unknown_films_are_mostly_empty_and_voted_ones_are_not() -> None:
    films = made()
    votes = films["vote_count"].astype(int)
    assert 0.55 < (votes == 0).mean() < 0.7
    empty = films["production_companies"].isna()
    assert empty[votes == 0].mean() > 0.5 > 0.2 > empty[votes > 34].mean()
    assert (films["budget"] == "0")[votes == 0].mean() > 0.95


def test_few_companies_have_many_films_and_most_have_one() -> None:
    companies = made()["production_companies"].dropna().str.split(", ").explode().value_counts()
    assert companies.iloc[0] > 20
    assert (companies == 1).mean() > 0.5


def test_the_file_is_read_as_the_full_tmdb_set(tmp_path: Path, capsys: Captured) -> None:
    text = write(tmp_path / "made", ROWS).read_text(encoding="utf-8")
    assert text.splitlines()[0].replace('"', "").split(",") == list(COLUMNS)
    found = cleaned(tmp_path, capsys, **{FILE: text})
    assert found.file(FILE)["lacking"] == ["belongs_to_collection"]
    dated = made()["release_date"].notna().sum()
    assert len(found.tables.films) == dated
    keywords = made()["keywords"].dropna().str.split(", ").map(set).map(len).sum()
    assert len(found.tables.film_keywords) == pytest.approx(keywords, rel=0.02)
