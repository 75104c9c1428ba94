"""What the sample's films are like, where a reader once laughed."""

import csv
from pathlib import Path

import catalogue
from models.similar import load

DATA = Path(__file__).resolve().parents[2] / "data"
FIRST = 5
AMELIE = "tt0211915"


def themes() -> dict[str, set[str]]:
    """Return the themes of the films up to 2014 that have some, by number at IMDb."""
    path = DATA / "sample/facts/descriptions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["imdb_id"]: set(row["themes"].split("|")) for row in csv.DictReader(file)}


def test_amelie_is_answered_by_films_that_share_more_than_their_genre() -> None:
    tables = catalogue.load(DATA / "sample/tidy")
    numbers, told = tables.films["imdb_id"].tolist(), themes()
    found = load(tables).recommend(numbers.index(AMELIE), FIRST)
    assert len(found) == FIRST
    for answer in found:
        shared = told.get(numbers[answer.item], set()) & told[AMELIE]
        assert shared - {"romantic comedy"}, tables.films["title"].iloc[answer.item]
