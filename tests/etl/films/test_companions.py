"""Keywords and credits beside the films: whose they are, and how many stay."""

import json
from pathlib import Path

import pytest

from etl.films.companions import CAST_KEPT
from etl.read.literals import MAX_CELL
from tests.etl.folders import cleaned

FILMS = "id,title,release_date\n1,Alpha,1999-01-02\n2,Beta,2001-03-04\n"


def test_a_row_without_a_number_is_no_film_s(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keywords = "id,keywords\nx,\"[{'id': 1, 'name': 'boat'}]\"\n2,\"[{'id': 2, 'name': 'sea'}]\"\n"
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, keywords=keywords)
    assert found.items("film_keywords", "keyword") == {2: ["sea"]}


def test_the_first_of_a_cast_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"Actor {letter}" for letter in "ABCDEFGHIJKLMNO"]
    cast = json.dumps([{"id": i, "name": name} for i, name in enumerate(names, 1)])
    cell = cast.replace('"', '""')
    found = cleaned(
        tmp_path, capsys, movies_dataset=FILMS, credits=f'id,cast,crew\n1,"{cell}",[]\n'
    )
    assert found.items("film_people", "person") == {1: names[:CAST_KEPT]}
    assert found.items("film_people", "person_id") == {1: [*range(1, CAST_KEPT + 1)]}


def test_a_length_may_have_hours_and_money_may_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    films = """
id,title,release_date,runtime,budget
1,A,1999-01-02,1h 44m,5000000
2,B,2001-03-04,81 min,1h 44m
"""
    found = cleaned(tmp_path, capsys, movies_dataset=films).tables.films
    assert found["runtime"].tolist() == [104, 81]
    assert found["budget"].iloc[0] == 5_000_000
    assert found["budget"].isna().iloc[1]


def test_names_with_quotes_of_either_kind_are_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ['The "Rock"', "O'Hara", "plain"]
    cells = [str([{"id": i, "name": name}]).replace('"', '""') for i, name in enumerate(names, 1)]
    rows = "".join(f'{i},"{cell}"\n' for i, cell in enumerate(cells[:2], 1))
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, keywords=f"id,keywords\n{rows}")
    assert found.items("film_keywords", "keyword") == {1: names[:1], 2: names[1:2]}


def test_a_cell_that_is_too_long_to_be_a_list_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = f"[{{'id': 1, 'name': '{'x' * MAX_CELL}"
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, keywords=f'id,keywords\n1,"{cell}"\n')
    assert found.tables.film_keywords.empty
    assert found.rule("nested_oversized") == 1


def test_a_cell_that_is_no_list_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keywords = "id,keywords\n1,\"[{'id': 1, 'name'\"\n2,\"[{'id': 2, 'name': 'sea'}]\"\n"
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, keywords=keywords)
    assert found.items("film_keywords", "keyword") == {2: ["sea"]}
    (told,) = [rule for rule in found.report["rules"] if rule["name"] == "nested_unreadable"]
    assert told["count"] == 1
    assert told["rows"][0]["before"] == "[{'id': 1, 'name'"


def test_a_word_for_unknown_alone_in_a_list_is_no_keyword_and_a_person_of_that_name_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = "[{'id': 1, 'name': 'Unknown'}]"
    found = cleaned(
        tmp_path, capsys, movies_dataset=FILMS, keywords=f'id,keywords\n1,"{cell}"\n',
        credits=f'id,cast,crew\n1,"{cell}",[]\n',
    )  # fmt: skip
    assert found.tables.film_keywords.empty
    assert found.items("film_people", "person") == {1: ["Unknown"]}
