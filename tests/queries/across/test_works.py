"""From a name to the film or title that bears it, with its facts and its place among others."""

import pytest

from catalogue import Catalogue, NotFoundError
from queries.across.works import best_known, is_the_one, work
from queries.films import standing
from queries.films.film import film
from queries.platforms import title as titles
from tests.queries.works import works


@pytest.fixture(scope="module")
def world() -> Catalogue:
    return works()


def test_a_film_tells_its_facts_and_what_is_unknown(world: Catalogue) -> None:
    found = film(world, 1)
    assert (found.title, found.original_title, found.year, found.runtime) == (
        *("Saga", "Zaga"),
        *(1995, 90),
    )
    assert (found.directors, found.cast) == (("Ana Gómez",), ("Ana Gómez", "Bo Lee"))
    assert found.countries == {"ES": "Spain", "IT": "Italy"}
    assert [(one.title, one.region) for one in found.titles] == [
        ("Saga", None),
        ("La saga", "es-ES"),
    ]
    assert (found.roi, found.flags) == (3.0, ())
    unknown = film(world, 6)
    assert (unknown.runtime, unknown.revenue, unknown.roi, unknown.overview, unknown.series) == (
        *(None, None, None, None),
        None,
    )


def test_what_is_odd_is_flagged(world: Catalogue) -> None:
    assert film(world, 4).flags == ("placeholder",)
    assert film(world, 7).flags == ("budget_slip",)


def test_a_franchise_is_in_order_with_its_neighbours(world: Catalogue) -> None:
    series = film(world, 2).series
    assert series is not None
    assert [one.film_id for one in series.films] == [1, 2, 3]
    assert series.before is not None
    assert series.after is not None
    assert (series.before.film_id, series.after.film_id) == (1, 3)
    first = film(world, 1).series
    assert first is not None
    assert first.before is None


def test_no_film_has_an_unknown_number(world: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        film(world, 99)


@pytest.mark.parametrize("typed", ["Saga", "saga", "LA SAGA", "Saga (1995)"])
def test_a_film_is_found_by_any_of_its_names(world: Catalogue, typed: str) -> None:
    found = work(world, typed).film
    assert found is not None
    assert found.film_id == 1


def test_of_namesakes_the_most_voted_answers_and_the_others_are_told(world: Catalogue) -> None:
    found = work(world, "roma")
    assert found.film is not None
    assert found.film.film_id == 4
    told = [(one.year, one.film_id, one.platform) for one in found.namesakes]
    assert told == [(2018, None, "netflix"), (2004, 5, None), (2004, 6, None)]


@pytest.mark.parametrize(("number", "expected"), [(None, 5), (6, 6), (1, 5)])
def test_a_year_or_a_number_tells_namesakes_apart(
    world: Catalogue, number: int | None, expected: int
) -> None:
    found = work(world, "Roma", 2004, film_id=number).film
    assert found is not None
    assert found.film_id == expected


def test_a_title_of_a_platform_alone_answers_for_its_year_or_platform(world: Catalogue) -> None:
    for found in (work(world, "Roma", 2018), work(world, "Roma", platform="netflix")):
        assert found.film is None
        assert found.offer.title_id == "ns2"
        assert not found.elsewhen


def test_a_year_without_such_a_work_is_told(world: Catalogue) -> None:
    found = work(world, "Roma", 1999)
    assert (found.name, found.year, found.elsewhen) == ("Roma", 1972, True)
    assert work(world, "The House", 1999).elsewhen


def test_both_catalogues_are_one_work(world: Catalogue) -> None:
    for found in (work(world, "Both"), work(world, "both", platform="amazon")):
        assert found.film is not None
        assert found.film.film_id == 7
        offers = titles.offers(world, found.titles)
        assert {name: offer is not None for name, offer in offers.items()} == {
            "amazon": True,
            "hulu": False,
            "netflix": True,
        }


def test_a_series_on_two_platforms_is_one_work_with_its_facts(world: Catalogue) -> None:
    found = work(world, "the house")
    assert found.title is not None
    assert (found.title.length, found.title.unit, found.title.genres) == (5, "season", ("Crime",))
    offers = titles.offers(world, found.titles)
    assert [name for name, offer in offers.items() if offer] == ["hulu", "netflix"]
    assert titles.title(world, work(world, "Roma", 2018).titles[0]).directors == (
        *("Ana Gómez", "Di Vo"),
    )


def test_what_nothing_is_called_is_not_found_with_near_names(world: Catalogue) -> None:
    with pytest.raises(NotFoundError) as missing:
        work(world, "the hoose")
    assert "The House" in missing.value.suggestions
    with pytest.raises(NotFoundError):
        work(world, "")


def test_a_title_and_its_year_lead_to_a_film_unless_a_namesake_answers(world: Catalogue) -> None:
    assert is_the_one(world, 5, "Roma", 2004)
    assert not is_the_one(world, 6, "Roma", 2004)


def test_a_film_has_a_place_in_each_genre_its_decade_and_among_all(world: Catalogue) -> None:
    places = standing.places(world, 1, "vote_average")
    assert places[["kind", "group", "place", "of"]].to_numpy().tolist() == [
        ["genre", "Drama", 1, 4],
        ["genre", "Comedy", 1, 2],
        ["decade", "1990", 1, 1],
        ["all", "", 1, 5],
    ]
    assert places["median"].tolist() == pytest.approx([7.2, 6.55, 8.1, 7.0])


def test_what_is_unknown_or_a_slip_has_no_place(world: Catalogue) -> None:
    assert standing.places(world, 3, "revenue").empty
    assert standing.places(world, 7, "budget").empty
    assert standing.places(world, 6, "vote_average").empty


def test_votes_are_counted_in_bins_with_the_film_s_own(world: Catalogue) -> None:
    found = standing.votes(world, 1, "genre", "Drama")
    assert found.own is not None
    own = found.table.iloc[found.own]
    assert (own["low"], own["films"], found.films, found.median) == (8.0, 1, 4, 7.2)
    assert standing.votes(world, 3, "genre", "Drama").own is None


def test_the_best_known_film_has_the_most_votes(world: Catalogue) -> None:
    assert best_known(world) == "Saga"
