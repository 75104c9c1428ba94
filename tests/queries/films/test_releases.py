"""Months, weekdays and days of the month, counted by eye and on the real file."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import Catalogue, NotFoundError
from queries.films import releases
from queries.films.filters import Filters
from queries.films.releases import PARTS
from queries.names import calendar
from tests.planted import catalogue

FILMS = """
film_id,title,date,date_precision,vote_count
1,Placeholder,1995-01-01,suspect,5
2,January,1995-01-02,day,9
3,Year only,1940-01-01,year,1
4,Month only,1941-03-01,month,1
5,Friday,1996-03-15,day,7
"""


@pytest.fixture(scope="module")
def planted() -> Catalogue:
    return catalogue(films=FILMS)


def test_all_months_are_counted_at_once(planted: Catalogue) -> None:
    found = releases.releases(planted, "month")
    assert list(found.counts["number"]) == list(range(1, 13))
    assert list(found.counts["films"]) == [3, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert list(found.counts["placeholders"])[:3] == [2, 0, 0]
    assert found.total == 5
    assert found.films(1, 3) == 5


def test_a_film_known_to_the_month_counts_for_months_but_not_for_weekdays(
    planted: Catalogue,
) -> None:
    assert releases.releases(planted, "month", exact=True).films(3) == 2
    assert releases.releases(planted, "weekday", exact=True).total == 2


def test_one_count_is_the_table_s(planted: Catalogue) -> None:
    for part, numbers in PARTS.items():
        table = releases.releases(planted, part)
        for number in numbers:
            assert releases.count(planted, part, number) == table.films(number)


def test_decades_add_up_to_the_counts(planted: Catalogue) -> None:
    decades = releases.by_decade(planted, "month")
    assert list(decades.columns) == ["decade", "number", "films"]
    assert decades.query("decade == 1990 and number == 1")["films"].item() == 2
    assert decades["films"].sum() == 5
    assert len(decades) == 2 * 12


def test_shares_of_decades_count_uncertain_dates_unless_asked_not_to(planted: Catalogue) -> None:
    told, loose, exact = (
        releases.share_by_decade(planted, "month", 1, least=1, **asked)
        for asked in ({}, {"exact": False}, {"exact": True})
    )
    assert told.equals(loose)
    assert not told.equals(exact)


def test_months_by_weekdays_has_every_cell(planted: Catalogue) -> None:
    table = releases.months_by_weekdays(planted, exact=True)
    assert table.shape == (12, 7)
    assert table.loc[3, 4] == 1
    assert table.to_numpy().sum() == 2


def test_the_films_of_a_month_come_most_voted_first(planted: Catalogue) -> None:
    films = releases.listed(planted, releases.films_released(planted, "month", 1))
    assert list(films["title"]) == ["January", "Placeholder", "Year only"]


def test_an_empty_catalogue_counts_nothing() -> None:
    empty = catalogue()
    assert releases.releases(empty, "day").total == 0
    assert releases.by_decade(empty, "month").empty
    assert releases.months_by_weekdays(empty).to_numpy().sum() == 0


@pytest.mark.parametrize(
    ("typed", "number"),
    [("enero", 1), ("ENERO", 1), ("  January ", 1), ("setiembre", 9), ("Septiembre", 9)],
)
def test_months_are_read_in_both_languages(typed: str, number: int) -> None:
    assert calendar.month(typed) == number


@pytest.mark.parametrize(
    ("typed", "number"), [("miercoles", 2), ("SÁBADO", 5), ("sabado", 5), ("Sunday", 6)]
)
def test_weekdays_are_read_with_or_without_accents(typed: str, number: int) -> None:
    assert calendar.weekday(typed) == number


def test_a_misspelled_month_suggests_the_right_one() -> None:
    with pytest.raises(NotFoundError) as error:
        calendar.month("enro")
    assert error.value.suggestions[0] == "enero"


@pytest.mark.parametrize("text", ["0", "32", "-1", "1.0", "", "²", "٣", "one", "001"])
def test_only_1_to_31_are_days_of_the_month(text: str) -> None:
    assert calendar.day_of_month(text) is None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.dates(date(1880, 1, 1), date(2099, 12, 31)), max_size=30))
def test_every_film_is_counted_once_in_each_part(dates: list[date]) -> None:
    rows = "\n".join(f"{i},x,{day}" for i, day in enumerate(dates))
    planted = catalogue(films=f"film_id,title,date\n{rows}" if rows else "")
    for part in PARTS:
        assert releases.releases(planted, part).total == len(planted.films)
        assert releases.by_decade(planted, part)["films"].sum() == len(planted.films)


def test_filters_narrow_every_count_alike() -> None:
    films = catalogue(
        films="film_id,title,date,date_precision,vote_count\n"
        "1,Fear,1995-10-27,day,5\n2,More fear,2001-10-26,day,9\n3,Joy,1995-10-27,day,1\n"
        "4,Fear anew,1996-01-01,suspect,2",
        film_genres="film_id,genre\n1,Horror\n2,Horror\n3,Comedy\n4,Horror",
        film_countries="film_id,country_code,country\n1,AR,Argentina\n2,US,United States",
    )
    horror = Filters(genres=("Horror",))
    assert releases.releases(films, "month", filters=horror).films(10) == 2
    assert releases.releases(films, "month", exact=True, filters=horror).total == 2
    table = releases.months_by_weekdays(films, filters=horror)
    assert table.loc[10, 4] == 2
    assert releases.commonest_day(table) == (10, 4, 2)
    rows = releases.films_released(films, "month", 10, 1, filters=horror, weekdays=[4])
    found = releases.listed(films, rows)
    assert list(found["title"]) == ["More fear", "Fear"]
    argentina = Filters(country="AR", years=(1990, 1999))
    rows = releases.films_released(films, "month", 10, filters=argentina)
    assert list(releases.listed(films, rows)["title"]) == ["Fear"]
    shares = releases.share_by_decade(films, "month", 10, least=1, filters=horror)
    assert list(shares["share"]) == [0.5, 1]
    assert releases.releases(films, "day", filters=Filters(country="XX")).total == 0
