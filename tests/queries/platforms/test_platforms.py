"""Catalogue sizes, overlap and growth."""

from datetime import date

import pytest

from catalogue import NotFoundError
from catalogue.genres import twenty
from language.variables import genres as genres_called
from queries.platforms import selection
from queries.platforms import sizes as platforms
from queries.platforms.genres import Unsorted, counts, titles_with_genre, unsorted
from tests.planted import catalogue
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


def test_labels_of_the_platforms_become_the_twenty_genres_and_the_rest_is_counted() -> None:
    labelled = catalogue(
        titles="title_id,platform,type,title,release_year\n"
        "a1,amazon,movie,A,2000\nb1,netflix,movie,B,2000\nb2,netflix,movie,C,2000",
        title_genres="title_id,genre\na1,Drama\nb1,Dramas\nb1,TV Dramas\nb2,Classics\nb2,Novel",
    )
    genres = platforms.divided(labelled, "genre")
    assert genres[["value", "titles"]].to_numpy().tolist() == [["Drama", 2]]
    assert unsorted(labelled) == Unsorted(1, 3)
    assert unsorted(labelled, "amazon") == Unsorted(0, 1)
    assert set(twenty().values()) <= set(genres_called())


def test_what_a_platform_has_more_of_is_told_of_many_titles_only() -> None:
    table = platforms.divided(CATALOGUE, "rating", "amazon")
    assert platforms.most_typical(table) is None
    row = table.set_index("value").loc["13+"]
    assert (row["share"], row["everywhere"]) == (0.75, 3 / 11)
    many = table.assign(titles=30)
    typical = platforms.most_typical(many)
    assert typical is not None
    assert typical["times"] == many["times"].max()


def test_growth_is_told_of_platforms_that_date_half_of_their_titles() -> None:
    rows = "\n".join(
        f"n{i},netflix,movie,N{i},2000,{'2020-01-01' if i == 1 else ''}" for i in range(1, 4)
    )
    few = catalogue(titles="title_id,platform,type,title,release_year,date_added\n" + rows)
    assert platforms.growth(few) is None


def test_exclusives_stand_side_by_side_the_most_first() -> None:
    table = platforms.exclusives(CATALOGUE)
    assert table["platform"].iloc[0] == "amazon"
    assert table["exclusive"].is_monotonic_decreasing
    assert table["share"].iloc[0] == 1


def test_a_film_leads_to_where_to_watch_it() -> None:
    assert platforms.where_to_watch(CATALOGUE, 7)["platform"].tolist() == ["disney", "hulu"]
    assert platforms.where_to_watch(CATALOGUE, 8).empty


def test_a_title_counts_whole_in_each_of_its_genres_or_is_divided_among_them() -> None:
    tables = planted()
    whole, divided = counts(tables), counts(tables, split=True)
    assert whole.sum(axis=1).tolist() == [3, 1, 0, 0]
    assert divided.sum(axis=1).tolist() == titles_with_genre(tables).tolist() == [2, 1, 0, 0]
    assert sorted(divided[divided > 0].tolist()) == [0.5, 1, 1.5]
