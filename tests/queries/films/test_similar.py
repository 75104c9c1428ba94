"""Which films may be recommended, and what films have in common."""

import pytest

from catalogue import NotFoundError
from queries.films.cards import card, common, film_row
from queries.films.wishes import Wishes, allowed, decades, genres
from tests.planted import catalogue

FILMS = """
film_id,title,date,franchise_id,vote_count,vote_average,overview
10,A,1985-01-05,7,50,7.5,About a.
20,B,1989-01-05,7,5,,
30,C,1995-01-05,,500,6,
40,D,1991-01-05,,0,,
"""
world = catalogue(
    films=FILMS,
    film_genres="film_id,genre\n10,Drama\n20,Comedy\n20,Drama\n30,Horror\n30,Comedy",
    film_keywords="film_id,keyword\n10,sea\n10,ship\n20,ship\n20,sea\n30,sea",
    film_people=(
        "film_id,role,person\n10,director,Ana\n10,cast,Bo\n20,director,Ana\n20,cast,Ana\n30,cast,Bo"
    ),
    titles=(
        "title_id,platform,type,title,title_key,release_year,film_id\n"
        "n1,netflix,movie,A,a,1985,10\na1,amazon,movie,A,a,1985,10\nd1,disney,movie,Z,z,1985,"
    ),
)


@pytest.mark.parametrize(
    ("wishes", "rows"),
    [
        (Wishes(), [0, 1, 2, 3]),
        (Wishes(decade=1980), [0, 1]),
        (Wishes(votes=50), [0, 2]),
        (Wishes(without=["Drama"]), [2, 3]),
        (Wishes(without=["Comedy"]), [0, 3]),
        (Wishes(franchise=False), [2, 3]),
        (Wishes(decade=1990, votes=1, without=["Horror"]), []),
    ],
)
def test_wishes_leave_out_what_does_not_meet_them(wishes: Wishes, rows: list[int]) -> None:
    assert allowed(world, 0, wishes).nonzero()[0].tolist() == rows


def test_a_film_without_franchise_excludes_no_other_such_film() -> None:
    assert allowed(world, 2, Wishes(franchise=False)).all()


def test_a_card_tells_genres_directors_rating_and_where_to_watch() -> None:
    found = card(world, 0)
    assert (found.genres, found.directors, found.rating) == (["Drama"], ["Ana"], 7.5)
    assert found.platforms == ["amazon", "netflix"]
    assert found.overview == "About a."


def test_what_is_unknown_is_none() -> None:
    found = card(world, 3)
    assert (found.rating, found.overview, found.original_title) == (None, None, None)
    assert (found.genres, found.platforms) == ([], [])


def test_what_two_films_share_is_named_once_in_the_first_films_order() -> None:
    found = common(world, 10, 20)
    assert (found.keywords, found.people, found.companies) == (["sea", "ship"], ["Ana"], [])


def test_a_number_that_no_film_has_is_not_found() -> None:
    assert film_row(world, 30) == 2
    for film_id in (1, 25, 99):
        with pytest.raises(NotFoundError):
            film_row(world, film_id)


def test_choices_list_what_there_is() -> None:
    assert decades(world) == [1990, 1980]
    assert genres(world)[:2] == ["Drama", "Comedy"] or genres(world)[:2] == ["Comedy", "Drama"]
