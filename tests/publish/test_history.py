"""What `--list` says of each version: rows, what came, changed cells, what was accepted."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue.store import read_manifest, version_folder, write_manifest
from publish import cells as made
from publish import history
from publish.pairs import pairs
from queries.data import cells
from tests.planted import catalogue
from tests.versions import published

FILMS = "film_id,title,date\n1,Alpha,1999-01-02"
MOVED = "film_id,title,date\n1,Alpha,2001-03-04"
RATED = "user_id,film_id,rating,time\n7,1,4,1"


def loss(column: str) -> dict[str, str]:
    return {"column": column, "measure": "rows", "before": "2", "after": "1", "rule": ""}


def test_a_version_tells_its_films_cells_and_what_was_accepted_of_it_alone(tmp_path: Path) -> None:
    published(tmp_path, 2)
    version = version_folder(tmp_path)
    manifest = read_manifest(version)
    own = [loss("films.budget"), loss("films.budget"), loss("titles")]
    accepted = [
        {"identity": "another", "built": "", "losses": [loss("film_ratings")]},
        {"identity": manifest.identity, "built": "", "losses": own},
    ]
    write_manifest(version, replace(manifest, accepted=accepted))
    before, after = catalogue(films=FILMS), catalogue(films=MOVED)
    cells.write(made.cells(before, after, list(pairs(before, after)), []), version)
    headings, present, earlier = history.listed(tmp_path).splitlines()
    assert headings.split()[:3] == ["version", "built", "films"]
    assert present.startswith(f"*  {manifest.identity}")
    assert present.endswith("+1 films, 1 cell, accepted: films.budget, titles")
    assert earlier.endswith("  -")


def test_a_day_is_told_without_an_hour_and_what_follows_from_it_not_at_all() -> None:
    before, after = catalogue(films=FILMS), catalogue(films=MOVED)
    (row,) = made.cells(before, after, list(pairs(before, after)), []).itertuples()
    assert (row.column, row.before, row.after) == ("date", "1999-01-02", "2001-03-04")
    assert pd.isna(row.file)


def test_where_nothing_changed_there_are_no_rows_of_the_same_columns() -> None:
    same = catalogue(films=FILMS)
    found = made.cells(same, same, list(pairs(same, same)), [])
    assert found.empty
    assert list(found) == list(cells.COLUMNS)


@pytest.mark.parametrize(("most", "told"), [(0, 0), (1, 1)])
def test_of_more_ratings_than_are_compared_one_by_one_none_are_told(
    monkeypatch: pytest.MonkeyPatch, most: int, told: int
) -> None:
    monkeypatch.setattr(made, "LARGEST", most)
    before, after = catalogue(films=FILMS), catalogue(films=FILMS, film_ratings=RATED)
    found = made.cells(before, after, list(pairs(before, after)), [])
    assert found["table"].tolist() == ["film_ratings"] * told
