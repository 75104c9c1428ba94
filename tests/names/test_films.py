"""The Spanish titles that come with the project."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from catalogue.names import key

FOLDER = Path("data/names")
REGIONS = ("es-ES", "es-MX", "es-AR")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file; every one has as many cells as the head."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        head, *body = csv.reader(file, strict=True)
    assert {len(row) for row in body} == {len(head)}
    return [dict(zip(head, row, strict=True)) for row in body]


FILMS = rows("films.csv")


def test_at_least_three_thousand_films_have_a_title_in_spain_and_in_latin_america() -> None:
    assert sum(bool(film["es-ES"]) for film in FILMS) > 3000
    assert sum(bool(film["es-MX"]) for film in FILMS) > 3000


def test_each_film_is_named_once_with_a_plausible_number_and_year() -> None:
    assert len({film["imdb_id"] for film in FILMS}) == len(FILMS)
    assert all(film["imdb_id"][2:].isdecimal() for film in FILMS)
    assert all(1890 < int(film["year"]) < 2030 for film in FILMS)
    assert all(any(film[cell] for cell in (*REGIONS, "also")) for film in FILMS)


def test_no_title_carries_marks_that_a_slip_of_the_pen_leaves() -> None:
    for film in FILMS:
        for cell in REGIONS:
            title = film[cell]
            assert title == " ".join(title.split()), film
            assert not title.startswith('"') or title.count('"') % 2 == 0, film
            assert "|" not in title, film
            assert not title.endswith(f"({film['year']})"), film


def test_a_title_equal_to_the_english_one_stands_only_where_spanish_is_the_original() -> None:
    equal = [film for film in FILMS if key(film["title"]) in {key(film[r]) for r in REGIONS}]
    assert len(equal) < 150  # Volver, Roma, El Mariachi: released so in English too
    assert not {"Titanic", "Gladiator", "Avatar"} & {film["title"] for film in equal}


@pytest.mark.parametrize("region", ["es-ES", "es-MX"])
def test_a_title_of_two_films_of_different_years_was_looked_at(region: str) -> None:
    bearers = defaultdict(set)
    for film in FILMS:
        if film[region]:
            bearers[key(film[region])].add(film["year"])
    looked_at = {key(row["title"]) for row in rows("shared.csv") if row["region"] == region}
    assert {title for title, years in bearers.items() if len(years) > 1} <= looked_at


@pytest.mark.parametrize(
    ("imdb_id", "spain", "mexico"),
    [
        ("tt0068646", "El padrino", "El padrino"),
        ("tt0095016", "Jungla de cristal", "Duro de matar"),
        ("tt0111161", "Cadena perpetua", "Sueño de fuga"),
        ("tt0457430", "El laberinto del fauno", "El laberinto del fauno"),
        ("tt0031381", "Lo que el viento se llevó", "Lo que el viento se llevó"),
    ],
)
def test_well_known_films_bear_the_titles_that_are_known(
    imdb_id: str, spain: str, mexico: str
) -> None:
    (film,) = [film for film in FILMS if film["imdb_id"] == imdb_id]
    assert (film["es-ES"], film["es-MX"]) == (spain, mexico)


def test_common_keywords_and_all_genres_have_spanish_words() -> None:
    assert len(rows("keywords.csv")) > 500
    assert all(row["es"] for name in ("keywords.csv", "genres.csv") for row in rows(name))
