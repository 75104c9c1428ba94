"""Words for unknown are unknown, except where a film or series is called so."""

import re
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.unknown import WORDS, is_word, words_among
from tests.etl.folders import cleaned

Captured = pytest.CaptureFixture[str]
BLANKS = [chr(code) for code in range(sys.maxunicode + 1) if re.match(r"\s", chr(code))]
OTHERS = ("no cast", "Sin pa\u00eds", "UNKNOWN GENRE", "\u017fin datos", "Nobody", "Nadie", "")


@given(st.sampled_from(sorted(WORDS)), st.sampled_from([str, str.upper, str.title]))
def test_words_are_known_in_any_case_and_with_blanks_around_them(
    word: str, case: type[str]
) -> None:
    assert is_word(f" {case(word)} ")


@pytest.mark.parametrize(
    "name",
    ["Unknown Pleasures", "Nadia", "Nan Hua", "Noel", "No Name Films", "Desi", "Sinead", "Null"],
)
def test_names_that_only_begin_like_them_are_names(name: str) -> None:
    assert is_word(name) == (name == "Null")


TITLES = """
show_id,type,title,director,cast,country,date_added,release_year,rating,duration,listed_in
s1,Movie,Uno,Not Given,Unknown,Not Given,"March 4, 2021",2021,PG,95 min,Dramas
s2,Movie,Unknown,No Data,No Cast,No Country,Unknown,2021,N/A,90 min,Unknown
s3,Movie,Tres,Ana Gil,Luz Prado,Peru,"March 6, 2021",2021,PG,88 min,Comedies
s4,TV Show,NULL,\\N,nan,Desconocido,"March 7, 2021",2021,TV-14,1 Season,TV Dramas
"""


def test_words_for_unknown_are_no_names_and_titles_keep_theirs(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, netflix_titles=TITLES)
    assert found.items("title_actors", "actor") == {"ns3": ["Luz Prado"]}
    assert found.items("title_countries", "country") == {"ns3": ["Peru"]}
    titles = found.tables.titles.set_index("title_id")
    assert titles["director"].dropna().to_dict() == {"ns3": "Ana Gil"}
    assert titles["rating"].isna().to_dict() == {
        "ns1": False, "ns2": True, "ns3": False, "ns4": False,
    }  # fmt: skip
    assert titles["title"].tolist() == ["Uno", "Unknown", "Tres", "NULL"]
    assert found.rule("word_for_unknown") == 12
    assert found.rule("bad_date_added") == 0


def test_words_for_unknown_are_no_items_of_a_film(tmp_path: Path, capsys: Captured) -> None:
    text = (
        "id,title,release_date,genres,production_companies,belongs_to_collection,status\n"
        "1,Unknown,1998-07-24,Unknown,[{'name': 'Unknown'}],No collection,NaN\n"
        "2,B,1998-07-24,N/A,\"['Faro', 'Luz']\",null,Released\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.tables.films["title"].tolist() == ["Unknown", "B"]
    assert found.tables.film_genres.empty
    assert found.items("film_companies", "company") == {2: ["Faro", "Luz"]}
    assert found.tables.franchises.empty
    assert found.tables.films["status"].isna().tolist() == [True, False]


def test_the_words_among_arrows_cells_are_those_among_texts() -> None:
    cells = [*WORDS, *(word.upper() for word in WORDS), *OTHERS]
    cells += [blank + word for blank in BLANKS for word in ("Unknown", "N/A", "Nadie")]
    found = words_among(cells)
    assert {*WORDS, "no cast", "Sin pa\u00eds", "UNKNOWN GENRE"} <= found
    assert words_among(pa.array(cells, pa.string())) == found


@pytest.mark.parametrize("word", ["None", "—", "...", "Inconnu", "Unbekannt", "Não informado"])
def test_words_for_unknown_of_other_languages_are_found_among_names(word: str) -> None:
    names = pa.array([word, "Nonette", "Kei Sato", "Inca"])
    assert words_among(names) == words_among(names.to_pylist()) == {word}
