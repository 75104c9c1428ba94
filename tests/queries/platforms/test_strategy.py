"""What platforms bet on: the five measures, genres against the mean, demand against supply."""

import pandas as pd
import pytest

from catalogue import Catalogue, load
from catalogue.genres import genres, twenty
from queries.platforms import strategy
from queries.platforms.genres import counts
from tests.planted import catalogue
from tests.test_layers import ROOT

TITLES = """
title_id,platform,type,title,release_year,film_id
as1,amazon,movie,One,2020,1
as2,amazon,movie,Two,2010,
as3,amazon,tv show,Three,2000,
as4,amazon,movie,Four,2000,
ns1,netflix,movie,One,2020,1
ns2,netflix,movie,Five,2019,
"""
GENRES_OF = """
title_id,genre
as1,Drama
as2,Drama
as3,Comedy
as4,Action-Adventure
ns1,TV Dramas
ns1,Dramas
ns2,Comedies
ns2,LGBTQ
"""
COUNTRIES = "title_id,country\nas1,India\nas2,India\nas3,France\nns1,India\nns1,France"
FILMS = """
film_id,title,date,vote_count,vote_average
1,One,2020-01-02,100,7
2,Two,2010-01-02,300,5
3,Three,2010-01-02,10,9
4,Silent,2010-01-02,0,
"""
FILM_GENRES = "film_id,genre\n1,Drama\n2,Drama\n3,Comedy\n4,Comedy"


def planted() -> Catalogue:
    return catalogue(
        films=FILMS,
        film_genres=FILM_GENRES,
        titles=TITLES,
        title_genres=GENRES_OF,
        title_countries=COUNTRIES,
    )


def test_the_measures_of_a_platform_are_counted_by_hand() -> None:
    found = strategy.strategies(planted())
    amazon, netflix = found.of("amazon"), found.of("netflix")
    assert (found.year, found.linked) == (2020, 2)
    assert (amazon["titles"], netflix["titles"]) == (4, 2)
    assert (amazon["exclusive"], netflix["exclusive"]) == (0.75, 0.5)
    assert amazon["shared"] == netflix["shared"] == pytest.approx(1 / 5)
    assert (amazon["age"], netflix["age"]) == (15, 0.5)
    assert (amazon["recent"], netflix["recent"]) == (0.25, 1)
    assert netflix["genres"] == pytest.approx(0.5)
    assert amazon["genres"] == pytest.approx((2 / 4) ** 2 + (1 / 4) ** 2 + (1 / 4) ** 2)
    assert amazon["countries"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    assert (amazon["genre_titles"], amazon["country_titles"]) == (4, 3)


def test_two_platforms_overlap_by_the_works_on_both_of_those_on_either() -> None:
    assert strategy.closest(planted()) == ("Amazon Prime", "Netflix", pytest.approx(1 / 5))
    assert strategy.jaccard(planted()).to_numpy().tolist() == [[1, 0.2], [0.2, 1]]


def test_a_genre_is_told_once_a_title_whatever_the_platform_calls_it() -> None:
    titles = dict(zip(genres(), counts(planted()).T.tolist(), strict=True))
    assert titles["Drama"] == [2, 1]
    assert titles["Comedy"] == [1, 1]
    assert titles["Action"] == [1, 0]


def test_a_share_is_set_against_the_mean_share_of_the_platforms() -> None:
    rows = strategy.representation(planted(), "netflix").set_index("genre")
    assert rows.loc["Comedy", "share"] == 0.5
    assert rows.loc["Comedy", "mean"] == pytest.approx((0.25 + 0.5) / 2)
    assert rows.loc["Comedy", "index"] == pytest.approx(0.5 / 0.375)
    assert "Western" not in rows.index


def test_a_genre_without_a_word_on_a_platform_is_neither_shunned_nor_bet_on() -> None:
    for platform in ("amazon", "netflix"):
        rows = strategy.representation(planted(), platform)
        assert set(rows["genre"]) == {"Comedy", "Drama"}


def test_demand_is_votes_a_film_with_a_vote_and_supply_the_titles_held() -> None:
    rows = strategy.demand_and_supply(planted()).set_index("genre")
    assert rows.loc["Drama", ["titles", "films", "votes", "vote"]].tolist() == [3, 2, 200, 6]
    assert rows.loc["Comedy", ["titles", "films", "votes"]].tolist() == [2, 1, 10]
    assert rows["corner"].to_dict() == {"Comedy": "quiet", "Drama": "crowded"}


def test_the_supply_of_all_is_that_of_each_platform_together() -> None:
    tables = planted()
    each = [
        strategy.demand_and_supply(tables, name).set_index("genre")["titles"]
        for name in tables.titles["platform"].astype("str").unique()
    ]
    together = pd.concat(each).groupby(level=0).sum()
    every = strategy.demand_and_supply(tables).set_index("genre")["titles"]
    assert together.to_dict() == every.to_dict()


def test_age_is_told_the_youngest_platform_first() -> None:
    rows = strategy.ages(planted())
    assert rows["platform"].tolist() == ["Netflix", "Amazon Prime"]
    assert rows["median"].tolist() == [0.5, 15]


def test_one_platform_alone_has_no_overlap_and_none_no_measures() -> None:
    alone = catalogue(titles="title_id,platform,type,title,release_year\nzs1,zed,movie,Z,1999")
    found = strategy.strategies(alone)
    assert found.of("zed")["exclusive"] == 1
    assert found.most("shared") is None
    assert found.most("genres") is None
    assert strategy.closest(alone) is None
    assert strategy.strategies(catalogue()).table.empty


def test_every_label_leads_to_one_of_twenty_genres() -> None:
    assert set(twenty().values()) == set(genres())
    assert len(genres()) == 20


def test_most_words_of_the_sample_are_translated() -> None:
    tables = load(ROOT / "data/sample/tidy")
    found = strategy.strategies(tables).table
    assert (found["genre_titles"] >= 0.98 * found["titles"]).all()
