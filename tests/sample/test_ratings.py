"""The sample's simulated ratings: what is in git, and that the script makes it again."""

import csv
import gzip
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
FILES = ("ratings/ratings.csv.gz", "ratings/links.csv.gz", "platforms/ratings/1.csv.gz")


def table(name: str) -> list[dict[str, str]]:
    with gzip.open(SAMPLE / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    pytest.importorskip("bokeh_sampledata")
    monkeypatch.syspath_prepend(str(SAMPLE))
    import make_ratings

    yield make_ratings
    for name in ("make_ratings", "make_films", "snapshot", "facts", "layout"):
        sys.modules.pop(name, None)


def test_the_script_makes_what_is_in_git(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    for name in ("movies_dataset.csv.gz", "platforms/scores.csv"):
        shutil.copy(SAMPLE / name, tmp_path / name)
    script.make(tmp_path)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


def test_ratings_are_half_stars_and_a_user_rates_a_film_once() -> None:
    for name in (FILES[0], FILES[2]):
        ratings = table(name)
        assert {float(row["rating"]) for row in ratings} == {stars / 2 for stars in range(1, 11)}
        assert len({(row["userId"], row["movieId"]) for row in ratings}) == len(ratings)


def test_links_lead_to_films_of_the_sample() -> None:
    films = {row["id"] for row in table("movies_dataset.csv.gz")}
    links = {row["movieId"]: row["tmdbId"] for row in table(FILES[1])}
    assert set(links.values()) <= films
    assert {row["movieId"] for row in table(FILES[0])} <= set(links)


def test_the_ratings_are_labelled_simulated() -> None:
    provenance = json.loads((SAMPLE / "provenance.json").read_text(encoding="utf-8"))
    assert provenance["ratings"]["source"] == "simulated"
