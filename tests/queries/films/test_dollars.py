"""Sums in dollars of one year: known answers, films without an index, what never changes."""

import gc
from collections.abc import Iterator
from weakref import ref

import numpy as np
import pytest
import streamlit as st
from starlette.testclient import TestClient

from api.app import api
from catalogue import Catalogue
from models.license.score import returned
from queries.across.person import person
from queries.across.works import is_the_one, work
from queries.data.reach import reach
from queries.explore.variables import slips
from queries.films import companies, countries, examples, franchises, returns, standing
from queries.films.breakdowns import films_with_money
from queries.films.dollars import INDEXES, KEPT, constant, dollars_of, last_year, prices
from queries.films.film import film
from queries.films.money import money
from queries.rows import _reader
from tests.planted import catalogue
from tests.queries.works import works
from tests.served import serving
from tests.ui.pages import shown, words
from views.platforms.license import Wanted, Weights, license

FILMS = """
film_id,title,date,franchise_id,budget,revenue,vote_count,vote_average
1,Gone with the Wind,1939-12-15,7,4000000,400176459,900,7.7
2,Early,1908-05-05,7,1000000,2000000,800,7.0
3,Late,2024-05-05,,1000000,3000000,700,8.0
"""
FRANCHISES = "franchise_id,franchise\n7,Saga Collection"
PEOPLE = "film_id,person,role\n1,Vivien Leigh,cast"
COMPANIES = "film_id,company\n1,Selznick\n2,Selznick"


def planted() -> Catalogue:
    return catalogue(
        films=FILMS, franchises=FRANCHISES, film_companies=COMPANIES, film_people=PEOPLE
    )


def test_every_year_has_a_price_and_the_table_ends_with_a_full_one() -> None:
    assert list(prices()) == list(range(1913, 2025))
    assert last_year() == 2024


@pytest.mark.parametrize(
    ("year", "base", "factor"),
    [
        (1939, 2024, 22.5676),
        (1977, 2024, 5.1764),
        (2000, 2024, 1.8217),
        (1913, 2024, 31.6858),
        (2024, 1939, 0.0443),
        (2016, 2016, 1.0),
    ],
)
def test_a_dollar_of_one_year_is_so_many_of_another(year: int, base: int, factor: float) -> None:
    assert prices()[base] / prices()[year] == pytest.approx(factor, abs=5e-5)


def test_gone_with_the_wind_took_nine_thousand_million_dollars_of_2024() -> None:
    film = returns.film_return(constant(planted(), 2024), "Gone with the Wind")
    assert film.revenue == pytest.approx(400_176_459 * 313.689 / 13.9)
    assert round((film.revenue or 0) / 1e9, 2) == 9.03
    assert film.roi == pytest.approx(400_176_459 / 4_000_000)


def test_a_film_of_a_year_without_prices_keeps_its_nominal_sums() -> None:
    film = returns.film_return(constant(planted(), 2024), "Early")
    assert (film.budget, film.revenue) == (1_000_000, 2_000_000)


def test_totals_of_franchises_and_companies_are_in_the_same_dollars() -> None:
    tables, wind = constant(planted(), 2024), 400_176_459 * 313.689 / 13.9
    assert franchises.franchise(tables, "Saga Collection").money.total == pytest.approx(wind + 2e6)
    assert companies.company(tables, "Selznick").money.total == pytest.approx(wind + 2e6)
    assert franchises.leaderboard(tables)["total"].tolist() == [pytest.approx(wind + 2e6)]
    nominal = planted()
    assert franchises.leaderboard(nominal)["total"].tolist() == [402_176_459]


def test_the_nominal_catalogue_stays_as_it_was() -> None:
    nominal = planted()
    before = nominal.films.copy()
    assert dollars_of(constant(nominal, 2000)) == 2000
    assert dollars_of(nominal) is None
    assert nominal.films.equals(before)
    rows = constant(nominal, 2000).films["film_id"].index.to_numpy()
    assert films_with_money(nominal, rows)["revenue"].sum() == before["revenue"].sum()


def test_the_floors_of_what_to_license_are_in_the_same_dollars() -> None:
    wanted = Wanted(budget=50_000_000)
    assert license(planted(), wanted, Weights()).ranking.films == 0
    found = license(constant(planted(), 2024), wanted, Weights()).ranking.table
    assert found["title"].tolist() == ["Gone with the Wind"]


SLIPS = """
film_id,title,date,budget,revenue,vote_count,vote_average
1,Slip,1939-01-01,400,900,900,7.0
2,Cheap,1939-01-01,60000,5000000,800,7.0
3,Sound,1939-01-01,150000,450000,700,7.0
4,Dear,2024-01-01,150000,300000,600,7.0
"""


@pytest.mark.parametrize("year", [2024, 1913])
def test_slips_and_floors_are_nominal_whatever_the_dollars(year: int) -> None:
    """A dollar of 1939 is 22 of 2024: no floor turns with it, nor the order of returns."""
    nominal = catalogue(
        films=SLIPS,
        film_genres="film_id,genre\n1,Drama\n2,Drama\n3,Drama\n4,Drama",
        film_people="film_id,person,role\n1,Ann,cast\n2,Ann,cast\n3,Ann,cast\n4,Ann,cast",
        franchises="franchise_id,franchise\n7,Saga Collection",
    )
    dollars = constant(nominal, year)
    for title in ("Slip", "Sound"):
        before, after = (returns.film_return(t, title) for t in (nominal, dollars))
        assert before.flags == after.flags
        assert film(dollars, after.film_id).flags == before.flags
    for measure in ("budget", "revenue", "roi"):
        assert (
            standing.comparable(dollars, measure) == standing.comparable(nominal, measure)
        ).all()
    for tables in (nominal, dollars):
        assert returns.comparable(tables)["title"].tolist() == ["Sound", "Dear"]
        assert len(returns.rivals(tables, 3)) == 1
        assert returns.places(tables, 3)["of"].tolist() == [2, 2]
        assert returns.places(tables, 2).empty
        assert money(tables, np.arange(4)).compared == 2
        assert slips(tables, np.arange(4)).tolist() == [True, True, False, False]
        assert np.isfinite(returned(tables)).tolist() == [False, False, True, True]
    assert returns.comparable(dollars, 70_000)["title"].tolist() == ["Sound", "Dear"]


def test_what_is_said_to_tell_of_no_money_is_the_same_in_any_dollars() -> None:
    nominal = catalogue(films=SLIPS, film_genres="film_id,genre\n1,Drama\n2,War\n3,War\n4,War")
    dollars = constant(nominal, 1913)
    for make in INDEXES:
        # Of the dollars' own tables, whatever `once` would share.
        assert repr(make(dollars)) == repr(make(nominal)), make.__qualname__


def test_answers_that_tell_of_no_sums_are_kept_once_for_all_dollars() -> None:
    nominal = planted()
    dollars = constant(nominal, 1913)
    for tables in (nominal, constant(nominal, 2024), dollars):
        groups = standing.groups_of(tables, film(tables, 1))
        assert groups is standing.groups_of(nominal, film(nominal, 1))
        assert standing.places(tables, 1, "roi") is standing.places(nominal, 1, "roi")
        assert reach(tables) is reach(nominal)
    assert standing.places(dollars, 1, "revenue") is not standing.places(nominal, 1, "revenue")
    for row in nominal.films.itertuples():
        asked = (row.film_id, row.title, row.year)
        # Asked of the nominal tables without what is kept.
        assert is_the_one(dollars, *asked) == is_the_one.__wrapped__(nominal, *asked)


def test_a_work_has_the_sums_of_the_dollars_that_are_asked_for() -> None:
    nominal = planted()
    for tables in (nominal, constant(nominal, 2024), constant(nominal, 1913), nominal):
        own = work(tables, "Gone with the Wind").film
        assert own == film(tables, 1)
        assert own is not None
        assert own.revenue == tables.films["revenue"][0]
        assert own.budget == tables.films["budget"][0]


def test_a_person_s_works_have_the_sums_of_the_dollars_that_are_asked_for() -> None:
    nominal = works()
    for tables in (nominal, constant(nominal, 2024), constant(nominal, 1913), nominal):
        found = person(tables, "Ana Gómez")
        films = tables.films.set_index("film_id")
        own = found.works[found.works["film_id"].notna()]
        assert len(own) == 3
        for name in ("budget", "revenue"):
            assert own[name].tolist() == films.loc[own["film_id"].astype(int), name].tolist()
        assert found.works["revenue"].isna().tolist() == [True, False, False, False]
        assert found.money.total == pytest.approx(own["revenue"].sum())


def test_how_many_films_a_country_has_is_kept_once_for_all_dollars() -> None:
    nominal = works()
    dollars = constant(nominal, 1913)
    assert countries.counted(dollars) is countries.counted(nominal)
    every = countries.films_by_country(dollars)
    assert countries.counted(dollars).equals(every[["code", "country", "films"]])
    italy = countries.country(dollars, "Italy")
    assert countries.place(dollars, italy) == countries.place(nominal, italy)


def test_only_sums_are_another_column() -> None:
    nominal = planted()
    films = constant(nominal, 2024).films
    assert [name for name in films if not films[name].equals(nominal.films[name])] == [
        "budget",
        "revenue",
    ]
    for name in ("film_id", "roi", "vote_count"):
        assert np.shares_memory(films[name].to_numpy(), nominal.films[name].to_numpy())


def test_few_years_are_kept_and_the_others_go_at_once() -> None:
    nominal = planted()
    gc.disable()  # nothing waits for a collection
    try:
        asked = [ref(constant(nominal, 1990 + i)) for i in range(KEPT + 2)]
        for i in range(KEPT):
            returns.film_return(constant(nominal, 1992 + i), "Early")
        assert [found() is None for found in asked] == [True, True, *[False] * KEPT]
        constant(nominal, 2000)
        assert asked[2]() is None
    finally:
        gc.enable()


def test_a_catalogue_in_other_dollars_keeps_no_second_copy_of_what_has_no_money() -> None:
    nominal = planted()
    constant(nominal, 2024).once(names_reader := _reader("film_people", "person"))
    assert names_reader in nominal._made


@pytest.fixture
def served() -> Iterator[TestClient]:
    tables = planted()
    with serving(tables):
        yield TestClient(api, raise_server_exceptions=False)


def test_the_answers_of_the_contract_stay_nominal(served: TestClient) -> None:
    for path in (
        "/retorno/Gone with the Wind",
        "/franquicia/Saga Collection",
        "/productoras/Selznick",
    ):
        assert served.get(f"{path}?dollars=2024").json() == served.get(path).json()
    assert served.get("/retorno/Gone with the Wind?dollars=2024").json()["ganacia"] == 400_176_459


def test_a_data_address_takes_the_dollars_of_the_link(served: TestClient) -> None:
    link = "/franchises.json?franchise=Saga+Collection&tab=table&lang=en"
    nominal, dollars = (
        {row["title"]: row for row in served.get(link + more).json()["rows"]}
        for more in ("", "&dollars=2024")
    )
    assert dollars["Gone with the Wind"]["revenue"] > 9e9
    assert dollars["Gone with the Wind"]["dollars"] == "2024"
    assert dollars["Early"]["dollars"] == "nominal"
    assert "dollars" not in nominal["Early"]
    for more, unit in (("", "US dollar"), ("&dollars=2024", "US dollar of 2024")):
        columns = served.get(link + more).json()["columns"]
        assert {c["unit"] for c in columns if c["type"] == "money"} == {unit}
    refused = served.get(link + "&dollars=1800")
    assert refused.status_code == 404, "nominal sums are not what was asked for"
    assert refused.json()["sugerencias"]


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("return", {"film": "Gone with the Wind"}),
        ("franchises", {"franchise": "Saga Collection"}),
        ("companies", {"company": "Selznick"}),
        ("film", {"film": "Gone with the Wind", "tab": "money"}),
        ("person", {"person": "Vivien Leigh"}),
        ("explore", {"tab": "distributions"}),
    ],
)
def test_figures_say_whose_dollars_they_are(path: str, link: dict[str, str]) -> None:
    assert "2024 dollars" in words(shown(path, dollars="2024", **link))
    assert "2024 dollars" not in words(shown(path, **link))


@pytest.mark.usefixtures("served")
def test_a_film_whose_prices_are_unknown_says_so() -> None:
    for path in ("return", "film"):
        told = words(shown(path, film="Early", dollars="2024"))
        assert "The prices of 1908 are unknown" in told
        assert "The prices of 1908" not in words(shown(path, film="Early"))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("path", ["countries", "license"])
def test_pages_with_money_offer_the_dollars(path: str) -> None:
    found = [box for box in shown(path).selectbox if box.key == "dollars"]
    assert [len(box.options) for box in found] == [113]


@pytest.mark.usefixtures("served")
def test_a_frame_of_an_unknown_name_says_so_and_leads_to_the_whole_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(st.context), "is_embedded", property(lambda _: True))
    page = shown("franchises", franchise="Sagga Colection")
    assert "There is no franchise called **Sagga Colection**." in words(page)
    assert not page.button
    assert page.get("link_button")


@pytest.mark.usefixtures("served")
def test_a_frame_tells_the_dollars_of_its_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(st.context), "is_embedded", property(lambda _: True))
    page = shown("franchises", franchise="Saga Collection", tab="table", dollars="2024")
    assert "dollars" in page.dataframe[0].value.columns


def test_the_first_example_of_a_page_is_looked_for_once_whatever_the_dollars() -> None:
    films = catalogue(films="film_id,title,date,vote_count\n1,Titanic,1997-01-01,5\n")
    others = [constant(films, year) for year in (1990, 2000)]
    assert [examples.earner(one) for one in (films, *others)] == ["Titanic"] * 3
    assert not any("queries.films.examples._earner" in one.made() for one in others)
