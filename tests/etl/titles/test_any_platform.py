"""A platform is what a file says: it reaches every table, the API and the overlaps."""

from pathlib import Path

import pytest

import catalogue
from catalogue.platforms import called
from etl.update.update import update
from queries.platforms import actors, longest, selection, sizes
from tests.etl.folders import Cleaned, cleaned, plant

HEADER = "show_id,type,title,cast,country,date_added,release_year,rating,duration,listed_in"
ROWS = """
s1,Movie,Uno,Ana Gil,Peru,"March 4, 2021",2020,PG,95 min,Drama
s2,TV Show,Dos,Ana Gil,Peru,"March 4, 2021",2020,PG,2 Seasons,Drama
"""
TEXT = HEADER + ROWS
Captured = pytest.CaptureFixture[str]


def made(tmp_path: Path, capsys: Captured, *names: str) -> Cleaned:
    return cleaned(tmp_path, capsys, **dict.fromkeys(names, TEXT))


def test_a_further_platform_answers_like_the_four(tmp_path: Path, capsys: Captured) -> None:
    found = made(tmp_path, capsys, "netflix_titles", "hbo_max_titles", "filmin_titles")
    tables = found.tables
    assert tables.titles["title_id"].tolist() == ["fs1", "fs2", "hbs1", "hbs2", "ns1", "ns2"]
    assert selection.platforms(tables) == ["filmin", "hbo_max", "netflix"]
    assert sizes.count_titles(tables, "HBO Max") == 2
    assert sizes.overlap(tables).loc["hbo_max", "netflix"] == 2
    assert longest.longest(tables, platform="filmin").names == ["uno"]
    assert actors.top_actors(tables, "hbo max", 2020).actors == ("ana gil",)
    shared = sizes.shared_titles(tables)["platforms"].tolist()
    assert shared == ["Filmin, HBO Max, Netflix"] * 2
    assert "hbo_max_titles.csv: ids of hbo_max begin with hb." in found.said


def test_titles_flat_bears_the_same_ids(tmp_path: Path, capsys: Captured) -> None:
    made(tmp_path, capsys, "hulu_titles", "hbo_max_titles")
    flat = (tmp_path / "out/titles_flat.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0].strip('"') for line in flat[1:]] == ["hbs1", "hbs2", "hs1", "hs2"]


def test_scores_and_ratings_find_a_further_platform_s_titles(
    tmp_path: Path, capsys: Captured
) -> None:
    ratings = "userId,rating,timestamp,movieId\n1,4.0,9,hbs1\n2,5.0,9,hbs1\n"
    found = cleaned(tmp_path, capsys, hbo_max_titles=TEXT, platforms__ratings1__1=ratings)
    assert found.tables.titles["score"].tolist()[0] == 4.5


def test_an_update_keeps_the_prefixes_that_are_taken(tmp_path: Path, capsys: Captured) -> None:
    made(tmp_path, capsys, "pluto_titles")
    fresh = plant(tmp_path / "new", paramount_plus_titles=TEXT, pluto_titles=TEXT)
    paths = [fresh / "paramount_plus_titles.csv", fresh / "pluto_titles.csv"]
    catalogue.publish(tmp_path / "out", update(tmp_path / "out", paths, lambda _: None).write)
    titles = catalogue.load(tmp_path / "out").titles
    assert titles["title_id"].tolist() == ["pas1", "pas2", "ps1", "ps2"]


def test_platforms_are_called_by_their_names() -> None:
    names = ("disney", "hbo_max", "apple_tv_plus", "paramount_plus", "filmin")
    assert [called(name) for name in names] == [
        "Disney+",
        "HBO Max",
        "Apple TV+",
        "Paramount+",
        "Filmin",
    ]
