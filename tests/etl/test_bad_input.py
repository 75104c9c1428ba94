"""Whatever state the raw files are in: one clear sentence, and every other row survives."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

import catalogue
from etl.__main__ import main

HEADER = "id,title,release_date,budget,revenue,genres,belongs_to_collection,vote_count,overview"
GOOD = "1,Alpha,1995-10-30,100,250,\"[{'id': 18, 'name': 'Drama'}]\",,7,First"
OTHER = '2,Beta,1996-11-01,0,0,"[{""id"": 35, ""name"": ""Comedy""}]",,3,Second'


def write(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    text = "\n".join([header, *rows]) + "\n"
    (folder / "movies_dataset.csv").write_bytes(text.encode(encoding))
    return folder


def run(raw: Path, out: Path) -> int:
    return main(["--raw", str(raw), "--out", str(out), "--quiet"])


def built(tmp_path: Path, *rows: str, **how: str) -> catalogue.Catalogue:
    assert run(write(tmp_path / "raw", *rows, **how), tmp_path / "out") == 0
    return catalogue.load(tmp_path / "out")


def rule(tables: catalogue.Catalogue, name: str) -> dict[str, Any]:
    report = json.loads(tables.file("quality.json").read_text())
    found: dict[str, Any] = {r["name"]: r for r in report["rules"]}[name]
    return found


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(tmp_path / "raw", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "current").exists()
    return said


def test_a_missing_folder_is_one_sentence(tmp_path: Path, capsys: Any) -> None:
    assert "not a folder" in refused(tmp_path, capsys)


def test_a_folder_without_raw_files_says_what_to_put_there(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "raw").mkdir()
    assert "movies_dataset.csv" in refused(tmp_path, capsys)


def test_an_empty_file_says_so(tmp_path: Path, capsys: Any) -> None:
    write(tmp_path / "raw")
    (tmp_path / "raw/movies_dataset.csv").write_bytes(b"\n  \n")
    assert "is empty" in refused(tmp_path, capsys)


def test_a_wrong_file_says_what_is_missing_and_what_it_looks_like(
    tmp_path: Path, capsys: Any
) -> None:
    write(tmp_path / "raw", "1,2,3.5,4", header="userId,movieId,rating,timestamp")
    said = refused(tmp_path, capsys)
    assert "lacks id, title, release_date" in said
    assert "looks like ratings" in said


def test_a_spreadsheet_under_a_csv_name_is_not_text(tmp_path: Path, capsys: Any) -> None:
    write(tmp_path / "raw")
    with zipfile.ZipFile(tmp_path / "raw/movies_dataset.csv", "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    assert "not a text file" in refused(tmp_path, capsys)


@pytest.mark.parametrize("suffix", [".csv.gz", ".csv.zip"])
def test_a_truncated_archive_is_named(tmp_path: Path, capsys: Any, suffix: str) -> None:
    plain = write(tmp_path / "raw", *[GOOD] * 500) / "movies_dataset.csv"
    packed = tmp_path / "raw" / f"movies_dataset{suffix}"
    if suffix == ".csv.gz":
        packed.write_bytes(gzip.compress(plain.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(plain, "movies_dataset.csv")
    plain.unlink()
    packed.write_bytes(packed.read_bytes()[:-40])
    assert "damaged or cut short" in refused(tmp_path, capsys)


@pytest.mark.parametrize("suffix", [".csv.gz", ".csv.zip"])
def test_an_archive_is_read_like_a_plain_file(tmp_path: Path, suffix: str) -> None:
    plain = write(tmp_path / "raw", GOOD, OTHER) / "movies_dataset.csv"
    packed = tmp_path / "raw" / f"movies_dataset{suffix}"
    if suffix == ".csv.gz":
        packed.write_bytes(gzip.compress(plain.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(plain, "movies_dataset.csv")
    plain.unlink()
    assert run(tmp_path / "raw", tmp_path / "out") == 0
    assert len(catalogue.load(tmp_path / "out").films) == 2


def test_latin_1_is_read_and_said(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD.replace("Alpha", "Amélie"), encoding="latin-1")
    assert tables.films["title"].tolist() == ["Amélie"]
    assert rule(tables, "not_utf8")["rows"] == [{"file": "movies_dataset.csv", "line": 2}]


def test_literals_and_json_are_both_read(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD, OTHER)
    assert tables.film_genres["genre"].tolist() == ["Drama", "Comedy"]


def test_a_name_with_quotes_of_both_kinds_is_read(tmp_path: Path) -> None:
    cell = repr([{"id": 1, "name": 'Ocean\'s "Eleven"'}, {"id": 2, "name": "Child's Play"}])
    quoted = cell.replace('"', '""')
    tables = built(tmp_path, f'1,Alpha,1995-10-30,1,2,"{quoted}",,7,x')
    assert tables.film_genres["genre"].tolist() == ['Ocean\'s "Eleven"', "Child's Play"]


def test_a_row_with_too_many_commas_is_left_out_and_named(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD, "3,Too,many,commas,a,b,c,d,e,f,g", OTHER)
    assert tables.films["film_id"].tolist() == [1, 2]
    found = rule(tables, "ragged_row")
    assert found["count"] == 1
    assert found["rows"][0]["line"] == 3


def test_lines_are_counted_through_cells_of_several_lines(tmp_path: Path) -> None:
    tall = '1,Alpha,1995-10-30,1,2,,,7,"one\ntwo\nthree"'
    tables = built(tmp_path, tall, "x,No id,1995-10-30,,,,,,", "too,short", "y,No id,,,,,,,")
    assert [row["line"] for row in rule(tables, "no_id")["rows"]] == [5, 7]
    assert rule(tables, "ragged_row")["rows"][0]["line"] == 6


@pytest.mark.parametrize(
    "cell",
    [
        "[{'id': 18, 'name': 'Drama'",
        "__import__('os').system('touch hacked')",
        "[{'name': open('/etc/passwd')}]",
        "[" * 100_000,
        "{'name': " * 5_000,
        "17",
        "[{'name': 'a'}] [{'name': 'b'}]",
        '[{\\"name\\": }]',
    ],
)
def test_a_nested_cell_that_does_not_parse_costs_that_cell_alone(
    tmp_path: Path, cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    quoted = cell.replace('"', '""')
    tables = built(tmp_path, f'1,Alpha,1995-10-30,1,2,"{quoted}",,7,x', OTHER)
    assert tables.films["film_id"].tolist() == [1, 2]
    assert tables.film_genres["genre"].tolist() == ["Comedy"]
    found = rule(tables, "nested_unreadable")
    assert found["count"] == 1
    assert found["rows"][0]["line"] == 2
    assert not (tmp_path / "hacked").exists()


def test_a_word_for_unknown_in_place_of_a_list_costs_that_cell_alone(tmp_path: Path) -> None:
    tables = built(tmp_path, '1,Alpha,1995-10-30,1,2,"nan",,7,x', OTHER)
    assert tables.films["film_id"].tolist() == [1, 2]
    assert tables.film_genres["genre"].tolist() == ["Comedy"]
    found = rule(tables, "word_for_unknown")
    assert found["count"] == 1
    assert found["rows"][0]["line"] == 2


def test_a_monstrous_cell_costs_that_cell_alone(tmp_path: Path) -> None:
    monster = "[" + "{'name': 'x'}," * 800_000 + "]"
    tables = built(tmp_path, f'1,Alpha,1995-10-30,1,2,"{monster}",,7,x', OTHER)
    assert tables.films["film_id"].tolist() == [1, 2]
    assert rule(tables, "nested_oversized")["count"] == 1


def test_fields_of_another_type_are_cast(tmp_path: Path) -> None:
    cell = "[{'id': 'a7', 'name': 7}, {'id': None, 'name': None}, 'Bare', {'name': 'Last'}]"
    tables = built(tmp_path, f'1,Alpha,1995-10-30,1,2,"{cell}",,7,x')
    assert tables.film_genres["genre"].tolist() == ["7", "Bare", "Last"]


def test_spreadsheet_dates_are_read_in_the_only_order_that_fits(tmp_path: Path) -> None:
    rows = ["1,A,30/10/1995,,,,,,", "2,B,05/11/1995,,,,,,"]
    tables = built(tmp_path, *rows)
    assert tables.films["month"].tolist() == [10, 11]
    assert rule(tables, "spreadsheet_date")["count"] == 2


def test_american_spreadsheet_dates_are_read_too(tmp_path: Path) -> None:
    tables = built(tmp_path, "1,A,10/30/1995,,,,,,", "2,B,05/11/1995,,,,,,")
    assert tables.films["month"].tolist() == [10, 5]


def test_a_date_that_could_be_two_is_named_and_left_out(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD, "2,B,05/11/1995,,,,,,", "3,C,06/06/1995,,,,,,")
    assert tables.films["film_id"].tolist() == [1, 3]
    assert rule(tables, "ambiguous_date")["rows"][0]["before"] == "05/11/1995"


def test_numbers_that_passed_through_a_spreadsheet_are_read(tmp_path: Path) -> None:
    tables = built(tmp_path, "7.0,A,1995-10-30,100.0,2.5E2,,,7.0,x")
    film = tables.films.iloc[0]
    assert (film["film_id"], film["budget"], film["revenue"], film["vote_count"]) == (
        7,
        100,
        250,
        7,
    )


def test_text_in_a_numeric_column_is_unknown_and_named(tmp_path: Path) -> None:
    tables = built(tmp_path, "1,A,1995-10-30,lots,-5,,,inf,x")
    assert tables.films[["budget", "revenue"]].isna().all(axis=None)
    assert rule(tables, "not_a_number")["count"] == 2
    assert rule(tables, "negative_number")["rows"][0]["before"] == "-5"


def test_namibia_and_the_film_called_none_are_not_null(tmp_path: Path) -> None:
    header = "id,title,release_date,production_countries"
    cell = "[{'iso_3166_1': 'NA', 'name': 'Namibia'}]"
    tables = built(tmp_path, f'1,None,1995-10-30,"{cell}"', header=header)
    assert tables.film_countries["country_code"].tolist() == ["NA"]
    assert tables.films["title"].tolist() == ["None"]


def test_wrong_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--nonsense"])
    assert stop.value.code == 2


def test_a_quote_that_never_closes_swallows_no_other_row(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD, '3,"Open,1995-10-30,1,2,,,7,x', OTHER, "4,D,1997-01-02,,,,,,")
    assert tables.films["film_id"].tolist() == [1, 2, 4]
    assert rule(tables, "ragged_row")["rows"][0]["line"] == 3


def test_lines_are_counted_through_blank_ones(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD, "", OTHER, "x,No id,1995-10-30,,,,,,")
    assert tables.films["film_id"].tolist() == [1, 2]
    assert rule(tables, "no_id")["rows"][0]["line"] == 5


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_spreadsheet_of_another_country_is_read(tmp_path: Path, mark: str) -> None:
    header = mark.join(["id", "title", "release_date", "popularity", "overview"])
    rows = [mark.join(["1", "A, or B", "30/10/1995", "21,94", '"1,5 ""euros"""']), "2"]
    tables = built(tmp_path, *rows, header=header, encoding="utf-8-sig")
    film = tables.films.iloc[0]
    assert (film["title"], film["overview"], film["popularity"]) == (
        "A, or B",
        '1,5 "euros"',
        21.94,
    )
    assert rule(tables, "ragged_row")["count"] == 1


def test_a_file_of_a_header_alone_gives_tables_without_rows(tmp_path: Path) -> None:
    assert built(tmp_path).films.empty


def test_a_column_that_stands_twice_costs_nothing(tmp_path: Path) -> None:
    header = "overview,title,id,title,release_date"
    tables = built(tmp_path, "First,Alpha,1,Alpha,1995-10-30", header=header)
    assert tables.films["title"].tolist() == ["Alpha"]


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    tables = built(tmp_path, GOOD + "\r", OTHER + "\r", header=HEADER + "\r")
    assert tables.films["overview"].tolist() == ["First", "Second"]
