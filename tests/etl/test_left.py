"""A file of which no row is left replaces no good tables."""

from pathlib import Path

import pytest

import catalogue
from etl.__main__ import main
from etl.update.update import update
from tests.etl.test_bad_input import GOOD, OTHER, write
from tests.etl.update.test_update import quiet, title
from tests.etl.update.test_update import write as write_rows

UNDATED = ["3,Gamma,some day,1,2,,,7,x", "4,Delta,another,1,2,,,7,x"]


def run(raw: Path, out: Path) -> int:
    return main(["--raw", str(raw), "--out", str(out), "--quiet"])


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    assert run(write(tmp_path / "good", GOOD, OTHER), tmp_path / "out") == 0
    return tmp_path / "out"


def test_a_file_without_any_film_left_is_one_sentence_and_the_tables_stay(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue.load(tables).folder
    assert run(write(tmp_path / "raw", *UNDATED), tables) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "gives no films of 2 rows (2 by no_release_date:" in said
    assert "line 2, 'some day')" in said
    assert catalogue.load(tables).folder == before


def test_nearly_no_film_of_many_rows_is_as_little(tables: Path, tmp_path: Path) -> None:
    rows = [f"{i},Film {i},some day,1,2,,,7,x" for i in range(10, 50)]
    assert run(write(tmp_path / "raw", GOOD, *rows), tables) == 1
    assert run(write(tmp_path / "raw", GOOD, *rows[:5]), tables) == 0


def test_a_platform_without_any_title_left_is_refused(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write(tmp_path / "raw", GOOD, OTHER)
    fields = list(title(1))
    write_rows(raw / "hulu_titles.csv", [title(1)], fields)
    write_rows(raw / "netflix_titles.csv", [title(1, release_year="soon")], fields)
    assert run(raw, tables) == 1
    assert "netflix_titles.csv gives no titles of 1 rows" in capsys.readouterr().err


def test_an_update_says_which_of_its_files_give_nothing(tables: Path, tmp_path: Path) -> None:
    rows = write(tmp_path / "new", *UNDATED) / "movies_dataset.csv"
    (said,) = update(tables, [rows], quiet).unusable
    assert "no films of 2 rows" in said
