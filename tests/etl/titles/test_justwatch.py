"""Lengths as JustWatch's files tell them: minutes, or seasons where there are any."""

from pathlib import Path

import pytest

from tests.etl.folders import cleaned

ROWS = """
id,title,type,release_year,runtime,seasons,genres,production_countries
a1,Alpha,MOVIE,2019,90,0,['drama'],['US']
a2,Beta,SHOW,2018,45,3,['comedy'],['ES']
a3,Gamma,MOVIE,2017,80,,['drama'],['US']
"""


def test_a_film_of_no_seasons_has_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = cleaned(tmp_path, capsys, netflix_titles=ROWS).tables.titles
    lengths = titles[["duration_int", "duration_type"]].astype("object").to_numpy().tolist()
    assert lengths == [[90, "min"], [3, "season"], [80, "min"]]
