"""The films of the sample: layout, facts, provenance."""

import csv
import gzip
import json
from ast import literal_eval
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
LAYOUT = (
    "adult,belongs_to_collection,budget,genres,homepage,id,imdb_id,original_language,"
    "original_title,overview,popularity,poster_path,production_companies,production_countries,"
    "release_date,revenue,runtime,spoken_languages,status,tagline,title,video,vote_average,"
    "vote_count"
)
Rows = list[dict[str, str]]
OURS = 1_000_000_000
"""Numbers above it were given here."""
WRITTEN = ("films_2015_2025.jsonl", "films_before_2015.jsonl")
"""The films written by hand."""


def table(name: str) -> Rows:
    with gzip.open(SAMPLE / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(name: str) -> Rows:
    with (SAMPLE / "facts" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told_in(name: str) -> list[str]:
    return (SAMPLE / "facts" / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def films() -> Rows:
    return table("movies_dataset.csv.gz")


def test_columns_are_those_of_the_layout_and_the_precision(films: Rows) -> None:
    assert list(films[0]) == [*LAYOUT.split(","), "date_precision"]


def test_a_film_stands_once(films: Rows) -> None:
    assert len({film["id"] for film in films}) == len(films)
    numbered = [film["imdb_id"] for film in films if film["imdb_id"]]
    assert len(set(numbered)) == len(numbered)


def test_the_films_written_by_hand_have_numbers_of_their_own_and_are_all_since_2015(
    films: Rows,
) -> None:
    lines = [line for name in WRITTEN for line in told_in(name)]
    written = {(told["title"], told["date"][:4]) for told in map(json.loads, lines)}
    ours = [film for film in films if int(film["id"]) > OURS]
    assert {(film["title"], film["release_date"][:4]) for film in ours} == written
    assert len(ours) == len(lines)
    assert len(films) - len(ours) == 17_469  # of the snapshot, less one that we know better
    assert max(film["release_date"] for film in films if int(film["id"]) < OURS) < "2015-01-02"


def test_nested_columns_are_literals(films: Rows) -> None:
    nested = ("genres", "production_companies", "production_countries", "spoken_languages")
    for film in films[::50]:
        assert all(entry["name"] for column in nested for entry in literal_eval(film[column]))


def test_the_precision_of_a_date_agrees_with_the_date(films: Rows) -> None:
    ends = {"year": "-01-01", "month": "-01"}
    assert all(f["release_date"].endswith(ends.get(f["date_precision"], "")) for f in films)
    firsts = {
        film["imdb_id"]
        for film in films
        if film["date_precision"] == "day" and film["release_date"].endswith("-01")
    }
    known = {row["imdb_id"] for row in facts("descriptions.csv") if row["date"].endswith("-01")}
    lines = [line for name in WRITTEN for line in told_in(name)]
    recent = {told["imdb_id"] or "" for told in map(json.loads, lines) if len(told["date"]) > 4}
    assert firsts <= known | recent  # only who wrote a day knows that it was a first


def test_credits_name_films_of_the_sample(films: Rows) -> None:
    people = table("credits.csv.gz")
    assert {row["id"] for row in people} <= {film["id"] for film in films}
    assert max(len(literal_eval(row["cast"])) for row in people) == 10


def test_provenance_names_source_and_licence() -> None:
    provenance = json.loads((SAMPLE / "provenance.json").read_text(encoding="utf-8"))
    assert provenance["sample"] is True
    assert "Wikidata" in provenance["films"]["source"]
    assert provenance["films"]["licence"] == "CC0-1.0"


def test_enough_well_known_films_have_facts_by_hand() -> None:
    budgets, franchises = facts("budgets.csv"), facts("franchises.csv")
    assert len(budgets) >= 400
    known = [int(row[sum_]) for row in budgets for sum_ in ("budget", "revenue") if row[sum_]]
    assert min(known) >= 1000
    assert all(row["budget"] or row["revenue"] for row in budgets)
    assert len(franchises) >= 400
    assert all(row["franchise"].endswith(" Collection") for row in franchises)


def test_money_is_known_of_many_films_and_of_many_in_spanish(films: Rows) -> None:
    known = [film for film in films if film["budget"] != "0" or film["revenue"] != "0"]
    assert sum(film["budget"] != "0" and film["revenue"] != "0" for film in known) >= 1_500
    assert sum(film["original_language"] == "es" for film in known) >= 150


def test_enough_films_have_an_overview_of_their_own(films: Rows) -> None:
    overviews = [film["overview"] for film in films if film["overview"]]
    assert len(overviews) == len(set(overviews)) >= 2_100
    assert all(15 <= len(text.split()) <= 70 and text.endswith((".", "?")) for text in overviews)


def test_every_description_stands_in_its_film(films: Rows) -> None:
    found = {film["imdb_id"]: film for film in films}
    themes = {row["id"]: row["keywords"] for row in table("keywords.csv.gz")}
    for row in facts("descriptions.csv"):
        film = found[row["imdb_id"]]
        assert film["overview"] == row["overview"]
        told = [theme["name"] for theme in literal_eval(themes[film["id"]])]
        assert told == row["themes"].split("|")
        if row["date"][:4] == film["release_date"][:4]:
            assert film["date_precision"] == "day"
        for money in ("budget", "revenue"):
            assert film[money] != "0" or not row[money]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("budgets.csv", "budget"),
        ("budgets.csv", "revenue"),
        ("franchises.csv", "franchise"),
    ],
)
def test_every_fact_stands_in_its_film(films: Rows, name: str, column: str) -> None:
    column_of_layout = {"franchise": "belongs_to_collection"}.get(column, column)
    found = {(f["title"], f["release_date"][:4]): f[column_of_layout] for f in films}
    for row in facts(name):
        value = found[row["title"], row["year"]]
        told = literal_eval(value)["name"] if column == "franchise" else value
        assert told == row[column] or not row[column]
