"""A Spanish page tells in Spanish what a well-known film is about, an English one what is given."""

import csv

import pytest

from language.texts import speaking
from resources import loaded as resources
from tests.planted import catalogue
from tests.ui.pages import shown, words
from views.overviews import FILE, film_overview

TABLES = catalogue(
    films="""
film_id,title,date,imdb_id,overview
1,The Godfather,1972-03-14,tt0068646,A family.
2,Another,1999-03-14,tt0068646,Another family.
3,Nobody Knows It,1999-01-01,tt9999999,Nobody.
4,Nameless,1999-01-01,,
"""
)


def test_the_project_s_own_spanish_is_told_on_a_spanish_page() -> None:
    with speaking("es"):
        told = film_overview(TABLES, 1, "A family.")
    assert told
    assert "patriarca" in told
    with speaking("en"):
        assert film_overview(TABLES, 1, "A family.") == "A family."


def test_a_number_of_another_year_and_an_unknown_film_keep_what_the_data_say() -> None:
    with speaking("es"):
        assert film_overview(TABLES, 2, "Another family.") == "Another family."
        assert film_overview(TABLES, 3, "Nobody.") == "Nobody."
        assert film_overview(TABLES, 4, None) is None


def test_a_film_without_a_number_is_told_by_title_and_year() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if not row["imdb_id"])
    tables = catalogue(films=f'film_id,title,date\n1,"{row["title"]}",{row["year"]}-05-05')
    with speaking("es"):
        assert film_overview(tables, 1, None) == row["es"]


@pytest.mark.parametrize(("language", "said"), [("es", "patriarca"), ("en", "A family.")])
def test_the_film_s_page_tells_it(language: str, said: str) -> None:
    resources.swap(resources.Loaded(TABLES, TABLES.folder))
    try:
        assert said in words(shown("film", language, film="The Godfather"))
    finally:
        resources.swap(None)
