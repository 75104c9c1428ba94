"""What one film has several of is read where it lies."""

import tracemalloc

from catalogue import Catalogue
from queries.rows import director, of_film
from tests.planted import catalogue

CAST = "film_id,role,person\n1,director,Ana Gil\n1,cast,Bo Li\n3,cast,Ana Gil\n"
GENRES = "film_id,genre\n1,Drama\n1,Comedy\n3,Drama\n"


def planted(films: int = 0) -> Catalogue:
    more = "".join(f"{i},cast,Somebody of a long name {i}\n" for i in range(10, 10 + films))
    return catalogue(film_people=CAST + more, film_genres=GENRES)


def test_texts_and_categories_come_in_the_source_s_order() -> None:
    tables = planted()
    assert of_film(tables, "film_people", "person", 1) == ["Ana Gil", "Bo Li"]
    assert of_film(tables, "film_people", "role", 1) == ["director", "cast"]
    assert of_film(tables, "film_genres", "genre", 1) == ["Drama", "Comedy"]
    assert of_film(tables, "film_people", "person", 2) == []


def test_the_first_director_of_a_film_is_looked_up_among_its_own_people() -> None:
    crew = "1,cast,Bo Li\n1,director,Ana Gil\n1,director,Eve Paz\n3,cast,Eve Paz\n"
    tables = catalogue(film_people="film_id,role,person\n" + crew)
    assert director(tables, 1) == "Ana Gil"
    assert director(tables, 2) is None
    assert director(tables, 3) is None


def test_one_film_s_people_do_not_cost_a_copy_of_all_names() -> None:
    tables = planted(films=20_000)
    tracemalloc.start()
    of_film(tables, "film_people", "person", 1)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000, "20,000 names take a megabyte and more"
