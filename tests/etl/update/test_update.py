"""Updates: by id the newer row wins, twice changes nothing, and it equals a full rebuild."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

import catalogue
from catalogue.quality import ChangedCell
from catalogue.store import version_folder
from etl.build import build
from etl.read.files import find
from etl.update.update import read_tables, update

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
        ChangedCell(id="1", column="budget", before="5.0", after="7.0"),
        ChangedCell(id="1", column="genres", before="Drama|War", after="Comedy"),
    ]
    assert merged.rejected()["no_id"] == 1
    loaded = catalogue.load(tables)
    assert loaded.films["film_id"].tolist() == [1, 2, 3, 9]
    assert loaded.film_genres["genre"].tolist() == ["Comedy"]


def test_the_log_of_changes_is_in_the_report(tables: Path, tmp_path: Path) -> None:
    apply(tables, write(tmp_path / "new.csv", [film(9)]))
    report = json.loads((version_folder(tables) / "quality.json").read_text())
    assert report["changes"]["films"]["added_rows"] == [{"film_id": 9, "title": "Film 9"}]


@pytest.mark.parametrize("text", ['{"rules": []}', '{"format": 1, "rules": [{}]}', "{torn"])
def test_a_report_that_cannot_be_read_is_refused_with_what_makes_it_anew(
    tables: Path, tmp_path: Path, text: str
) -> None:
    (version_folder(tables) / "quality.json").write_text(text)
    with pytest.raises(catalogue.DataError, match="python -m publish"):
        apply(tables, write(tmp_path / "new.csv", [film(9)]))


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
    ratings = pd.read_parquet(version_folder(tmp_path / "out") / "title_ratings.parquet")
    assert ratings["title"].tolist() == [2]


def test_the_films_torn_or_undated_stay_told_until_a_file_dates_them(
    tables: Path, tmp_path: Path
) -> None:
    rows = [film(1), film(5, release_date=""), film(6, release_date="")]
    write(tmp_path / "raw/movies_dataset.csv", rows)
    publish(tmp_path / "raw", tables)
    apply(tables, write(tmp_path / "new.csv", [film(5), film(7, release_date="")]))
    report = json.loads((version_folder(tables) / "quality.json").read_text())
    assert sorted(row["film_id"] for row in report["undated"]) == [6, 7]
    counts = {rule["name"]: rule["count"] for rule in report["rules"]}
    assert counts["no_release_date"] == 2
    assert counts["unknown_budget"] == 2, "films 1 and 5, each once"


def test_a_rejected_row_is_told_with_its_reason(tables: Path, tmp_path: Path) -> None:
    apply(tables, write(tmp_path / "new.csv", [film(9), film(4, id="x"), film(1, budget="-3")]))
    report = json.loads((version_folder(tables) / "quality.json").read_text())
    (found,) = report["rejected"]
    assert (found["name"], found["count"]) == ("no_id", 1)
    assert found["reason"] == "The row's id is not a number."
    assert found["rows"][0]["line"] == 3


def test_the_order_in_which_files_are_named_does_not_part_a_film_from_its_keywords(
    tables: Path, tmp_path: Path
) -> None:
    words = [{"id": "9", "keywords": names("boat")}]
    apply(
        tables,
        write(tmp_path / "keywords.csv", words, ["id", "keywords"]),
        write(tmp_path / "new.csv", [film(9)]),
    )
    assert catalogue.load(tables).film_keywords["keyword"].tolist() == ["boat"]


def test_a_shorter_list_is_a_change_of_its_film(tables: Path, tmp_path: Path) -> None:
    fields = ["id", "keywords"]
    apply(tables, write(tmp_path / "a.csv", [{"id": "1", "keywords": names("a", "b")}], fields))
    merged = apply(tables, write(tmp_path / "b.csv", [{"id": "1", "keywords": names("b")}], fields))
    assert merged.changes["film_keywords"].changed_cells == [
        ChangedCell(id="1", column="keywords", before="a|b", after="b")
    ]


RATING = ["userId", "movieId", "rating", "timestamp"]


def rating(user: int, movie: int | str, stars: float, time: int = 1) -> Row:
    return dict(zip(RATING, map(str, (user, movie, stars, time)), strict=True))


def test_what_waited_for_a_film_comes_with_it(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write(raw / "movies_dataset.csv", [film(1), film(2, release_date="")])
    write(raw / "keywords.csv", [{"id": "2", "keywords": names("boat")}], ["id", "keywords"])
    write(raw / "ratings.csv", [rating(7, 11, 4), rating(7, 12, 5)], RATING)
    links = [{"movieId": "11", "tmdbId": "1"}, {"movieId": "12", "tmdbId": "2"}]
    write(raw / "links.csv", links, ["movieId", "tmdbId"])
    publish(raw, out)
    assert len(catalogue.load(out).film_ratings) == 1
    merged = apply(out, write(tmp_path / "new.csv", [film(2)]))
    assert merged.changes["film_ratings"].added == 1
    write(raw / "movies_dataset.csv", [film(1), film(2)])
    publish(raw, tmp_path / "rebuilt")
    assert same(out, tmp_path / "rebuilt")


def test_scores_of_a_file_replace_those_of_before_and_wait_for_titles(tmp_path: Path) -> None:
    raw, out, fields = tmp_path / "raw", tmp_path / "out", ["id", "score"]
    write(raw / "hulu_titles.csv", [title(1), title(2)], TITLE)
    write(raw / "scores.csv", [{"id": f"hs{i}", "score": "2"} for i in (1, 2)], fields)
    publish(raw, out)
    new = [{"id": "hs1", "score": "4"}, {"id": "hs9", "score": "5"}]
    apply(out, write(tmp_path / "scores.csv", new, fields))
    assert catalogue.load(out).titles["score"].tolist() == [4, 2]
    apply(out, write(tmp_path / "hulu.csv", [title(9)], TITLE))
    assert catalogue.load(out).titles["score"].tolist() == [4, 2, 5]


def test_a_rejected_row_of_a_platform_is_in_the_flat_table_once(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write(raw / "hulu_titles.csv", [title(1)], TITLE)
    publish(raw, out)
    rows = [title(1, release_year=""), title(2, release_year=""), title(3, show_id="")]
    path = write(tmp_path / "hulu.csv", rows, TITLE)
    apply(out, path)
    flat = read_tables(version_folder(out))["titles_flat"]
    assert flat["id"].fillna("").tolist() == ["hs1", "hs2", ""]
    assert flat["release_year"].fillna(0).tolist() == [1995, 0, 1995]
    assert apply(out, path).is_empty


STARS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 3), st.sampled_from([0.5, 3, 4.5, 5])),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],
)


@given(old=STARS, new=STARS)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_new_ratings_of_titles_equal_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory,
    old: list[tuple[int, int, float]],
    new: list[tuple[int, int, float]],
) -> None:
    place = tmp_path_factory.mktemp("stars")
    rows = [title(number) for number in range(4)]
    whole = {row[:2]: row for row in [*old, *new]}
    for name, stars in (("base", old), ("whole", list(whole.values()))):
        write(place / name / "platforms/hulu_titles.csv", rows, TITLE)
        given = [rating(user, f"hs{number}", value) for user, number, value in stars]
        write(place / name / "platforms/ratings/1.csv", given, RATING)
        publish(place / name, place / f"{name}-out")
    given = [rating(user, f"hs{number}", value) for user, number, value in new]
    out, path = place / "base-out", write(place / "new.csv", given, RATING)
    merged = apply(out, path)
    log = merged.changes["title_ratings"]
    known = {row[:2]: row for row in old}
    assert log.added == len({row[:2] for row in new} - known.keys())
    assert log.unchanged == len(set(new) & set(old))
    assert apply(out, path).is_empty
    updated, rebuilt = (catalogue.load(folder).titles for folder in (out, place / "whole-out"))
    pd.testing.assert_frame_equal(updated, rebuilt)  # floats may differ in their last digit
    files = [
        version_folder(folder) / "title_ratings.parquet" for folder in (out, place / "whole-out")
    ]
    pd.testing.assert_frame_equal(*map(pd.read_parquet, files))


def test_ratings_do_not_mix_with_ready_scores(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write(raw / "hulu_titles.csv", [title(1)], TITLE)
    write(raw / "scores.csv", [{"id": "hs1", "score": "2"}], ["id", "score"])
    publish(raw, out)
    with pytest.raises(catalogue.DataError, match="ready means"):
        apply(out, write(tmp_path / "new.csv", [rating(1, "hs1", 4)], RATING))


def test_damaged_tables_are_not_merged_into(tables: Path, tmp_path: Path) -> None:
    path = version_folder(tables) / "films.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(catalogue.DataError, match="damaged"):
        apply(tables, write(tmp_path / "new.csv", [film(9)]))


def same(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same tables, to the byte."""
    first, second = (catalogue.load(folder).manifest for folder in (one, other))
    return (first.identity, first.rows) == (second.identity, second.rows)


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


@example(old=[film(1, genres=names("Drama"))], updates=[[film(1)]])  # a table loses its last row
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
    assert same(place / "updated", place / "rebuilt")
