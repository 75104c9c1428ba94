"""The films' table: what a mean vote may be."""

from pathlib import Path

import pytest

from tests.etl.folders import cleaned


def test_a_mean_vote_is_of_ten_and_more_is_unknown_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = ["6.5", "10", "10.0000001", "85"]
    rows = "".join(f"{i},Film {i},1999-01-0{i},{cell}\n" for i, cell in enumerate(cells, 1))
    header = "id,title,release_date,vote_average\n"
    found = cleaned(tmp_path, capsys, movies_dataset=header + rows)
    votes = found.tables.films["vote_average"]
    assert votes[:3].tolist() == [6.5, 10, 10]
    assert votes[3:].isna().all()


def test_a_country_or_language_of_which_one_side_is_told_gets_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [
        "[{'iso_3166_1': 'ES'}]",
        "[{'name': 'Spain'}]",
        "[{'iso_3166_1': 'ES', 'name': 'Spain'}]",
    ]
    rows = "".join(f'{i},Film {i},1999-01-0{i},"{cell}"\n' for i, cell in enumerate(cells, 1))
    header = "id,title,release_date,production_countries\n"
    found = cleaned(tmp_path, capsys, movies_dataset=header + rows)
    countries = found.tables.film_countries[["country_code", "country"]].astype("str")
    assert countries.to_numpy().tolist() == [["ES", "Spain"]] * 3
