"""What a command that read files says at its end."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import etl
from catalogue import quality
from catalogue.store import version_folder
from etl.report import Rule
from etl.update.rejections import NAMES
from publish.__main__ import main
from tests.etl.folders import cleaned, plant

FILMS = "id,title,release_date,colour\n1,Uno,1998-07-24,red\n2,Dos,,blue\n"
JUSTWATCH = (
    "id,title,type,description,release_year,age_certification,runtime,genres,"
    "production_countries,seasons,imdb_id\n"
    "tm1,Uno,MOVIE,Text,1998,PG,95,drama,ES,,tt0000001\n"
)
Captured = pytest.CaptureFixture[str]


def rules() -> Iterator[Rule]:
    for module in pkgutil.walk_packages(etl.__path__, "etl."):
        if not module.name.endswith("__main__"):
            found = vars(importlib.import_module(module.name)).values()
            yield from (rule for rule in found if isinstance(rule, Rule))


def test_every_rule_that_costs_a_row_is_weighed_before_a_switch() -> None:
    assert {rule.name for rule in rules() if rule.costs == "row"} == NAMES


def published(tmp_path: Path, capsys: Captured, *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments, "--catalogue", str(tmp_path / "out")]) == 0
    return capsys.readouterr().out


def test_publish_ends_with_a_table_of_the_files_read(tmp_path: Path, capsys: Captured) -> None:
    raw = plant(tmp_path / "raw", movies_dataset=FILMS, notes="a,b\n1,2\n")
    said = published(tmp_path, capsys, "--raw", str(raw)).splitlines()
    start = next(i for i, line in enumerate(said) if line.startswith("published version"))
    assert said[start + 1].split() == ["file", "rows", "kept", "left", "out", "by", "rule"]
    assert said[start + 2].split() == ["movies_dataset.csv", "2", "1", "no_release_date", "1"]
    assert "movies_dataset.csv: columns not read: colour" in said[start:]
    assert said[-1].startswith("not read: notes.csv: its columns (a, b)")


@pytest.mark.parametrize("way", [(), ("--dry-run",)])
def test_an_update_ends_with_the_table_too_whether_or_not_it_publishes(
    tmp_path: Path, capsys: Captured, way: tuple[str, ...]
) -> None:
    raw = plant(tmp_path / "raw", movies_dataset=FILMS)
    published(tmp_path, capsys, "--raw", str(raw))
    fresh = plant(tmp_path / "new", films="ID,Title,Release Date\n3,Tres,25/10/1999\nx,Bad,1999\n")
    said = published(tmp_path, capsys, "--update", str(fresh / "films.csv"), *way)
    assert "films.csv     2     1  no_id 1" in said
    again = published(tmp_path, capsys, "--update", str(raw / "movies_dataset.csv"))
    assert "nothing new" in again
    assert "movies_dataset.csv     2     1  no_release_date 1" in again


def test_files_of_one_name_in_two_folders_are_told_apart_and_their_costs_kept_apart(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(
        tmp_path,
        capsys,
        movies__credits="id,cast,crew\n1,[],[]\n1,[],[]\nx,[],[]\n",
        movies__movies_dataset=FILMS,
        netflix__titles=JUSTWATCH,
        netflix__credits="person_id,id,name,character,role\n1,tm1,Ana Gil,,ACTOR\n",
    )
    files = {file["name"]: file for file in found.report["files"]}
    assert sum(files["movies/credits.csv"]["left_out"].values()) == 2
    assert files["netflix/credits.csv"]["left_out"] == {}
    assert files["movies_dataset.csv"]["rows"] == 2
    told = {str(source["name"]) for source in found.tables.manifest.sources}
    assert {"movies/credits.csv", "netflix/credits.csv", "movies_dataset.csv"} <= told


def test_files_of_one_name_in_an_update_are_told_apart(tmp_path: Path, capsys: Captured) -> None:
    raw = plant(tmp_path / "raw", movies_dataset=FILMS)
    published(tmp_path, capsys, "--raw", str(raw))
    new = plant(tmp_path / "new", a__films=FILMS.replace("1,Uno", "3,Tres"), b__films=FILMS)
    paths = [str(new / "a/films.csv"), str(new / "b/films.csv")]
    said = published(tmp_path, capsys, "--update", *paths).splitlines()
    assert "a/films.csv     2     1  no_release_date 1" in said
    assert "b/films.csv     2     1  no_release_date 1" in said


def test_a_film_whose_day_may_be_its_month_is_left_out_for_that_cause(
    tmp_path: Path, capsys: Captured
) -> None:
    films = "id,title,release_date\n1,Uno,1998-07-24\n2,Dos,05/11/1995\n3,Tres,\n"
    found = cleaned(tmp_path, capsys, movies_dataset=films)
    left = found.file("movies_dataset.csv")["left_out"]
    assert left == {"no_release_date": 1, "ambiguous_date": 1}
    raw = tmp_path / "raw/movies_dataset.csv"
    published(tmp_path, capsys, "--raw", str(raw.parent))
    fresh = plant(tmp_path / "new", films="id,title,release_date\n4,Four,1998-07-25\n")
    published(tmp_path, capsys, "--update", str(fresh / "films.csv"))
    rules = quality.read(version_folder(tmp_path / "out")).rules
    counts = {rule.name: rule.count for rule in rules}
    assert (counts["no_release_date"], counts["ambiguous_date"]) == (1, 1)


def test_a_length_that_cannot_be_read_is_a_cell_not_read_and_an_absent_one_is_not(
    tmp_path: Path, capsys: Captured
) -> None:
    titles = "show_id,type,title,release_year,duration\n" + "".join(
        f"s{i},Movie,Uno,1998,{length}\n" for i, length in enumerate(["90 min", "long", "", "?"])
    )
    found = cleaned(tmp_path, capsys, netflix_titles=titles)
    assert found.file("netflix_titles.csv")["cells_not_read"] == {"bad_duration": 1}
    assert (found.rule("no_duration"), found.rule("bad_duration")) == (2, 1)
    assert "netflix_titles.csv: cells not read: bad_duration 1" in found.said


def test_what_is_packed_or_stored_otherwise_is_named_with_what_to_do(
    tmp_path: Path, capsys: Captured
) -> None:
    """Whatever it is, it may hold a table: only prose and pictures are none."""
    others = {"old/movies.csv.bz2": b"BZh9", "movies.sqlite": b"SQLite", "notes.md": b"# Notes"}
    for name, content in others.items():
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = cleaned(tmp_path, capsys, movies_dataset="id,title,release_date\n1,A,1995-01-02\n")
    assert found.not_read() == {
        "movies.sqlite": "of a form that is not read: export it as CSV",
        "notes.md": "not a table",
        "old/movies.csv.bz2": (
            "packed in a way that is not read: unpack it, or pack it as .gz or .zip"
        ),
    }
