"""Updates by a part of the columns, or by the own flat tables gone through other hands."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import catalogue
from catalogue.store import version_folder
from etl.update.update import update
from tests.etl.update.test_update import (
    CELL,
    FILM,
    NAMES,
    Row,
    apply,
    film,
    names,
    publish,
    quiet,
    same,
    title,
    write,
)

SLOW = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking would publish for minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
COLUMNS = ["title", "release_date", "budget", "revenue", "genres", "belongs_to_collection"]
MORE = {
    "overview": st.sampled_from(["", "A house.", "Two\nlines"]),
    "original_title": st.sampled_from(["", "Uno"]),
    "original_language": st.sampled_from(["", "es"]),
    "vote_count": st.sampled_from(["", "7"]),
    "popularity": st.sampled_from(["", "21.946943"]),
    "poster_path": st.sampled_from(["", "/x.jpg"]),
    "runtime": CELL,
    "production_companies": NAMES,
    "production_countries": st.sampled_from(
        ["", "[{'iso_3166_1': 'IT', 'name': 'Italy'}, {'iso_3166_1': 'ES', 'name': 'Spain'}]"]
    ),
    "date_precision": st.sampled_from(["", "day", "year"]),
}
WIDE = st.builds(lambda row, more: {**row, **more}, FILM, st.fixed_dictionaries(MORE))
WIDE_FILMS = st.lists(WIDE, min_size=2, max_size=6, unique_by=lambda row: row["id"])
FIELDS = ["id", *COLUMNS, *MORE]


@given(old=WIDE_FILMS, new=WIDE_FILMS, kept=st.sets(st.sampled_from([*COLUMNS, *MORE]), min_size=1))
@SLOW
def test_any_columns_of_films_equal_a_rebuild_from_the_rows_filled_in(
    tmp_path_factory: pytest.TempPathFactory, old: list[Row], new: list[Row], kept: set[str]
) -> None:
    place = tmp_path_factory.mktemp("films")
    fields = ["id", *sorted(kept)]
    write(place / "raw/movies_dataset.csv", old, FIELDS)
    publish(place / "raw", place / "updated")
    cut = [{name: row[name] for name in fields} for row in new]
    apply(place / "updated", write(place / "new.csv", cut, fields))
    whole = filled_in(old, cut, "id", {"title", "release_date"} <= kept)
    write(place / "whole/movies_dataset.csv", whole, FIELDS)
    publish(place / "whole", place / "rebuilt")
    assert same(place / "updated", place / "rebuilt")


def filled_in(old: list[Row], new: list[Row], key: str, takes_new: bool) -> list[Row]:
    """Return the rows that a file leaves when it says what it says and no more."""
    rows = {row[key]: row for row in old}
    blank = dict.fromkeys(old[0], "")
    for row in new:
        if row[key] in rows or takes_new:
            before = rows.get(row[key], blank)
            if row.get("release_date", "") not in ("", before.get("release_date")):
                before = {**before, "date_precision": ""}  # it was the other date's
            rows[row[key]] = {**before, **row}
    return list(rows.values())


TITLE_CELLS = {
    "type": st.sampled_from(["Movie", "TV Show"]),
    "rating": st.sampled_from(["", "PG", "TV-14", "74 min"]),
    "duration": st.sampled_from(["", "90 min", "2 Seasons", "0 min"]),
    "cast": st.sampled_from(["", "Ann Lee", "Ann Lee, Bo", "1, Bo"]),
    "country": st.sampled_from(["", "Spain", "Spain, Italy"]),
    "listed_in": st.sampled_from(["", "Drama", "Arts, Entertainment, and Culture, Drama"]),
    "director": st.sampled_from(["", "Ana Gil"]),
    "date_added": st.sampled_from(["", "March 4, 2021", "2021-05-09"]),
    "description": st.sampled_from(["", "A Lighthouse."]),
    "title": st.sampled_from(["El Faro", "Norte", "10 hours of rain for sleep"]),
    "release_year": st.sampled_from(["1995", "2021"]),
}
TITLES = st.lists(
    st.builds(
        lambda number, cells: {"show_id": f"s{number}", **cells},
        st.integers(1, 6),
        st.fixed_dictionaries(TITLE_CELLS),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda row: row["show_id"],
)


@given(old=TITLES, new=TITLES, kept=st.sets(st.sampled_from(list(TITLE_CELLS)), min_size=1))
@SLOW
def test_any_columns_of_titles_equal_a_rebuild_from_the_rows_filled_in(
    tmp_path_factory: pytest.TempPathFactory, old: list[Row], new: list[Row], kept: set[str]
) -> None:
    place = tmp_path_factory.mktemp("titles")
    fields = ["show_id", *sorted(kept)]
    write(place / "raw/hulu_titles.csv", old, list(old[0]))
    publish(place / "raw", place / "updated")
    cut = [{name: row[name] for name in fields} for row in new]
    apply(place / "updated", write(place / "hulu.csv", cut, fields))
    whole = filled_in(old, cut, "show_id", {"title", "release_year"} <= kept)
    write(place / "whole/hulu_titles.csv", whole, list(old[0]))
    publish(place / "whole", place / "rebuilt")
    assert same(place / "updated", place / "rebuilt")


def flat(out: Path, name: str) -> list[Row]:
    with (version_folder(out) / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


EDITS = {
    "title": ["Another", "Film; with, marks"],
    "genres": ["Comedy", "Drama|Comedy", ""],
    "production_countries": ["Spain", "Italy|Spain", "No country"],
    "belongs_to_collection": ["A Collection", "No collection"],
    "budget": ["1234567", "0", ""],
    "release_date": ["1999-12-31"],
    "overview": ["Told anew.", "No overview"],
    "runtime": ["91.5"],
    "vote_average": ["7.25"],
}
SHOWN = {"genres": "No Genres", "budget": "0"}
"""What the flat table says in place of an empty cell."""


@given(
    old=WIDE_FILMS,
    edits=st.lists(
        st.tuples(
            st.integers(0, 5),
            st.sampled_from([(column, to) for column, tos in EDITS.items() for to in tos]),
        ),
        max_size=4,
    ),
    without=st.sets(st.sampled_from([*EDITS, "return", "release_month", "status"]), max_size=3),
)
@SLOW
def test_a_flat_table_changes_the_cells_that_were_changed_in_it_and_no_other(
    tmp_path_factory: pytest.TempPathFactory,
    old: list[Row],
    edits: list[tuple[int, tuple[str, str]]],
    without: set[str],
) -> None:
    place = tmp_path_factory.mktemp("flat")
    known = film(99, belongs_to_collection="{'id': 5, 'name': 'A Collection'}")
    known |= {"production_countries": MORE_COUNTRIES}
    write(place / "raw/movies_dataset.csv", [*old, known], FIELDS)
    publish(place / "raw", place / "out")
    before = flat(place / "out", "films_flat")
    wanted = [dict(row) for row in before]
    for number, (column, to) in edits:
        if column not in without:
            wanted[number % len(wanted)][column] = to
    fields = [name for name in before[0] if name not in without]
    cut = [{name: row[name] for name in fields} for row in wanted]
    merged = apply(place / "out", write(place / "mine.csv", cut, fields))
    after = flat(place / "out", "films_flat")
    following = {"return", "release_year", "release_month", "release_day"}
    for was, row in zip(wanted, after, strict=True):
        for column in row.keys() - following:
            assert plain(row[column]) == plain(was[column] or SHOWN.get(column, ""))
    told = {cell.id for cell in merged.changes["films"].changed_cells}
    changed = {w["id"] for b, w in zip(before, wanted, strict=True) if shown(b) != shown(w)}
    assert told == changed
    assert merged.is_empty == (not changed)


MORE_COUNTRIES = "[{'iso_3166_1': 'IT', 'name': 'Italy'}, {'iso_3166_1': 'ES', 'name': 'Spain'}]"


def plain(cell: str) -> str | float:
    """Return a number for what is one: budgets are whole only where all of them are."""
    try:
        return float(cell)
    except ValueError:
        return cell


def shown(row: Row) -> dict[str, str | float]:
    return {name: plain(cell or SHOWN.get(name, "")) for name, cell in row.items()}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    rows = [
        film(1, genres=names("Drama", "War"), budget="500000", revenue="1500000.5"),
        film(2, title='Ocean\'s, "Eleven"', release_date="1895-12-28"),
        film(3, release_date="2001-01-01"),
    ]
    more = [{**dict.fromkeys(FIELDS, ""), **row, "popularity": "21.946943"} for row in rows]
    more[1] |= {"date_precision": "month", "overview": "One\r\ntwo", "original_title": "Once"}
    write(tmp_path / "raw/movies_dataset.csv", more, FIELDS)
    cells = {"cast": "Ann Lee, Bo", "country": "Spain", "date_added": "March 4, 2021"}
    fields = ["show_id", *TITLE_CELLS]
    shows = [{**dict.fromkeys(fields, ""), **title(i), **cells} for i in (1, 2)]
    shows[1] |= {"rating": "74 min", "duration": "", "listed_in": "Drama"}
    write(tmp_path / "raw/netflix_titles.csv", shows, fields)
    write(tmp_path / "raw/hulu_titles.csv", shows, fields)
    publish(tmp_path / "raw", tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["films_flat", "titles_flat"])
def test_an_untouched_flat_table_brings_nothing_new(
    tables: Path, tmp_path: Path, name: str
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes((version_folder(tables) / f"{name}.csv").read_bytes())
    assert apply(tables, mine).is_empty


@pytest.mark.parametrize("name", ["films_flat", "titles_flat"])
def test_a_flat_table_saved_by_a_spanish_spreadsheet_brings_nothing_new(
    tables: Path, tmp_path: Path, name: str
) -> None:
    """With semicolons, decimal commas, a mark at the beginning, and days before months."""
    rows = [
        {key: as_in_spain(key, cell) for key, cell in row.items()} for row in flat(tables, name)
    ]
    with (tmp_path / "mine.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    assert apply(tables, tmp_path / "mine.csv").is_empty


def as_in_spain(column: str, cell: str) -> str:
    if column in ("release_date", "date_added") and cell >= "1900":
        year, month, day = cell.split("-")
        return f"{day}/{month}/{year}"
    if column in ("popularity", "revenue", "return"):
        return cell.replace(".", ",")
    return cell.replace("\r\n", "\n")


def test_a_changed_cell_of_the_flat_titles_keeps_the_capitals_of_the_others(
    tables: Path, tmp_path: Path
) -> None:
    rows = flat(tables, "titles_flat")
    row = next(row for row in rows if row["id"] == "ns1")
    row["cast"] = "bo, ann lee, new name"
    merged = apply(tables, write(tmp_path / "mine.csv", rows, list(rows[0])))
    assert merged.changes["titles"].changed == 1
    after = catalogue.load(tables)
    actors = after.title_actors
    of_one = actors[actors["title_id"] == "ns1"]["actor"].astype("str").tolist()
    assert of_one == ["Bo", "Ann Lee", "new name"]
    assert after.titles["title"].tolist() == ["Film 1", "Film 2"] * 2
    assert after.titles["duration_repaired"].tolist() == [False, True] * 2


def test_ids_of_titles_and_one_column_are_enough(tables: Path, tmp_path: Path) -> None:
    rows = [{"id": "hs1", "country": "Italy"}, {"id": "ns2", "country": "Spain"}]
    apply(tables, write(tmp_path / "mine.csv", rows, ["id", "country"]))
    countries = catalogue.load(tables).title_countries
    assert countries["country"].astype("str").tolist() == ["Italy", "Spain", "Spain", "Spain"]


def test_the_log_names_what_a_file_lacks_and_counts_what_it_empties(
    tables: Path, tmp_path: Path
) -> None:
    rows = [{"id": "1", "genres": "", "budget": "7"}, {"id": "9", "genres": "", "budget": "7"}]
    merged = apply(tables, write(tmp_path / "mine.csv", rows, ["id", "genres", "budget"]))
    assert merged.changes["films"].emptied == {"genres": 1}
    assert "emptied cells: genres 1" in str(merged.changes["films"])
    (note,) = merged.report.notes
    assert note.startswith("mine.csv lacks title, ")
    assert note.endswith(": their values stay")
    assert merged.rejected() == {"partial_row": 1}, "a new film needs its title and date"


def test_a_changed_cell_that_follows_from_others_is_told(tables: Path, tmp_path: Path) -> None:
    rows = flat(tables, "films_flat")
    rows[0]["return"] = "9"
    merged = update(tables, [write(tmp_path / "mine.csv", rows, list(rows[0]))], quiet)
    assert merged.is_empty
    assert any("return is not read" in note for note in merged.report.notes)


def test_a_film_that_stands_twice_in_a_flat_table_keeps_its_lists(
    tables: Path, tmp_path: Path
) -> None:
    rows = flat(tables, "films_flat")
    rows.append({**rows[0], "genres": "Comedy", "tagline": "No tagline"})
    apply(tables, write(tmp_path / "mine.csv", rows, list(rows[0])))
    genres = catalogue.load(tables).film_genres["genre"].astype("str").tolist()
    assert genres in (["Drama", "War"], ["Comedy"])


def test_a_file_with_an_id_and_nothing_of_ours_is_refused(tables: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "new.csv", [{"id": "1", "colour": "red"}], ["id", "colour"])
    with pytest.raises(catalogue.DataError, match="no file to update from"):
        update(tables, [path], quiet)


def test_a_file_with_titles_above_its_few_columns_is_told_what_to_do(
    tables: Path, tmp_path: Path
) -> None:
    path = tmp_path / "netflix_titles.csv"
    path.write_text("Corrections of June,\nshow_id,title\ns1,New name\n")
    with pytest.raises(catalogue.DataError, match="no line above it"):
        update(tables, [path], quiet)


def test_rows_of_the_flat_titles_that_were_pasted_in_again_bring_nothing_new(
    tables: Path, tmp_path: Path
) -> None:
    """Not in `titles_flat` either, where nothing would tell; another name does not count."""
    rows = flat(tables, "titles_flat")
    pasted = next(row for row in rows if row["id"] == "ns1")
    rows += [pasted, {**pasted, "title": "another"}]
    found = update(tables, [write(tmp_path / "mine.csv", rows, list(rows[0]))], quiet)
    assert found.is_empty
    assert found.rejected() == {"repeated_show_id": 2}


def test_both_flat_tables_are_read_back_at_once(tables: Path, tmp_path: Path) -> None:
    paths = []
    for name in ("films_flat", "titles_flat"):
        paths.append(tmp_path / f"{name}.csv")
        paths[-1].write_bytes((version_folder(tables) / f"{name}.csv").read_bytes())
    assert apply(tables, *paths).is_empty
    assert isinstance(catalogue.load(tables).films, pd.DataFrame)


def relation(out: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(version_folder(out) / f"{name}.parquet")


def test_a_film_whose_row_is_left_out_stays_as_it_was(tmp_path: Path) -> None:
    films = [film(number, genres=names("Drama", "War"), budget="7") for number in (1, 2)]
    write(tmp_path / "raw/movies_dataset.csv", films)
    publish(tmp_path / "raw", out := tmp_path / "out")
    before = relation(out, "film_genres")
    rows = [
        {"id": "1", "title": "Another", "release_date": "some day"},
        {"id": "2", "title": "Another", "release_date": "2001-02-03"},
    ]
    apply(out, write(tmp_path / "new.csv", rows, list(rows[0])))
    assert [row["title"] for row in flat(out, "films_flat")] == ["Film 1", "Another"]
    pd.testing.assert_frame_equal(relation(out, "film_genres"), before)
