"""The index of words: what counts as one, and who holds it."""

import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import Catalogue
from models.words.build import build, named, phrases
from models.words.tokens import tokens
from queries.explore import words
from tests import planted

FILMS = """
film_id,title,date,overview,tagline,vote_count
1,The Red Planet,2000-01-01,"A young man's red planet. New York, and the red planet",,5
2,Red Planet 2,2001-01-01,Un hombre sin planeta en la gran ciudad de los hombres,,9
3,Son of the Planet,2002-01-01,Red. Planet!,,7
4,Nothing,2003-01-01,,,1
"""
KEYWORDS = "film_id,keyword\n1,outer space\n2,outer space\n3,sequel"


@pytest.fixture
def films(tmp_path: Path) -> Catalogue:
    made = dataclasses.replace(
        planted.catalogue(films=FILMS, film_keywords=KEYWORDS), folder=tmp_path
    )
    build(made, tmp_path)
    return made


def table(films: Catalogue, field: words.Field, size: int = 1, rows: object = slice(None)) -> dict:
    found = words.counts(films, np.arange(4)[rows], field, size)
    assert found is not None
    return dict(zip(found["term"], found["films"], strict=True))


def split(text: str, size: int = 1) -> list[str]:
    found = tokens(pd.Series([text, None], dtype="str"))
    row, term, parts = phrases(found, size)
    assert not row.any()
    return sorted(named(found, parts[term]).to_pylist())


def test_a_word_counts_once_a_film(films: Catalogue) -> None:
    assert table(films, "title") == {"planet": 3, "red": 2}
    assert table(films, "overview")["planet"] == 2


def test_a_film_left_out_is_not_counted(films: Catalogue) -> None:
    assert table(films, "title", rows=slice(1, None)) == {"planet": 2, "red": 1}
    assert table(films, "title", rows=slice(3, None)) == {}


def test_a_word_leads_to_the_films_that_hold_it(films: Catalogue) -> None:
    held = words.films_with(films, np.arange(4), "title", "planet")
    assert films.films["film_id"].iloc[held].tolist() == [2, 3, 1]
    assert not len(words.films_with(films, np.arange(4), "title", "absent"))


def test_a_word_of_one_film_or_of_every_text_leads_to_its_films_too(films: Catalogue) -> None:
    def ids(field: words.Field, typed: str) -> list[int]:
        held = words.films_with(films, np.arange(4), field, words.folded(films, typed, field))
        return films.films["film_id"].iloc[held].tolist()

    assert ids("title", " SON of  the ") == [3]
    assert ids("title", "the") == [3, 1]
    assert ids("title", "plan") == []
    assert ids("overview", "gran (ciudad") == []
    assert ids("keyword", "OUTER space") == [2, 1]


def test_keywords_are_whole_phrases(films: Catalogue) -> None:
    assert table(films, "keyword") == {"outer space": 2, "sequel": 1}
    assert len(words.films_with(films, np.arange(4), "keyword", "outer space")) == 2


def test_phrases_do_not_reach_across_marks_or_stop_words() -> None:
    assert split("Red planet. New York, and the red planet", 2) == ["new york", "red planet"]
    assert split("Red. Planet!", 2) == []
    assert split("New York City", 3) == ["new york city"]


def test_an_ordinal_leaves_no_ending_behind() -> None:
    assert split("The 19th century, 2nd of 3") == ["century"]
    assert split("20th century fox", 2) == ["century fox"]


def test_spanish_stop_words_go_from_spanish_texts_only() -> None:
    assert split("Un hombre sin planeta en la gran ciudad") == ["ciudad", "hombre", "planeta"]
    assert split("The son of a man, and his sin") == ["man", "sin", "son"]


def test_accents_stay_and_possessives_go() -> None:
    assert split("Amélie’s 3 CAFÉS") == ["amélie", "cafés"]


def test_an_index_of_other_tables_is_not_used(films: Catalogue) -> None:
    other = dataclasses.replace(
        films, manifest=dataclasses.replace(films.manifest, identity="another")
    )
    assert words.counts(other, np.arange(4), "title") is None
    assert words.counts(other, np.arange(4), "keyword") is not None


def test_a_damaged_index_is_not_used(films: Catalogue) -> None:
    films.file(words.FILE).write_bytes(b"PAR1 torn")
    assert words.counts(dataclasses.replace(films), np.arange(4), "title") is None


def test_texts_in_several_pieces_are_one_column() -> None:
    parts = [pd.Series(["Red planet"], dtype="str"), pd.Series(["A red car", None], dtype="str")]
    whole = pd.concat(parts, ignore_index=True)
    assert pa.array(whole).num_chunks == 2  # type: ignore[attr-defined]  # as large tables are read
    found = tokens(whole)
    assert [(found.words[w], r) for w, r in zip(found.word, found.row, strict=True) if w >= 0] == [
        *(("red", 0), ("planet", 0), ("red", 1), ("car", 1))
    ]


@given(st.lists(st.lists(st.integers(0, 5), max_size=6, unique=True), max_size=40), st.data())
def test_the_first_terms_are_those_that_counting_all_of_them_gives(
    holding: list[list[int]], data: st.DataObject
) -> None:
    holding = data.draw(st.sampled_from([holding, sorted(holding, key=len, reverse=True)]))
    rows = np.array(data.draw(st.lists(st.integers(0, 5), unique=True)), dtype=np.int64)
    top = data.draw(st.integers(1, 9))
    bounds = np.cumsum([0, *map(len, holding)]).astype(np.int32)
    films = np.array([film for some in holding for film in sorted(some)], dtype=np.int32)
    index = words.Index(pa.array([str(i) for i in range(len(holding))], pa.string()), films, bounds)
    counts = {str(i): len({*some} & {*rows.tolist()}) for i, some in enumerate(holding)}
    wanted = sorted((term for term in counts if counts[term]), key=lambda term: -counts[term])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "COUNTED", 3)
        found = words.counted(index, rows, 6, top)
    assert found["term"].tolist() == wanted[:top]
    assert found["films"].tolist() == [counts[term] for term in wanted[:top]]
