"""A column is found under whatever name people give it, and what nobody reads is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.columns import best, fold, match
from etl.read.layouts import FILMS, KEYWORDS, LAYOUTS, TITLES
from tests.etl.folders import cleaned

ACCENTED = str.maketrans("aeiou", "áéíóú")


@st.composite
def respelled(draw: st.DrawFn, name: str) -> str:
    """Return a column's name with other case, blanks, underscores and accents."""
    letters = [draw(st.sampled_from([c, c.upper(), c.translate(ACCENTED)])) for c in name]
    marks = st.sampled_from(["", " ", "_", "  ", "-"])
    return draw(marks) + "".join(letter + draw(marks) for letter in letters)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.kind)
@given(st.data())
def test_case_blanks_underscores_and_accents_never_matter(
    layout: object, data: st.DataObject
) -> None:
    assert isinstance(layout, type(FILMS))
    names = [data.draw(respelled(name)) for name in layout.names]
    order = data.draw(st.permutations(range(len(names))))
    found = match([names[i] for i in order], layout)
    assert {name: order[place] for name, place in found.found.items()} == {
        name: i for i, name in enumerate(layout.names)
    }
    assert not found.lacking


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.kind)
def test_every_near_name_is_read_where_the_own_one_is_absent(layout: object) -> None:
    assert isinstance(layout, type(FILMS))
    for name, near in layout.near.items():
        for spelling in near:
            if spelling in layout.names:
                continue
            assert match([spelling], layout).found, (name, spelling)


@given(st.permutations(["genre", "genres", "Genres "]))
def test_a_column_s_own_name_goes_before_a_near_one(names: list[str]) -> None:
    found = match(names, FILMS)
    assert fold(names[found.found["genres"]]) == "genres"
    assert len(found.unread) == 2


@pytest.mark.parametrize("name", ["Budget ($)", "budget_usd", "BUDGET (US dollars)", "Budget US$"])
def test_a_unit_behind_a_name_does_not_matter(name: str) -> None:
    assert match([name], FILMS).found == {"budget": 0}


def test_a_column_in_another_unit_is_not_taken() -> None:
    assert match(["revenue (millions)"], FILMS).unread == ("revenue (millions)",)


def test_a_file_is_known_by_most_of_its_columns() -> None:
    assert best(["show id", "Type", "Title", "Release Year", "Genre"], LAYOUTS) is TITLES
    assert best(["ID", "Keywords"], LAYOUTS) is KEYWORDS
    assert best(["a", "b"], LAYOUTS) is None


TITLES_CSV = """
show_id,type,title, Country,date_added,Release Year,rating,duration,genre,views
s1,Movie,Uno,Peru,"March 4, 2021",2020,PG,95 min,"Comedy, Drama",9
s2,Movie,Dos,Peru,"March 4, 2021",2020,PG,90 min,Drama,9
"""


def test_a_platform_s_columns_are_read_under_near_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = cleaned(tmp_path, capsys, hulu_titles=TITLES_CSV)
    genres = found.items("title_genres", "genre")
    assert genres == {"hs1": ["Comedy", "Drama"], "hs2": ["Drama"]}
    assert found.items("title_countries", "country")["hs1"] == ["Peru"]


def test_columns_that_nobody_reads_and_columns_that_lack_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = cleaned(tmp_path, capsys, hulu_titles=TITLES_CSV)
    file = found.file("hulu_titles.csv")
    assert file["unread"] == ["views"]
    assert file["lacking"] == ["director", "cast", "description"]
    assert "hulu_titles.csv: columns not read: views\n" in found.said
    assert "hulu_titles.csv: columns it lacks: director, cast, description\n" in found.said


def test_a_film_s_columns_are_read_in_any_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "ID,Title,Release_Date,Vote Count\n7,Uno,1998-07-24,10\n"
    films = cleaned(tmp_path, capsys, movies_dataset=text).tables.films
    assert films[["film_id", "title", "year", "vote_count"]].to_numpy().tolist() == [
        [7, "Uno", 1998, 10]
    ]
