"""One table in every form that it comes in; what is none gets one sentence with the cause."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from etl.read.forms import columns, rows
from etl.report import Report
from tests.etl.folders import cleaned, plant, refused

Captured = pytest.CaptureFixture[str]
NAMES = ["id", "title", "release_date", "genres", "overview"]
ROWS = [
    ["7", "Uno, o «dos»", "1998-07-24", "[{'id': 1, 'name': 'Drama'}]", 'Él dijo: "no"; y | sí'],
    ["8", "Día 3", "1999-01-05", "[{'id': 2, 'name': 'War'}]", "línea\notra"],
]


def text(rows: list[list[str]] = ROWS, end: str = "\n", **how: Any) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator=end, **how)
    writer.writerow(NAMES)
    writer.writerows(rows)
    return file.getvalue()


def workbook(rows: list[list[str]] = ROWS, above: int = 0, sheets: int = 1) -> bytes:
    """Return a workbook: rows above the header, the films on one sheet or on two."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Notes").write_row(0, 0, ["made by hand"])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, part in enumerate([rows] if sheets == 1 else [[row] for row in rows]):
            sheet = book.add_worksheet("Films" + number * " too")
            if above:
                sheet.merge_range(0, 0, 0, 3, "My films, 2021")
            sheet.write_row(above, 0, NAMES)
            for i, (film, title, date, *rest) in enumerate(part, above + 1):
                sheet.write_number(i, 0, float(film))
                sheet.write_string(i, 1, title)
                sheet.write_datetime(i, 2, datetime.fromisoformat(date), day)
                sheet.write_row(i, 3, rest)
    return file.getvalue()


def parquet(rows: list[list[str]] = ROWS) -> bytes:
    cells = list(zip(*rows, strict=True))
    table = pa.table(
        {
            "id": pa.array([int(cell) for cell in cells[0]]),
            "title": pa.array(cells[1]).dictionary_encode(),
            "release_date": pa.array([datetime.fromisoformat(cell) for cell in cells[2]]),
            "genres": pa.array([[{"id": 1, "name": "Drama"}], [{"id": 2, "name": "War"}]]),
            "overview": pa.array(cells[4]),
        }
    )
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def zipped(content: bytes, name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
        archive.writestr("__MACOSX/._" + name, b"x")
        archive.writestr("README.txt", b"x")
    return file.getvalue()


def records(rows: list[list[str]] = ROWS) -> list[dict[str, Any]]:
    found = [dict(zip(NAMES, row, strict=True)) for row in rows]
    return [{**row, "id": int(row["id"]), "genres": row["genres"]} for row in found]


FORMS: dict[str, Callable[[], bytes]] = {
    "movies_dataset.csv": lambda: text().encode(),
    "movies_dataset.tsv": lambda: text(delimiter="\t").encode(),
    "Movies_Dataset.CSV": lambda: text(quoting=csv.QUOTE_ALL).encode("utf-8-sig"),
    "movies_dataset (1).csv": lambda: text(delimiter=";").encode("utf-8-sig"),
    "movies_dataset_clean.csv": lambda: text(delimiter="|").encode(),
    "movies_dataset.txt": lambda: text(delimiter="\t").encode("utf-16"),
    "movies_dataset_small.csv": lambda: ("sep=;\n" + text(delimiter=";")).encode("cp1252"),
    "movies_metadata.csv": lambda: text(end="\r\n").encode("latin-1"),
    "movies_metadata_mac.csv": lambda: text(
        [[c.replace("\n", " ") for c in row] for row in ROWS], end="\r"
    ).encode("mac_roman"),
    "movies.csv": lambda: ("\n\n" + text()).encode(),
    "films.csv": lambda: text(doublequote=False, escapechar="\\").encode(),
    "peliculas.csv": lambda: text(quotechar="'", quoting=csv.QUOTE_ALL).encode(),
    "movies_dataset.csv.gz": lambda: gzip.compress(text().encode()),
    "movies_dataset.csv.zip": lambda: zipped(text().encode(), "movies_metadata.csv"),
    "movies_dataset.zip": lambda: zipped(workbook(), "films.xlsx"),
    "movies_dataset.xlsx": workbook,
    "movies_dataset.parquet": parquet,
    "movies_dataset.jsonl": lambda: "\n".join(map(json.dumps, records())).encode(),
    "movies_dataset.jsonl.gz": lambda: gzip.compress(
        "\n".join(map(json.dumps, records())).encode()
    ),
    "movies_dataset.json": lambda: json.dumps(records(), indent=1).encode(),
    "movies_metadata.json": lambda: json.dumps({"page": 1, "results": records()}).encode(),
    "movies_dataset_by_column.json": lambda: json.dumps(
        {name: {str(i): row[name] for i, row in enumerate(records())} for name in NAMES}
    ).encode(),
    "movies_dataset_packed.csv": lambda: gzip.compress(text().encode()),
    "movies_dataset_titled.csv": lambda: ("My films, 2021\n\n" + text()).encode(),
    "movies_dataset_notes.csv": lambda: (
        'My films;;;;\n"of two\nlines";;;;\n;;;;\n' + text(delimiter=";")
    ).encode("utf-8-sig"),
    "movies_dataset_titled.xlsx": lambda: workbook(above=3),
    "movies_dataset_sheets.xlsx": lambda: workbook(sheets=2),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_table_is_read_in_every_form(tmp_path: Path, capsys: Captured, name: str) -> None:
    found = cleaned(tmp_path, capsys, **{name: FORMS[name]()})
    films = found.tables.films
    assert films[["film_id", "title"]].to_numpy().tolist() == [[7, ROWS[0][1]], [8, "Día 3"]]
    assert films["date"].dt.strftime("%Y-%m-%d").tolist() == ["1998-07-24", "1999-01-05"]
    assert found.items("film_genres", "genre") == {7: ["Drama"], 8: ["War"]}
    overviews = [" ".join(overview.split()) for overview in films["overview"]]
    assert overviews == ['Él dijo: "no"; y | sí', "línea otra"]


LETTERS = st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])
CELLS = st.text(LETTERS, min_size=1).filter(str.strip)


@given(
    st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=5),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_any_cell_reads_back_through_any_separator(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]], mark: str
) -> None:
    path = tmp_path_factory.mktemp("forms") / "movies_dataset.csv"
    path.write_bytes(text(cells, delimiter=mark, quoting=csv.QUOTE_ALL).encode())
    found = rows(path, Report())
    assert columns(path) == NAMES
    assert [list(row.values()) for row in found.table.to_pylist()] == cells


def test_the_sheet_that_is_read_is_said(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, **{"movies_dataset.xlsx": workbook()})
    assert "movies_dataset.xlsx: of its sheets Films is read, Notes is not." in found.said


def test_sheets_of_other_columns_are_said(tmp_path: Path, capsys: Captured) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, header in (("One", ["id", "title", "year"]), ("Two", ["id", "title", "date"])):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, header)
            sheet.write_row(1, 0, [7, "Uno", 1998])
    found = cleaned(tmp_path, capsys, **{"movies_dataset.xlsx": file.getvalue()})
    assert "movies_dataset.xlsx: of its sheets One is read, Two is not." in found.said


def test_a_line_that_is_no_object_costs_that_line_alone(tmp_path: Path, capsys: Captured) -> None:
    lines = [*map(json.dumps, records()), '{"id": 9, "title": ']
    found = cleaned(tmp_path, capsys, **{"movies_dataset.jsonl": "\n".join(lines)})
    assert found.file("movies_dataset.jsonl")["left_out"] == {"broken_record": 1}
    assert found.file("movies_dataset.jsonl")["rows"] == 3
    assert len(found.tables.films) == 2


def test_the_lines_of_a_file_with_something_above_its_header_are_right(tmp_path: Path) -> None:
    path = plant(tmp_path, films="\n\nid,title,release_date\n1,A,1998-07-24\n") / "films.csv"
    path.write_bytes(b"\n\n" + path.read_bytes().lstrip())
    assert rows(path, Report()).lines.tolist() == [4]
    path.write_bytes(b"My films\n\n" + path.read_bytes().lstrip())
    assert rows(path, Report()).lines.tolist() == [4]


REFUSED = {
    "a Git LFS pointer": (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 34\n",
        "is a Git LFS pointer",
    ),
    "a web page": ("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "is a web page"),
    "no header": ("862,Toy Story,1995-10-30\n8844,Jumanji,1995-12-15\n", "it has no header"),
    "IMDb's ids": ("id,title,release_date\ntt0114709,Toy Story,1995-10-30\n", "as IMDb does"),
    "IMDb's ids alone": ("imdb_id,title,release_date\ntt0114709,A,1995-10-30\n", "IMDb's numbers"),
    "IMDb's list": ("tconst\ttitleType\tprimaryTitle\ntt1\tmovie\tA\n", "IMDb's own lists"),
    "nothing": ("  \n", "is empty"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_table_of_films_gets_one_sentence_with_its_cause(
    tmp_path: Path, capsys: Captured, what: str
) -> None:
    content, cause = REFUSED[what]
    assert cause in refused(tmp_path, capsys, movies_dataset=content)


def test_objects_a_line_may_end_in_commas(tmp_path: Path, capsys: Captured) -> None:
    lines = "".join(f"{json.dumps(dict(zip(NAMES, row, strict=True)))},\n" for row in ROWS)
    found = cleaned(tmp_path, capsys, **{"movies_dataset.json": lines})
    assert found.tables.films["film_id"].tolist() == [7, 8]


def test_letters_within_a_list_stay_as_they_are(tmp_path: Path) -> None:
    place = tmp_path / "films.json"
    place.write_text(json.dumps([{"id": 7, "genres": ["Ficción"]}]), encoding="utf-8")
    assert rows(place, Report()).table["genres"].to_pylist() == ['["Ficción"]']


def test_a_moment_at_midnight_is_a_day_and_another_keeps_its_hour(tmp_path: Path) -> None:
    moments = [datetime(1998, 7, 24), datetime(1998, 7, 24, 10, 30), None]
    pq.write_table(pa.table({"id": [1, 2, 3], "release_date": moments}), tmp_path / "a.parquet")
    found = rows(tmp_path / "a.parquet", Report()).table["release_date"].to_pylist()
    assert found == ["1998-07-24", "1998-07-24 10:30:00", None]
