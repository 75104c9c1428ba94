"""What was written by hand: whole, plausible, in the words agreed on."""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FACTS = DATA / "sample/facts"
LEAST_MONEY = 1_000
"""US dollars; below stand slips."""
PLATFORMS = sorted((DATA / "sample/platforms").glob("*_titles.csv"))
LAYOUT = [
    *("show_id", "type", "title", "director", "cast", "country", "date_added", "release_year"),
    *("rating", "duration", "listed_in", "description"),
]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def told_in(name: str) -> list[dict[str, Any]]:
    text = (FACTS / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def recent() -> list[dict[str, Any]]:
    return told_in("films_2015_2025.jsonl")


def spanish() -> dict[str, str]:
    """Return the Spanish overviews by number at IMDb, else by title and year."""
    every = rows(DATA / "names/overviews.csv")
    found = {row["imdb_id"] or row["title"] + row["year"]: row["es"] for row in every}
    assert len(found) == len(every)
    return found


def themes() -> set[str]:
    return {row["theme"] for row in rows(FACTS / "themes.csv")}


def test_every_theme_has_its_spanish_and_stands_once() -> None:
    every = rows(FACTS / "themes.csv")
    assert len({row["theme"] for row in every}) == len(every) == 420
    assert all(row["es"] and row["kind"] for row in every)


def test_films_are_described_in_both_languages_by_known_themes() -> None:
    every, known, told_es = rows(FACTS / "descriptions.csv"), themes(), spanish()
    assert len({row["imdb_id"] for row in every}) == len(every) >= 1_500
    for row in every:
        assert re.fullmatch(r"tt\d{7,8}", row["imdb_id"]), row
        told = row["themes"].split("|")
        assert set(told) <= known, row["title"]
        assert 5 <= len(told) <= 8, row["title"]
        for overview in (row["overview"], told_es[row["imdb_id"]]):
            assert 15 <= len(overview.split()) <= 70, (row["title"], overview)
        assert row["overview"] != told_es[row["imdb_id"]]


def test_days_and_money_are_plausible() -> None:
    for row in rows(FACTS / "descriptions.csv"):
        if row["date"]:
            assert abs(date.fromisoformat(row["date"]).year - int(row["year"])) <= 3, row["title"]
        for sum_ in filter(None, (row["budget"], row["revenue"])):
            assert LEAST_MONEY <= int(sum_) < 4_000_000_000, row["title"]


def test_recent_films_are_whole_and_plausible() -> None:
    every, known, told_es = recent(), themes(), spanish()
    assert len({(film["title"], film["date"][:4]) for film in every}) == len(every) >= 600
    numbers = [film["imdb_id"] for film in every if film["imdb_id"]]
    assert len(set(numbers)) == len(numbers)
    for film in every:
        assert 2014 <= int(film["date"][:4]) <= 2025, film["title"]
        assert set(film["themes"]) <= known, film["title"]
        assert film["overview_en"], film["title"]
        assert told_es[film["imdb_id"] or film["title"] + film["date"][:4]], film["title"]
        assert all(re.fullmatch("[A-Z]{2}", code) for code in film["countries"]), film["title"]
        for sum_ in filter(None, (film["budget"], film["revenue"])):
            assert LEAST_MONEY <= sum_ < 4_000_000_000, film["title"]


def test_six_hundred_recent_films_are_known_in_every_field() -> None:
    told_es = spanish()
    named = {row["imdb_id"]: row for row in rows(DATA / "names/films.csv")}

    def whole(film: dict[str, Any]) -> bool:
        released = named.get(film["imdb_id"], {})
        titles = (film["es_ES"], film["es_MX"], released.get("es-ES"), released.get("es-MX"))
        return bool(
            film["overview_en"]
            and told_es[film["imdb_id"] or film["title"] + film["date"][:4]]
            and 5 <= len(film["themes"]) <= 8
            and len(film["date"]) == len("2015-01-01")
            and any(titles)
            and film["directors"]
            and len(film["cast"]) >= 5
        )

    known = [film["title"] for film in recent() if film["date"] >= "2015" and whole(film)]
    assert len(known) >= 600


def test_older_films_written_by_hand_are_whole_and_plausible() -> None:
    every, known, told_es = told_in("films_before_2015.jsonl"), themes(), spanish()
    assert len({(film["title"], film["date"][:4]) for film in every}) == len(every) >= 30
    for film in every:
        assert film["date"] < "2015", film["title"]
        assert 5 <= len(film["themes"]) <= 8, film["title"]
        assert set(film["themes"]) <= known, film["title"]
        assert film["overview_en"], film["title"]
        assert told_es[film["imdb_id"] or film["title"] + film["date"][:4]], film["title"]
        for sum_ in filter(None, (film["budget"], film["revenue"])):
            assert LEAST_MONEY <= sum_ < 4_000_000_000, film["title"]


@pytest.mark.parametrize("path", PLATFORMS, ids=lambda path: path.stem)
def test_platform_titles_have_the_layout_of_the_real_files(path: Path) -> None:
    every = rows(path)
    assert list(every[0]) == LAYOUT
    assert len({row["show_id"] for row in every}) == len(every)
    for row in every:
        assert row["type"] in {"Movie", "TV Show"}, row["title"]
        assert 1900 < int(row["release_year"]) < 2026, row["title"]
        unit = "min" if row["type"] == "Movie" else "Season"
        assert not row["duration"] or unit in row["duration"], row["title"]


def test_pairs_are_judged_once_and_by_enough_eyes() -> None:
    every = rows(DATA / "judgements/pairs.csv")
    pairs = {
        frozenset([(row["title_1"], row["year_1"]), (row["title_2"], row["year_2"])])
        for row in every
    }
    assert len(pairs) == len(every) == 1_500
    assert all(len(pair) == 2 for pair in pairs)
    assert {row["alike"] for row in every} == {"yes", "no"}
    assert {row["passes"] for row in every} == {"2", "3"}
    asked = {(row["title_1"], row["year_1"]) for row in every}
    assert len(asked) >= 290
