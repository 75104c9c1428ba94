"""`titles_flat`: a row a row of the sources, as they stand, and what is told of them."""

from pathlib import Path

import pandas as pd
import pytest

from tests.etl.folders import cleaned

Captured = pytest.CaptureFixture[str]
HEADER = "show_id,type,title,date_added,release_year,rating,duration"
ROWS = """
s1,Movie,Alpha,"March 18, 2020",2019,PG,90 min
s2,TV Show,BETA,,2018,,2 Seasons
,Movie,Gamma,,2017,PG,80 min
"""


def test_every_row_stands_in_lower_case_with_its_year_length_and_day(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, netflix_titles=f"{HEADER}{ROWS}")
    flat = pd.read_parquet(found.tables.file("titles_flat.parquet")).set_index("id")
    flat = flat.loc[["ns1", "ns2"]]
    assert flat["title"].tolist() == ["alpha", "beta"]
    assert flat["release_year"].tolist() == [2019, 2018]
    assert flat["rating"].tolist() == ["pg", "g"]
    assert flat["duration_int"].tolist() == [90, 2]
    assert flat["duration_type"].tolist() == ["min", "season"]
    assert flat["date_added"].fillna("").tolist() == ["2020-03-18", ""]


def test_a_row_without_an_id_is_in_no_answer_and_told(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, netflix_titles=f"{HEADER}{ROWS}")
    assert found.tables.titles["title_id"].tolist() == ["ns1", "ns2"]
    assert found.rule("no_show_id") == 1
