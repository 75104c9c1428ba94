"""Franchises, companies, countries and returns on a catalogue that can be counted by eye."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import Catalogue, NotFoundError
from queries.films import breakdowns, companies, countries, franchises, returns
from queries.films.comparable import sound
from queries.films.filters import Filters
from queries.films.genres import genre_sets
from queries.films.money import Money
from tests.planted import catalogue

FILMS = """
film_id,title,date,date_precision,franchise_id,budget,revenue,vote_count
1,Saga,1995-05-05,day,7,10000000,30000000,50
2,Saga 2,2005-06-06,day,7,20000000,,40
3,Sagá,1940-01-01,suspect,,,5000000,60
4,Slip,1999-02-02,day,8,12,900,5
5,Alone,1999-03-03,day,,200000,100000,9
6,Sága,1940-07-07,day,,,,3
"""
FRANCHISES = """
franchise_id,franchise
7,Saga Collection
8,Slip: The Collection
9,Empty Collection
"""
COMPANIES = """
film_id,company
1,Pathé
2,Pathe
3,Pathé
3,Ocean's 8 Films
4,Pathé Distribution
5,AC/DC 100% 🎬
"""
COUNTRIES = """
film_id,country_code,country
1,IT,Italy
1,XG,East Germany
2,CD,Congo
3,CG,Congo
4,NA,Namibia
5,IT,Italy
"""
GENRES = """
film_id,genre
1,Drama
1,Action
5,Drama
4,Drama
"""


@pytest.fixture(scope="module")
def planted() -> Catalogue:
    return catalogue(
        films=FILMS,
        franchises=FRANCHISES,
        film_companies=COMPANIES,
        film_countries=COUNTRIES,
        film_genres=GENRES,
    )


def test_an_unknown_revenue_is_zero_in_the_mission_s_mean_only(planted: Catalogue) -> None:
    found = franchises.franchise(planted, "SAGA  collection")
    assert (found.name, found.films) == ("Saga Collection", 2)
    assert (found.money.total, found.money.mean) == (30e6, 15e6)
    assert (found.money.known, found.money.mean_known) == (1, 30e6)
    assert found.money.profit == 20e6


def test_a_franchise_without_films_is_not_found(planted: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        franchises.franchise(planted, "Empty Collection")


def test_franchises_are_compared_the_greatest_first_and_once(planted: Catalogue) -> None:
    table = franchises.compare(
        planted, ["slip: the collection", "Saga Collection", "saga collection"]
    ).rows
    assert list(table["name"]) == ["Saga Collection", "Slip: The Collection"]
    assert list(table["mean"]) == [15e6, 900]


def test_a_name_that_is_not_known_leaves_the_others_compared(planted: Catalogue) -> None:
    found = companies.compare(planted, ["pathe", "Pathè Distributions", "AC/DC 100% 🎬"])
    assert list(found.rows["name"]) == ["Pathé", "AC/DC 100% 🎬"]
    (missing,) = found.missing
    assert missing.name == "Pathè Distributions"
    assert missing.suggestions[0] == "Pathé Distribution"
    assert companies.compare(planted, ["nobody at all"]).rows.empty


def test_countries_are_compared_over_the_films_that_pass_and_stand_with_none(
    planted: Catalogue,
) -> None:
    drama = Filters(genres=("Drama",))
    table = countries.compare(planted, ["italia", "CG"], "films", drama).rows
    assert table[["code", "films"]].to_numpy().tolist() == [["IT", 2], ["CG", 0]]


def test_the_leaderboard_ranks_and_keeps_to_the_minimum(planted: Catalogue) -> None:
    assert list(franchises.leaderboard(planted)["name"]) == [
        "Saga Collection",
        "Slip: The Collection",
    ]
    assert list(franchises.leaderboard(planted, "films", minimum=2)["place"]) == [1]
    found = franchises.franchise(planted, "Slip: The Collection")
    assert franchises.place(planted, found) == franchises.Place(2, 2)


def test_a_minimum_counts_films_of_which_the_measure_is_known(planted: Catalogue) -> None:
    saga = franchises.leaderboard(planted, "mean_known", minimum=1)
    assert saga["name"].iloc[0] == "Saga Collection"
    assert franchises.leaderboard(planted, "mean_known", minimum=2).empty, "one revenue is known"


def test_a_slip_leads_no_ranking_of_returns(planted: Catalogue) -> None:
    table = franchises.leaderboard(planted, "median_return")
    assert table[["name", "compared", "median_return"]].to_numpy().tolist() == [
        ["Saga Collection", 1, 3.0]
    ]
    slip = franchises.franchise(planted, "Slip: The Collection").money
    assert (slip.balanced, slip.compared, slip.median_return) == (1, 0, None)


def test_spellings_of_one_company_are_one_company(planted: Catalogue) -> None:
    found = companies.company(planted, "PATHE")
    assert (found.name, found.films) == ("Pathé", 3)
    assert found.spellings == ("Pathé", "Pathe")
    assert found.money.total == 35e6


def test_a_company_s_name_is_the_whole_name(planted: Catalogue) -> None:
    with pytest.raises(NotFoundError) as error:
        companies.company(planted, "Path")
    assert "Pathé" in error.value.suggestions
    related = companies.related(planted, companies.company(planted, "Pathé"))
    assert related["name"].iloc[0] == "Pathé Distribution"


def test_companies_of_a_like_name_are_told_by_films() -> None:
    many = {"Orion Old": 1, "Orion": 1, "Orion New": 2, "Best of Orion": 3, "Orionid": 3}
    told = "\n".join(f"{n},{name}" for name, films in many.items() for n in range(films))
    tables = catalogue(
        films="film_id,title,date\n0,A,1999-01-01\n1,B,1999-01-01\n2,C,1999-01-01",
        film_companies=f"film_id,company\n{told}",
    )
    related = companies.related(tables, companies.company(tables, "Orion"))
    assert related["name"].tolist() == ["Best of Orion", "Orion New", "Orion Old"]


def test_a_slash_a_percent_sign_and_an_emoji_are_letters(planted: Catalogue) -> None:
    assert companies.company(planted, "ac/dc 100% 🎬").films == 1


def test_partners_share_films(planted: Catalogue) -> None:
    partners = companies.partners(planted, companies.company(planted, "Pathé"))
    assert partners.to_dict("list") == {"name": ["Ocean's 8 Films"], "films": [1]}


@pytest.mark.parametrize("typed", ["Italy", "italia", "ITA", "it", " ITALIA "])
def test_countries_are_found_in_both_languages_and_by_code(planted: Catalogue, typed: str) -> None:
    found = countries.country(planted, typed)
    assert (found.name, found.films) == ("Italy", 2)


@pytest.mark.parametrize("typed", ["República Democrática Alemana", "east germany", "DDR", "RDA"])
def test_a_state_that_is_no_more_is_found(planted: Catalogue, typed: str) -> None:
    assert countries.country(planted, typed).name == "East Germany"


def test_two_countries_of_one_name_are_told_apart_by_code(planted: Catalogue) -> None:
    assert countries.country(planted, "Congo").codes == ("CD", "CG")
    assert countries.country(planted, "Congo").films == 2
    assert countries.country(planted, "CG").films == 1
    assert countries.country(planted, "República Democrática del Congo").codes == ("CD",)


def test_namibia_s_code_is_no_missing_value(planted: Catalogue) -> None:
    assert countries.country(planted, "na").name == "Namibia"


def test_a_country_without_films_is_not_found(planted: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        countries.country(planted, "Francia")


def test_a_near_country_is_suggested_as_the_data_spell_it(planted: Catalogue) -> None:
    with pytest.raises(NotFoundError) as error:
        countries.country(planted, "Itaia")
    assert error.value.suggestions[0] == "Italy"


def test_the_map_s_table_has_every_country_once(planted: Catalogue) -> None:
    table = countries.films_by_country(planted)
    assert dict(zip(table["code"], table["films"], strict=True)) == {
        "IT": 2,
        "XG": 1,
        "CD": 1,
        "CG": 1,
        "NA": 1,
    }
    assert list(table.loc[table["retired"], "code"]) == ["XG"]
    assert countries.without_country(planted) == 1


def test_coproductions_name_the_partners(planted: Catalogue) -> None:
    partners = countries.partners(planted, countries.country(planted, "Italia"))
    assert partners.to_dict("list") == {"code": ["XG"], "films": [1]}
    assert countries.coproductions(planted, countries.country(planted, "Italia")) == 1


def test_a_country_and_a_company_are_narrowed_to_the_films_of_a_genre_and_decade(
    planted: Catalogue,
) -> None:
    drama = Filters(genres=("Drama",))
    italy = countries.within(planted, countries.country(planted, "it"), drama)
    assert (italy.films, italy.money.known) == (2, 2)
    nineties = Filters(genres=("Action",), years=(1990, 1999))
    assert countries.within(planted, italy, nineties).films == 1
    assert dict(countries.films_by_country(planted, nineties)[["code", "films"]].to_numpy()) == {
        "IT": 1,
        "XG": 1,
    }
    assert countries.place(planted, italy, drama) == breakdowns.Place(1, 3)
    pathe = companies.within(planted, companies.company(planted, "Pathé"), drama)
    assert (pathe.films, pathe.money.total) == (1, 30e6)
    assert companies.partners(planted, pathe).empty
    table = companies.leaderboard(planted, "films", filters=drama)
    assert table["name"].tolist() == ["Pathé", "Pathé Distribution", "AC/DC 100% 🎬"]


def test_films_bear_their_genres_in_the_source_s_order(planted: Catalogue) -> None:
    sets = genre_sets(planted)
    codes = sets.of(planted, planted.films["film_id"])
    assert [sets.sets[code] for code in codes] == [
        ("Drama", "Action"), (), (), ("Drama",), ("Drama",), ()
    ]  # fmt: skip


def test_of_homonyms_the_most_voted_answers(planted: Catalogue) -> None:
    found = returns.film_return(planted, "saga")
    assert (found.film_id, found.year, found.homonyms) == (3, 1940, (1940, 1995))
    assert (found.budget, found.revenue, found.roi, found.profit) == (None, 5e6, None, None)
    assert found.flags == ("placeholder",)


def test_a_year_picks_another_homonym(planted: Catalogue) -> None:
    assert returns.film_return(planted, "saga", 1995).roi == 3
    assert returns.film_return(planted, "SAGA (1995)").roi == 3
    with pytest.raises(NotFoundError) as error:
        returns.film_return(planted, "saga", 2001)
    assert error.value.suggestions == ("saga (1940)", "saga (1995)")


def test_sums_of_a_few_dollars_are_flagged(planted: Catalogue) -> None:
    assert returns.film_return(planted, "slip").flags == ("budget_slip", "revenue_slip")


def test_absurd_budgets_are_left_out_of_comparisons(planted: Catalogue) -> None:
    assert list(returns.comparable(planted)["title"]) == ["Saga", "Alone"]
    assert list(returns.comparable(planted, 0)["title"]) == ["Slip", "Saga", "Alone"]
    assert returns.places(planted, 4).empty


def test_a_film_is_placed_among_each_of_its_genres_and_among_all(planted: Catalogue) -> None:
    rows = returns.places(planted, 5)
    assert list(rows["genre"].fillna("all")) == ["Drama", "all"]
    assert list(rows["place"]) == [2, 2]
    assert list(rows["median"]) == [1.75, 1.75]


def test_films_come_oldest_first_with_their_profit(planted: Catalogue) -> None:
    table = breakdowns.films_with_money(
        planted, franchises.franchise(planted, "saga collection").rows
    )
    assert list(table["title"]) == ["Saga", "Saga 2"]
    assert table["profit"].iloc[0] == 20e6
    assert np.isnan(table["profit"].iloc[1])


def test_no_decade_is_skipped(planted: Catalogue) -> None:
    table = breakdowns.by_decade(planted, companies.company(planted, "Pathé").rows)
    assert list(table["decade"]) == list(range(1940, 2010, 10))
    assert list(table["films"]) == [1, 0, 0, 0, 0, 1, 1]
    assert list(table["known"]) == [1, 0, 0, 0, 0, 1, 0]


def test_a_film_counts_in_each_of_its_genres(planted: Catalogue) -> None:
    table = breakdowns.by_genre(planted, np.array([0, 4]))
    assert dict(zip(table["genre"], table["films"], strict=True)) == {"Drama": 2, "Action": 1}


def test_an_empty_catalogue_finds_nothing_and_breaks_nothing() -> None:
    empty = catalogue()
    for look_up in (
        franchises.franchise,
        companies.company,
        countries.country,
        returns.film_return,
    ):
        with pytest.raises(NotFoundError):
            look_up(empty, "Saga")
    assert franchises.leaderboard(empty).empty
    assert countries.films_by_country(empty).empty
    assert breakdowns.by_decade(empty, np.array([], dtype=int)).empty


sums = st.one_of(st.just(np.nan), st.floats(1, 1e10))


@given(st.lists(st.tuples(sums, sums), max_size=20))
def test_the_mean_over_all_is_never_above_the_mean_over_the_known(
    pairs: list[tuple[float, float]],
) -> None:
    budget, revenue = np.array(pairs).reshape(-1, 2).T
    money = Money(budget, revenue, sound(budget, revenue))
    assert 0 <= money.known <= money.films == len(pairs)
    assert money.mean <= (money.mean_known or 0) * (1 + 1e-9)
    assert (money.profit is None) == (money.balanced == 0)


def test_a_film_among_others_is_its_own_row_or_none() -> None:
    films = catalogue(
        films="film_id,title,date,budget,revenue\n1,A,2000-01-01,1000000,1000\n2,B,2000-01-01,1000000,2000"
    )
    every = returns.comparable(films)
    assert returns.among(every, 1)["title"].tolist() == ["A"]
    assert returns.among(every, 3).empty
    assert returns.among(every.iloc[:0], 1).empty


def test_a_country_is_named_as_the_data_names_it(planted: Catalogue) -> None:
    named = countries.named(planted)
    assert (named["IT"], named["CD"], named["CG"]) == ("Italy", "Congo", "Congo")
    assert set(named) == set(countries.ranking(planted)["code"])
