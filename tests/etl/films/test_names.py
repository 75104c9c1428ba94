"""`film_titles`: what each film is called."""

import pandas as pd
import pytest

from catalogue import TABLES
from etl.build import typed
from etl.check import check
from etl.films.names import title_table

FILMS = pd.DataFrame(
    {
        "film_id": [1, 2, 3],
        "title": ["The Godfather", "Amélie", "Lost"],
        "original_title": ["The Godfather", "Le Fabuleux Destin d'Amélie Poulain", None],
        "language": ["en", "fr", None],
        "imdb_id": ["tt0068646", None, "tt0068646"],
        "year": [1972, 2001, 2010],
    }
)


@pytest.fixture(scope="module")
def titles() -> pd.DataFrame:
    return check(typed("film_titles", title_table(FILMS)), TABLES["film_titles"])


def test_a_film_has_its_titles_in_spain_and_latin_america(titles: pd.DataFrame) -> None:
    godfather = titles[titles["film_id"] == 1].set_index("region")["title"]
    assert godfather[["es-ES", "es-419"]].tolist() == ["El padrino", "El padrino"]


def test_an_original_title_has_its_language(titles: pd.DataFrame) -> None:
    original = titles[titles["kind"] == "original"]
    assert original[["film_id", "language", "source"]].to_numpy().tolist() == [[2, "fr", "films"]]


def test_a_number_at_imdb_of_another_year_names_no_film(titles: pd.DataFrame) -> None:
    assert titles.loc[titles["film_id"] == 3, "title"].tolist() == ["Lost"]


def test_what_the_film_file_says_comes_first(titles: pd.DataFrame) -> None:
    assert (titles.loc[titles["position"] == 0, "source"] == "films").all()
