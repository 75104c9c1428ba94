"""`/api/films/{id}` and `/api/people`: a film's facts and a person's works."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import api
from tests.queries.works import works
from tests.served import serving

KEYS = [
    *("id", "title", "year", "titles", "date", "runtime", "genres", "countries", "languages"),
    *("overview", "directors", "cast", "franchise", "companies", "votes", "vote_average"),
    *("budget", "revenue", "return", "platforms", "link"),
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with serving(works()):
        yield TestClient(api)


def test_a_film_tells_its_facts_under_the_keys_agreed(client: TestClient) -> None:
    found = client.get("/api/films/1").json()
    assert list(found) == KEYS
    assert found["return"] == 3.0
    assert found["franchise"]["name"] == "Saga Collection"
    assert [one["id"] for one in found["franchise"]["films"]] == [1, 2, 3]
    assert found["platforms"] == {"amazon": False, "hulu": False, "netflix": False}
    assert found["link"] == "film?film=Saga&year=1995&lang=es"


def test_what_is_unknown_is_null(client: TestClient) -> None:
    found = client.get("/api/films/6/").json()
    unknown = ("runtime", "overview", "franchise", "vote_average", "budget", "revenue", "return")
    assert {found[key] for key in unknown} == {None}
    assert found["link"] == "film?film=Roma&year=2004&film_id=6&lang=es"


def test_a_platform_that_has_it_says_so(client: TestClient) -> None:
    assert client.get("/api/films/7").json()["platforms"] == {
        "amazon": True,
        "hulu": False,
        "netflix": True,
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [("99", 404), ("x", 422), ("3.5", 422), ("-1", 422), ("99999999999", 422), ("", 422)],
)
def test_a_number_of_no_film_is_refused_as_everywhere(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(f"/api/films/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "sugerencias"}


def test_a_person_s_works_are_told_under_the_keys_agreed(client: TestClient) -> None:
    found = client.get("/api/people", params={"name": "ana gomez"}).json()
    assert list(found) == ["name", "person_id", "films", "titles"]
    assert (found["name"], found["person_id"]) == ("Ana Gómez", None)
    assert found["films"][-1] == {
        "id": 1,
        "title": "Saga",
        "year": 1995,
        "role": "director|cast",
        "votes": 500,
        "revenue": 30_000_000,
        "platforms": [],
    }
    assert found["titles"] == [
        {
            "id": "ns2",
            "title": "ROMA",
            "year": 2018,
            "role": "director",
            "platforms": ["netflix"],
        }
    ]


@pytest.mark.parametrize(("name", "status"), [("Ana Gomes", 404), ("", 422), ("x" * 301, 422)])
def test_a_name_of_nobody_is_refused_as_everywhere(
    client: TestClient, name: str, status: int
) -> None:
    answer = client.get("/api/people", params={"name": name})
    assert answer.status_code == status
    if status == 404:
        assert answer.json()["sugerencias"] == ["Ana Gómez"]


def test_both_are_documented(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/films/{id}", "/api/people"} <= set(paths)


def test_the_search_leads_to_the_pages(client: TestClient) -> None:
    def first(q: str) -> str:
        return str(client.get("/api/search", params={"q": q}).json()["hits"][0]["link"])

    assert first("Saga 2").startswith("film?film=Saga+2&year=2005")
    assert first("The House").startswith("film?title=The+House&platform=")
    assert first("Ana Gómez").startswith("person?person=Ana+G")
