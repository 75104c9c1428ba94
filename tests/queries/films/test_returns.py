"""Why a film's return is compared with no other's."""

import pytest

from queries.films.returns import Reason, comparable, left_out, rivals
from tests.planted import catalogue

FILMS = """
film_id,title,date,budget,revenue
1,Compared,1995-05-05,100000,1000
2,Nothing known,1995-05-05,,
3,No budget,1995-05-05,,500000
4,No revenue,1995-05-05,500000,
5,Small budget,1995-05-05,99999,500000
6,Small revenue,1995-05-05,500000,999
"""
REASONS = {
    1: None,
    2: Reason("unknown"),
    3: Reason("budget_unknown"),
    4: Reason("revenue_unknown"),
    5: Reason("budget", 99_999, 100_000),
    6: Reason("revenue", 999, 1_000),
}


@pytest.mark.parametrize("film_id", REASONS)
def test_a_film_is_left_out_for_what_is_unknown_or_too_small(film_id: int) -> None:
    assert left_out(catalogue(films=FILMS), film_id) == REASONS[film_id]


def test_the_films_compared_are_those_that_no_reason_leaves_out() -> None:
    tables = catalogue(films=FILMS)
    kept = [film_id for film_id, reason in REASONS.items() if reason is None]
    assert comparable(tables)["film_id"].tolist() == kept


def test_a_floor_below_the_least_revenue_is_asked_of_both() -> None:
    tables = catalogue(films=FILMS)
    assert left_out(tables, 6, floor=999) is None
    assert left_out(tables, 5, floor=99_999) is None


def test_a_film_without_genres_has_no_rivals_and_one_with_some_those_of_its_first() -> None:
    same = "\n".join(f"{n},Film,1995-05-05,200000,300000,{n}" for n in range(1, 5))
    tables = catalogue(
        films=f"film_id,title,date,budget,revenue,vote_count\n{same}",
        film_genres="film_id,genre\n1,Drama\n1,War\n2,War\n3,Drama\n4,Drama",
    )
    assert rivals(tables, 1)["film_id"].tolist() == [4, 3]
    bare = catalogue(films=f"film_id,title,date,budget,revenue,vote_count\n{same}")
    assert rivals(bare, 1).empty
