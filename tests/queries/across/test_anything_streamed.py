"""From the search box to actors and titles of the platforms."""

from queries.across.anything import find
from queries.across.hits import Hit
from tests.platforms import planted

CATALOGUE = planted()


def test_an_actor_is_found_by_the_whole_name() -> None:
    assert Hit("actor", "Bob") in find(CATALOGUE, "BOB")
    assert not [hit for hit in find(CATALOGUE, "bo") if hit.kind == "actor"]


def test_titles_that_are_no_film_are_found_by_their_beginning() -> None:
    assert Hit("title", "Three", year=2016) in find(CATALOGUE, "thr")
    assert not [hit for hit in find(CATALOGUE, "one") if hit.kind == "title" and hit.year == 2015]


def test_a_little_of_a_title_means_none() -> None:
    assert not [hit for hit in find(CATALOGUE, "th") if hit.kind == "title"]


def test_a_platform_is_found_as_people_call_it() -> None:
    assert Hit("platform", "disney") in find(CATALOGUE, "Disney Plus")
