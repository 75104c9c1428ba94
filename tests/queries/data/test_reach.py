"""How far the data reach, apart from the day on which they were built."""

from datetime import date

from queries.data.reach import Added, Reach, additions, reach
from tests.planted import catalogue

FILMS = """
film_id,title,date,status
1,Out,2017-08-04,Released
2,Announced,2020-12-16,In Production
"""
TITLES = """
title_id,platform,type,title,release_year,date_added
a1,amazon,movie,A,2021,2021-03-30
a2,amazon,movie,B,2021,
n1,netflix,movie,C,2021,2021-09-25
h1,hulu,movie,D,2021,
"""


def test_the_last_release_is_of_a_released_film_and_each_platform_has_its_last_addition() -> None:
    tables = catalogue(films=FILMS, titles=TITLES)
    assert reach(tables) == Reach(date(2017, 8, 4), date(2021, 9, 25))
    assert additions(tables) == (
        Added("amazon", date(2021, 3, 30), 0.5),
        Added("hulu", None, 0),
        Added("netflix", date(2021, 9, 25), 1),
    )


def test_tables_without_dates_reach_nowhere() -> None:
    assert reach(catalogue()) == Reach(None, None)
    assert additions(catalogue()) == ()
