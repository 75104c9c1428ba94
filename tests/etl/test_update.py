"""Updates: by id the newer row wins, twice changes nothing, and it equals a full rebuild."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import catalogue
from catalogue.store import version_folder
from etl.build import build
from etl.files import find
from etl.update import read_tables, update

FIELDS = ["id", "title", "release_date", "budget", "revenue", "genres", "belongs_to_collection"]
Row = dict[str, str]


def quiet(_step: str) -> None:
    pass


def write(path: Path, rows: list[Row], fields: list[str] = FIELDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(rows)
    return path


def publish(folder: Path, out: Path) -> Path:
    return build(find(folder), out, quiet)


def apply(out: Path, *paths: Path) -> Any:
    merged = update(out, paths, quiet)
    if not merged.is_empty:
        catalogue.publish(out, merged.write)
    return merged


def film(number: int, **cells: str) -> Row:
    row = {"id": str(number), "title": f"Film {number}", "release_date": "1995-10-30"}
    return {**dict.fromkeys(FIELDS, ""), **row, **cells}


def names(*values: str) -> str:
    return json.dumps([{"id": i, "name": name} for i, name in enumerate(values)])


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    rows = [film(1, genres=names("Drama", "War"), budget="5"), film(2), film(3)]
    write(tmp_path / "raw/movies_dataset.csv", rows)
    publish(tmp_path / "raw", tmp_path / "out")
    return tmp_path / "out"


def test_new_rows_are_added_and_changed_ones_told_column_by_column(
    tables: Path, tmp_path: Path
) -> None:
    rows = [film(1, genres=names("Comedy"), budget="7"), film(2), film(9), film(4, id="x")]
    merged = apply(tables, write(tmp_path / "new.csv", rows))
    change = merged.changes["films"]
    assert (change.added, change.changed, change.unchanged) == (1, 1, 1)
    assert change.changed_cells == [
        {"id": "1", "column": "budget", "before": "5.0", "after": "7.0"},
        {"id": "1", "column": "genres", "before": "Drama|War", "after": "Comedy"},
    ]
    assert merged.rejected()["no_id"] == 1
    loaded = catalogue.load(tables)
    assert loaded.films["film_id"].tolist() == [1, 2, 3, 9]
    assert loaded.film_genres["genre"].tolist() == ["Comedy"]


def test_the_log_of_changes_is_in_the_report(tables: Path, tmp_path: Path) -> None:
    apply(tables, write(tmp_path / "new.csv", [film(9)]))
    report = json.loads((tables / "quality.json").read_text())
    assert report["changes"]["films"]["added_rows"] == [{"film_id": 9, "title": "Film 9"}]


def test_running_it_twice_changes_nothing(tables: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "new.csv", [film(1, budget="7"), film(9)])
    apply(tables, path)
    version = version_folder(tables)
    assert apply(tables, path).is_empty
    assert version_folder(tables) == version


def test_a_rejected_row_replaces_nothing(tables: Path, tmp_path: Path) -> None:
    merged = apply(tables, write(tmp_path / "new.csv", [film(1, release_date="")]))
    assert merged.is_empty
    assert merged.rejected()["no_release_date"] == 1


def test_of_several_files_the_last_wins(tables: Path, tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{n}.csv", [film(1, title=n)]) for n in ("first", "second")]
    apply(tables, *paths)
    assert catalogue.load(tables).films["title"].iloc[0] == "second"


def test_keywords_stay_when_their_film_changes(tables: Path, tmp_path: Path) -> None:
    words = write(
        tmp_path / "keywords.csv", [{"id": "1", "keywords": names("boat")}], ["id", "keywords"]
    )
    apply(tables, words, write(tmp_path / "new.csv", [film(1, budget="9")]))
    assert catalogue.load(tables).film_keywords["keyword"].tolist() == ["boat"]


def test_a_file_of_no_known_layout_is_one_sentence(tables: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "new.csv", [{"a": "1"}], ["a"])
    with pytest.raises(catalogue.DataError, match="no file to update from"):
        update(tables, [path], quiet)


TITLE = ["show_id", "type", "title", "release_year", "rating", "duration", "cast"]


def title(number: int, **cells: str) -> Row:
    row = {
        "show_id": f"s{number}",
        "type": "Movie",
        "title": f"Film {number}",
        "duration": "90 min",
    }
    return {**dict.fromkeys(TITLE, ""), "release_year": "1995", **row, **cells}


def test_titles_keep_their_scores_and_find_new_films(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    write(raw / "movies_dataset.csv", [film(1)])
    write(raw / "platforms/hulu_titles.csv", [title(2), title(1)], TITLE)
    write(
        raw / "platforms/ratings/1.csv",
        [
            {"userId": "7", "rating": "4", "timestamp": "1", "movieId": "hs2"},
        ],
        ["userId", "rating", "timestamp", "movieId"],
    )
    publish(raw, tmp_path / "out")
    apply(
        tmp_path / "out",
        write(tmp_path / "hulu_new.csv", [title(2, cast="Ann"), title(0)], TITLE),
        write(tmp_path / "films.csv", [film(2)]),
    )
    loaded = catalogue.load(tmp_path / "out")
    assert loaded.titles["title_id"].tolist() == ["hs0", "hs1", "hs2"]
    assert loaded.titles["score"].tolist()[2] == 4
    assert loaded.titles["film_id"].fillna(0).tolist() == [0, 1, 2]
    assert loaded.title_actors["actor"].tolist() == ["Ann"]
    ratings = pd.read_parquet(tmp_path / "out/current/title_ratings.parquet")
    assert ratings["title"].tolist() == [2]


CELL = st.sampled_from(["", "0", "7", "123456"])
NAMES = st.sampled_from(["", "[]", names("Drama"), names("Drama", "War"), names("War", "O'Hara")])
FRANCHISE = st.sampled_from(["", "{'id': 5, 'name': 'A Collection'}", "{'id': 5, 'name': 'B'}"])
FILM = st.builds(
    film,
    st.integers(1, 8),
    budget=CELL,
    revenue=CELL,
    genres=NAMES,
    belongs_to_collection=FRANCHISE,
    release_date=st.sampled_from(["1995-10-30", "2001-01-01"]),
)
FILMS = st.lists(FILM, min_size=1, max_size=6, unique_by=lambda row: row["id"])


@given(old=FILMS, updates=st.lists(FILMS, min_size=1, max_size=2))
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking would publish for minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_an_update_equals_a_full_rebuild(
    tmp_path_factory: pytest.TempPathFactory, old: list[Row], updates: list[list[Row]]
) -> None:
    place = tmp_path_factory.mktemp("rebuild")
    write(place / "raw/movies_dataset.csv", old)
    publish(place / "raw", place / "updated")
    apply(
        place / "updated",
        *(write(place / f"{i}.csv", rows) for i, rows in enumerate(updates)),
    )
    whole = {row["id"]: row for rows in [old, *updates] for row in rows}
    write(place / "whole/movies_dataset.csv", list(whole.values()))
    publish(place / "whole", place / "rebuilt")
    updated = read_tables(version_folder(place / "updated"))
    rebuilt = read_tables(version_folder(place / "rebuilt"))
    assert updated.keys() == rebuilt.keys()
    for name, frame in rebuilt.items():
        pd.testing.assert_frame_equal(updated[name], frame, check_dtype=True, obj=name)
