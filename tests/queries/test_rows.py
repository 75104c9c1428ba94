"""What one film has several of is read where it lies; rows are read as they are asked for."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from catalogue import Catalogue
from queries.rows import director, each, of_film, tuples
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


ROWS = pd.DataFrame(
    {
        "title": pd.Series(["Up", None], dtype="str"),
        "film_id": pd.Series([7, None], dtype="Int64"),
        "year": np.array([2009, 1995], dtype=np.int16),
    }
)


def test_rows_are_named_tuples_as_pandas_makes_them() -> None:
    made, wanted = list(tuples(ROWS)), list(ROWS.itertuples(index=False))
    assert [row._asdict().keys() for row in made] == [row._asdict().keys() for row in wanted]
    assert str(made) == str(wanted).replace("Pandas(", "Row(").replace("np.int64(7)", "7")
    assert list(tuples(ROWS.head(0))) == []


def test_a_row_tells_the_cells_that_are_asked_for() -> None:
    first, second = each(ROWS)
    assert (first.title, first.film_id, first.year) == ("Up", 7, 2009)
    assert pd.isna(second.film_id)
    assert second.year == 1995
    with pytest.raises(AttributeError):
        first.month  # noqa: B018 - asked for in vain
    assert getattr(second, "month", None) is None
