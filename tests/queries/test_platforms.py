"""Catalogue sizes, overlap and growth."""

from datetime import date

import pytest

from catalogue import NotFoundError
from queries.platforms import selection
from queries.platforms import sizes as platforms
from tests.platforms import planted

CATALOGUE = planted()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("netflix", "netflix"),
        (" NETFLIX ", "netflix"),
        ("Amazon Prime", "amazon"),
        ("disney+", "disney"),
        ("Disney  Plus", "disney"),
    ],
)
def test_a_platform_is_found_however_it_is_typed(typed: str, name: str) -> None:
    assert selection.platform_named(CATALOGUE, typed) == name


def test_an_unknown_platform_suggests_those_at_hand_nearest_first() -> None:
    with pytest.raises(NotFoundError) as error:
        selection.platform_named(CATALOGUE, "netflx")
    assert error.value.suggestions[0] == "netflix"
    assert len(error.value.suggestions) == 3


def test_films_and_series_are_counted_together_and_apart() -> None:
    assert platforms.count_titles(CATALOGUE, "disney") == 3
    table = platforms.sizes(CATALOGUE).table.set_index("platform")
    assert table.index[0] == "amazon"
    assert table.loc["disney", ["titles", "films", "series"]].tolist() == [3, 2, 1]


def test_a_work_is_shared_where_title_and_year_agree() -> None:
    sizes = platforms.sizes(CATALOGUE)
    assert (sizes.works, sizes.shared) == (10, 2)
    assert sizes.table.set_index("platform")["exclusive"].to_dict() == {
        "amazon": 5,
        "disney": 1,
        "hulu": 1,
        "netflix": 1,
    }
    assert platforms.overlap(CATALOGUE).loc["disney", "hulu"] == 1
    assert platforms.shared_titles(CATALOGUE)["platforms"].tolist() == [
        "Disney+, Hulu",
        "Disney+, Netflix",
    ]


def test_growth_adds_up_the_months_that_are_known() -> None:
    found = platforms.growth(CATALOGUE)
    assert found is not None
    assert (found.platform, found.month, found.added) == ("disney", date(2019, 11, 1), 2)
    assert found.totals.loc["2019-11-01", ["disney", "netflix"]].tolist() == [2, 2]
    growth = found.months
    disney = growth[growth["platform"] == "disney"]
    assert disney["added"].tolist() == [2, 1]
    assert disney["total"].tolist() == [2, 3]
    assert "amazon" not in set(growth["platform"])


def test_genres_and_countries_count_a_title_once_each() -> None:
    genres = platforms.divided(CATALOGUE, "genre").set_index("value")
    assert genres["titles"].to_dict() == {"Drama": 3, "Comedy": 1}
    assert genres.loc["Drama", "share"] == 1
    assert platforms.divided(CATALOGUE, "country", "amazon")["value"].tolist() == ["India"]
    ages = platforms.divided(CATALOGUE, "rating", "amazon").set_index("value")["titles"]
    assert ages.to_dict() == {"13+": 3, "ALL": 1}


def test_a_film_leads_to_where_to_watch_it() -> None:
    assert platforms.where_to_watch(CATALOGUE, 7)["platform"].tolist() == ["disney", "hulu"]
    assert platforms.where_to_watch(CATALOGUE, 8).empty
