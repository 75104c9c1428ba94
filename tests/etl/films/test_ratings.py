"""Ratings of films: what is wrong in the file, planted, and what is left of it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from catalogue import DataError, load
from etl.build import build
from etl.films.ratings import by_title, in_parts, raw_ratings
from etl.read.files import find
from etl.report import Report

FILMS = """
id,title,release_date
862,Toy Story,1995-10-30
8844,Jumanji,1995-12-15
31,Undated,
"""
LINKS = """
movieId,imdbId,tmdbId
1,0114709,862
2,0113497,8844
3,0113228,31
4,0114885,
5,0114709,862
"""
HEADER = "userId,movieId,rating,timestamp"


def made(folder: Path, ratings: str, links: str | None = LINKS) -> pd.DataFrame:
    """Return film_ratings of the planted files."""
    (folder / "raw/ratings").mkdir(parents=True)
    _write(folder / "raw/movies_dataset.csv", FILMS)
    _write(folder / "raw/ratings/ratings.csv", f"{HEADER}\n{ratings.strip()}")
    if links:
        _write(folder / "raw/ratings/links.csv", links)
    build(find(folder / "raw"), folder / "tidy", lambda _: None)
    return load(folder / "tidy").film_ratings


def _write(path: Path, text: str) -> None:
    lines = [line.strip() for line in text.strip().splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def counts(folder: Path) -> dict[str, int]:
    report = json.loads((folder / "tidy/current/quality.json").read_text())
    found = {rule["name"]: rule["count"] for rule in report["rules"]}
    return {name: found[name] for name in found if "rating" in name and found[name]}


def test_a_rating_takes_the_films_tmdb_number(tmp_path: Path) -> None:
    found = made(tmp_path, "7,1,4.5,100\n3,2,1.0,200")
    rows = found[["user_id", "film_id", "rating", "time"]].to_numpy().tolist()
    assert rows == [[3, 8844, 1.0, 200], [7, 862, 4.5, 100]]
    assert counts(tmp_path) == {}


def test_of_repeated_ratings_the_latest_counts_under_whatever_number(tmp_path: Path) -> None:
    found = made(tmp_path, "7,1,4.5,300\n7,1,2.0,100\n7,5,3.0,200")
    assert found["rating"].tolist() == [4.5]
    assert counts(tmp_path) == {"repeated_film_rating": 2}


def test_ratings_without_a_link_or_a_dated_film_are_counted_and_left_out(tmp_path: Path) -> None:
    found = made(tmp_path, "7,4,4.5,1\n7,3,4.5,1\n7,99,4.5,1\n7,1,4,1")
    assert found["film_id"].tolist() == [862]
    assert counts(tmp_path) == {"rating_without_link": 2, "rating_without_film": 1}


@pytest.mark.parametrize("bad", ["x,1,4,1", "7,1,6,1", "7,1,-1,1", "7,,4,1", "7,1,,1", "-7,1,4,1"])
def test_what_is_no_rating_is_counted_and_left_out(tmp_path: Path, bad: str) -> None:
    found = made(tmp_path, f"8,1,4,1\n{bad}")
    assert found["user_id"].tolist() == [8]
    assert counts(tmp_path) == {"bad_film_rating": 1}


def test_a_rating_without_a_time_is_kept(tmp_path: Path) -> None:
    assert made(tmp_path, "8,1,4,")["time"].tolist() == [0]


def test_ratings_without_links_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"needs the links\.csv"):
        made(tmp_path, "8,1,4,1", links=None)


def test_a_title_without_a_year_names_no_film() -> None:
    films = pd.DataFrame(
        {"film_id": [862], "year": [1995], "title_key": ["toy story"], "original_title": [None]}
    )
    found = by_title(pd.Series(["Toy Story (1995)", "Toy Story", None, "Toy Story (1990)"]), films)
    assert found.fillna(0).tolist() == [862, 0, 0, 0]


@pytest.mark.parametrize("odd", ["", "3,30,x,7\n"])
def test_every_way_to_read_ratings_counts_the_file_and_tells_its_lines(
    tmp_path: Path, odd: str
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(f"userId,movieId,rating,timestamp,more\n1,10,4,5,x\n2,20,3.5,6,y\n{odd}")
    whole, parted = Report(), Report()
    rows = raw_ratings(path, whole)
    parts = pd.concat(in_parts(path, parted), ignore_index=True)
    assert rows["line"].tolist() == parts["line"].tolist() == list(range(2, 2 + len(rows)))
    for report in (whole, parted):
        (source,) = report.sources
        assert (source.name, source.rows) == ("ratings.csv", 3 if odd else 2)
        assert source.unread == ("more",)
