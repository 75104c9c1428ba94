"""Sums in dollars of one year: known answers, films without an index, what never changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import api
from catalogue import Catalogue
from queries.films import companies, franchises, returns
from queries.films.breakdowns import films_with_money
from queries.films.dollars import constant, dollars_of, last_year, prices
from resources import loaded as resources
from tests.planted import catalogue
from tests.ui.pages import shown, words
from views.platforms.license import Wanted, Weights, license

FILMS = """
film_id,title,date,franchise_id,budget,revenue,vote_count,vote_average
1,Gone with the Wind,1939-12-15,7,4000000,400176459,900,7.7
2,Early,1908-05-05,7,1000000,2000000,800,7.0
3,Late,2024-05-05,,1000000,3000000,700,8.0
"""
FRANCHISES = "franchise_id,franchise\n7,Saga Collection"
COMPANIES = "film_id,company\n1,Selznick\n2,Selznick"


def planted() -> Catalogue:
    return catalogue(films=FILMS, franchises=FRANCHISES, film_companies=COMPANIES)


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


@pytest.fixture
def served() -> Iterator[TestClient]:
    before = resources._holder.loaded
    tables = planted()
    resources.swap(resources.Loaded(tables, Path()))
    yield TestClient(api, raise_server_exceptions=False)
    resources.swap(before)


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
    assert served.get(link + "&dollars=1800").json()["rows"] == list(nominal.values())


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("return", {"film": "Gone with the Wind"}),
        ("franchises", {"franchise": "Saga Collection"}),
        ("companies", {"company": "Selznick"}),
        ("explore", {"tab": "distributions"}),
    ],
)
def test_figures_say_whose_dollars_they_are(path: str, link: dict[str, str]) -> None:
    assert "2024 dollars" in words(shown(path, dollars="2024", **link))
    assert "2024 dollars" not in words(shown(path, **link))


@pytest.mark.usefixtures("served")
def test_a_film_whose_prices_are_unknown_says_so() -> None:
    assert "The prices of 1908 are unknown" in words(shown("return", film="Early", dollars="2024"))
    assert "The prices of 1908" not in words(shown("return", film="Early"))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("path", ["countries", "license"])
def test_pages_with_money_offer_the_dollars(path: str) -> None:
    found = [box for box in shown(path).selectbox if box.key == "dollars"]
    assert [len(box.options) for box in found] == [113]
