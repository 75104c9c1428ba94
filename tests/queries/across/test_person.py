"""A person's works over both catalogues."""

import pytest

from catalogue import Catalogue, NotFoundError
from queries.across.person import anybody, best_known, partners, person, telling
from tests.planted import catalogue
from tests.queries.works import FILMS, works


@pytest.fixture(scope="module")
def world() -> Catalogue:
    return works()


@pytest.mark.parametrize("typed", ["Ana Gómez", "ana gomez", "  ANA   GÓMEZ "])
def test_films_and_titles_are_one_list_with_the_roles(world: Catalogue, typed: str) -> None:
    found = person(world, typed)
    told = found.works[["title", "year", "role", "platforms"]].to_numpy().tolist()
    assert told == [
        ["ROMA", 2018, "director", "netflix"],
        ["Both", 2010, "director", "amazon|netflix"],
        ["Saga 2", 2005, "director", ""],
        ["Saga", 1995, "director|cast", ""],
    ]
    assert (found.films, found.titles) == (3, 1)
    assert (found.of_role("director"), found.of_role("cast")) == (4, 1)


def test_money_is_added_up_where_it_is_known_with_how_often(world: Catalogue) -> None:
    money = person(world, "Ana Gómez").money
    assert (money.total, money.known, money.median_known) == (50_900_000, 3, 20_000_000)


def test_somebody_whom_only_platforms_name_has_titles_alone(world: Catalogue) -> None:
    found = person(world, "ursula paz")
    assert found.name == "Úrsula Paz"
    assert (found.films, found.titles, found.money.known) == (0, 1, 0)
    assert found.works["platforms"].tolist() == ["hulu|netflix"]


def test_the_best_known_come_first(world: Catalogue) -> None:
    assert best_known(person(world, "Ana Gómez"), 2)["title"].tolist() == ["Saga", "Saga 2"]


def test_partners_are_counted_over_all_works(world: Catalogue) -> None:
    table = partners(world, person(world, "Bo Lee"))
    assert table.to_numpy().tolist() == [["Ana Gómez", 2], ["Cy Poe", 1], ["Úrsula Paz", 1]]


def test_who_is_not_known_is_not_found(world: Catalogue) -> None:
    with pytest.raises(NotFoundError) as missing:
        person(world, "Ana Gomes")
    assert missing.value.kind == "person"
    assert missing.value.suggestions[0] == "Ana Gómez"


def test_somebody_is_there_to_begin_with(world: Catalogue) -> None:
    assert anybody(world) == "Ana Gómez"
    assert anybody(catalogue(films="film_id,title,date\n1,A,1985-01-05")) == ""


def test_works_of_more_years_than_one_life_has_are_told(world: Catalogue) -> None:
    assert not person(world, "Ana Gómez").is_long


TWO = """
film_id,role,person,person_id
1,director,Kim Roe,1188
2,director,Kim Roe,1188
7,director,Kim Roe,1286104
4,cast,Kim Roe,
"""


def two_of_a_name() -> Catalogue:
    return catalogue(films=FILMS, film_people=TWO)


def test_numbers_tell_two_of_a_name_apart() -> None:
    best, other = person(two_of_a_name(), "kim roe"), person(two_of_a_name(), "Kim Roe", 1286104)
    assert (best.person_id, other.person_id) == (1188, 1286104)
    assert set(best.works["film_id"]) == {1, 2, 4}
    assert set(other.works["film_id"]) == {7}
    assert [(one.person_id, one.films, one.title) for one in best.namesakes] == [
        (1286104, 1, "Both")
    ]
    assert [one.person_id for one in other.namesakes] == [1188]


def test_a_number_alone_names_somebody_and_an_unknown_one_nobody() -> None:
    assert person(two_of_a_name(), "", 1286104).person_id == 1286104
    assert person(two_of_a_name(), "Kim Roe", 5).person_id == 1188
    with pytest.raises(NotFoundError):
        person(two_of_a_name(), "", 5)


def test_a_film_tells_whom_of_a_name_it_means_where_there_are_several() -> None:
    assert telling(two_of_a_name(), 7, "Kim Roe") == 1286104
    assert telling(works(), 1, "Ana Gómez") is None


@pytest.mark.parametrize(("typed", "name"), [("gómez", "Ana Gómez"), ("POE", "Cy Poe")])
def test_a_surname_means_its_best_known_bearer(world: Catalogue, typed: str, name: str) -> None:
    assert person(world, typed).name == name


def test_of_names_equally_near_the_best_known_is_offered_first() -> None:
    people = "film_id,role,person\n1,cast,Bob March\n2,cast,Bob Marsh\n3,cast,Bob Marks"
    films = "film_id,title,date,vote_count\n1,A,1985-01-05,5\n2,B,1985-01-05,900\n3,C,1985-01-05,50"
    with pytest.raises(NotFoundError) as missing:
        person(catalogue(films=films, film_people=people), "Bob Marzz")
    assert missing.value.suggestions[0] == "Bob Marsh"
