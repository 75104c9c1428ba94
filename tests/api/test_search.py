"""`/api/search`: from any name to what bears it."""

import pytest
from fastapi.testclient import TestClient

from api.app import make_api


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(make_api())


def test_a_film_is_found_by_its_spanish_title_and_told_by_both(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "el padrino"}).json()["hits"][0]
    assert {key: found[key] for key in ("kind", "name", "title", "year")} == {
        "kind": "film",
        "name": "El padrino",
        "title": "The Godfather",
        "year": 1972,
    }
    assert isinstance(found["id"], int)
    assert found["link"].startswith("film?film=The+Godfather&year=1972")


def test_in_english_a_film_bears_the_title_of_the_data(client: TestClient) -> None:
    headers = {"Accept-Language": "en"}
    hits = client.get("/api/search", params={"q": "el padrino"}, headers=headers).json()["hits"]
    assert hits[0]["name"] == "The Godfather"


def test_no_more_than_asked_for_are_told(client: TestClient) -> None:
    assert len(client.get("/api/search", params={"q": "king", "n": 3}).json()["hits"]) == 3


@pytest.mark.parametrize("typed", ["asdfgh", "!!!", "zzzzzz"])
def test_what_resembles_nothing_finds_nothing(client: TestClient, typed: str) -> None:
    assert client.get("/api/search", params={"q": typed}).json() == {"hits": []}


def test_films_of_the_name_typed_are_told_with_the_one_that_is_meant(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "la bella y la bestia"}).json()["hits"][0]
    assert {found["year"], *(other["year"] for other in found["namesakes"])} >= {1991, 2017}
    assert all(other["link"].startswith("film?film=") for other in found["namesakes"])


def test_what_is_refused_is_offered_what_resembles_it(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "shrek 12"}).json()
    assert found["hits"] == []
    assert "Shrek" in found["suggestions"]


def test_without_a_name_it_says_what_is_wanted(client: TestClient) -> None:
    assert client.get("/api/search").status_code == 422
