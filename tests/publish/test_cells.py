"""Every cell that a version changed is told, with the file and line it came from."""

from pathlib import Path

import pandas as pd
import pytest

import catalogue
from catalogue import versions
from catalogue.store import version_folder
from publish.__main__ import main
from queries.data import cells
from queries.data.cells import Cells
from tests.etl.update.test_update import FIELDS, TITLE, film, names, title, write
from tests.served import serving
from tests.ui.pages import shown


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return tables of which the last version was an update from four files."""
    place = tmp_path_factory.mktemp("cells")
    raw = place / "raw"
    fields = [*FIELDS, "overview"]
    rows = [{**film(i, genres=names("Drama"), budget="5000000"), "overview": "x"} for i in (1, 2)]
    write(raw / "movies_dataset.csv", rows, fields)
    write(raw / "keywords.csv", [{"id": "1", "keywords": names("boat")}], ["id", "keywords"])
    write(raw / "hulu_titles.csv", [title(1)], TITLE)
    assert run(place / "tidy", "--raw", raw) == 0
    first = [
        {"id": "2", "title": "Film 2", "budget": "7"},
        {"id": "1", "title": "Ámbar", "budget": "7"},
    ]
    second = [{"id": "1", "genres": names("Comedy"), "overview": ""}]
    third = [{"id": "1", "keywords": names("boat", "sea")}]
    shows = [title(1, cast="Ann Lee"), title(2)]
    updates = [
        write(place / "budgets.csv", first, list(first[0])),
        write(place / "genres.csv", second, list(second[0])),
        write(place / "keywords.csv", third, list(third[0])),
        write(place / "hulu.csv", shows, TITLE),
    ]
    assert run(place / "tidy", "--update", *updates) == 0
    return place / "tidy"


def run(tidy: Path, *options: object) -> int:
    return main(["--quiet", "--catalogue", str(tidy), *map(str, options)])


def told(found: Cells, *columns: str) -> list[tuple[object, ...]]:
    plain = found.rows.astype("object").where(found.rows.notna(), None)
    return sorted(map(tuple, plain[list(columns)].to_numpy().tolist()), key=repr)


def test_each_cell_names_the_file_and_line_that_says_it(tidy: Path) -> None:
    found = cells.cells(catalogue.load(tidy))
    assert told(found, "table", "id", "column", "before", "after", "file", "line") == [
        ("film_genres", "1", "genres", "Drama", "Comedy", "genres.csv", 2),
        ("film_keywords", "1", "keywords", "boat", "boat|sea", "keywords.csv", 2),
        ("films", "1", "budget", "5000000", "7", "budgets.csv", 3),
        ("films", "1", "overview", "x", None, "genres.csv", 2),
        ("films", "1", "title", "Film 1", "Ámbar", "budgets.csv", 3),
        ("films", "2", "budget", "5000000", "7", "budgets.csv", 2),
        ("title_actors", "hs1", "cast", None, "Ann Lee", "hulu.csv", 2),
        ("titles", "hs2", None, None, None, "hulu.csv", 3),
    ]


def test_they_are_filtered_by_table_column_kind_and_name(tidy: Path) -> None:
    tables = catalogue.load(tidy)
    assert len(cells.cells(tables, columns=("budget",)).rows) == 2
    assert told(cells.cells(tables, kinds=("emptied", "filled")), "column") == [
        ("cast",),
        ("overview",),
    ]
    assert told(cells.cells(tables, kinds=("added",)), "id", "title") == [("hs2", "Film 2")]
    assert len(cells.cells(tables, tables=("films",), title="film 1").rows) == 3, "its old name"
    found = cells.cells(tables, title="nobody")
    assert found.rows.empty
    assert found.total == 8
    assert found.kinds == ("added", "changed", "emptied", "filled")
    assert "genres" in found.columns
    assert list(found.rows) == list(cells.COLUMNS)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_about_the_data_shows_and_filters_them(tidy: Path, lang: str) -> None:
    with serving(catalogue.load(tidy), tidy):
        page = shown("data", lang, tab="changes")
        assert len(page.dataframe[0].value) == 8
        assert not page.exception
        page = shown("data", lang, tab="changes", changed_column="budget", changed_kind="changed")
        assert page.dataframe[0].value["after"].tolist() == ["7", "7"]
        page = shown("data", lang, tab="changes", changed_title="film 1", changed_column="title")
        assert page.dataframe[0].value["before"].tolist() == ["Film 1"]
        page.session_state["changed-cells-menu"] = True
        assert page.run().get("download_button")


def test_the_page_of_a_first_version_says_that_nothing_stands_before_it() -> None:
    said = shown("data", tab="changes").info[0].value
    assert said.startswith("No earlier version stands beside these tables")


def test_a_first_version_changed_nothing_and_a_rebuild_tells_its_lines(tmp_path: Path) -> None:
    rows = [film(1), film(2)]
    write(tmp_path / "raw/movies_dataset.csv", rows)
    assert run(tmp_path / "tidy", "--raw", tmp_path / "raw") == 0
    assert cells.cells(catalogue.load(tmp_path / "tidy")).total == 0
    assert cells.count(version_folder(tmp_path / "tidy")) == 0
    write(tmp_path / "raw/movies_dataset.csv", [film(3), film(2, revenue="9")])
    assert run(tmp_path / "tidy", "--accept", "--raw", tmp_path / "raw") == 0
    found = cells.cells(catalogue.load(tmp_path / "tidy"))
    assert told(found, "id", "title", "kind", "column", "after", "line") == [
        ("1", "Film 1", "removed", None, None, None),
        ("2", "Film 2", "filled", "revenue", "9", 3),
        ("3", "Film 3", "added", None, None, 2),
    ]


def test_they_lie_in_the_folder_of_their_version(tidy: Path) -> None:
    assert cells.count(version_folder(tidy)) == 8
    kept = [version.folder for version in versions.versions(tidy)]
    assert [cells.count(folder) for folder in kept] == [8, 0]


def test_a_damaged_file_of_changes_is_none(tmp_path: Path) -> None:
    write(tmp_path / "raw/movies_dataset.csv", [film(1)])
    assert run(tmp_path / "tidy", "--raw", tmp_path / "raw") == 0
    (version_folder(tmp_path / "tidy") / cells.FILE).write_bytes(b"PAR1")
    found = cells.cells(catalogue.load(tmp_path / "tidy"))
    assert found.total == 0
    assert isinstance(found.rows, pd.DataFrame)
