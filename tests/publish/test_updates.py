"""Updates that bring what they should pass the gate without a word: nobody has to accept them."""

import csv
import gzip
import shutil
from pathlib import Path

import pytest

import catalogue
from etl.build import build
from etl.read.files import find
from etl.update.update import update
from publish.gate import losses
from publish.loss import Loss
from tests.etl.update.test_update import Row, quiet, write

ROOT = Path(__file__).parents[2]
REAL = ROOT / "../shared/data"
NEW_IDS = 100_000_000
"""Added to a film's id to make it a new film's."""


@pytest.fixture(
    scope="module",
    params=[
        "sample",
        pytest.param(
            "real",
            marks=[
                pytest.mark.real,
                pytest.mark.skipif(not REAL.exists(), reason="the real files are not there"),
            ],
        ),
    ],
)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Row]]:
    """Return a folder of tables and the raw rows of 2,000 of its films, spread over them all."""
    raw = ROOT / "data/sample" if request.param == "sample" else REAL
    files = find(raw)
    out = tmp_path_factory.mktemp("tidy")
    build(files, out, quiet)
    assert files.films is not None
    opened = gzip.open if files.films.suffix == ".gz" else open
    with opened(files.films, "rt", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["id"].isdigit() and row["release_date"]]
    return out, rows[:: len(rows) // 2000][:2000]


def lost(tidy: Path, *paths: Path) -> list[Loss]:
    """Merge files and return what the gate finds."""
    before = catalogue.load(tidy)
    merged = update(tidy, paths, quiet)
    assert not merged.is_empty
    assert not merged.unusable
    catalogue.publish(tidy, merged.write)
    return losses(before, catalogue.load(tidy))


@pytest.fixture
def tidy(published: tuple[Path, list[Row]], tmp_path: Path) -> Path:
    shutil.copytree(published[0], tmp_path / "tidy", symlinks=True)
    return tmp_path / "tidy"


@pytest.fixture
def rows(published: tuple[Path, list[Row]]) -> list[Row]:
    return [dict(row) for row in published[1]]


def test_one_film(tidy: Path, rows: list[Row], tmp_path: Path) -> None:
    changed = {**rows[0], "title": "Another", "budget": "77", "revenue": "", "genres": "[]"}
    assert lost(tidy, write(tmp_path / "one.csv", [changed], list(changed))) == []


def test_a_thousand_films_half_of_them_new(tidy: Path, rows: list[Row], tmp_path: Path) -> None:
    new = [{**row, "id": str(int(row["id"]) + NEW_IDS)} for row in rows[:500]]
    changed = [{**row, "budget": "77000000", "vote_count": "9"} for row in rows[500:1000]]
    path = write(tmp_path / "thousand.csv", [*new, *changed], list(rows[0]))
    assert lost(tidy, path) == []


def test_a_thousand_films_with_other_titles_and_dates(
    tidy: Path, rows: list[Row], tmp_path: Path
) -> None:
    changed = [
        {"id": row["id"], "title": f"{row['title']} (restored)", "release_date": "1999-12-31"}
        for row in rows[:1000]
    ]
    assert lost(tidy, write(tmp_path / "thousand.csv", changed, list(changed[0]))) == []


@pytest.mark.parametrize("column", ["overview", "tagline", "budget", "runtime"])
def test_a_column_filled_in(tidy: Path, tmp_path: Path, column: str) -> None:
    films = catalogue.load(tidy).films
    unknown = films[films[column].isna()]["film_id"].tolist()
    filled = [{"id": str(i), column: str(1_000_000 + i)} for i in unknown]
    assert lost(tidy, write(tmp_path / "filled.csv", filled, ["id", column])) == []


def test_the_projects_own_table_with_a_hundred_corrections(tidy: Path, tmp_path: Path) -> None:
    with (tidy / "films_flat.csv").open(newline="", encoding="utf-8") as file:
        flat = list(csv.DictReader(file))
    for row in flat[::170]:
        row |= {"budget": "123456789", "tagline": "Corrected by hand", "genres": "Drama"}
    assert lost(tidy, write(tmp_path / "films_flat.csv", flat, list(flat[0]))) == []
