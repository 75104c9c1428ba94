"""The mission's questions about platforms, asked as programs ask them."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import platforms
from api.app import api
from tests.platforms import planted
from tests.served import serving


@pytest.fixture(autouse=True, scope="module")
def asked() -> Iterator[TestClient]:
    with serving(planted()):
        yield TestClient(api, raise_server_exceptions=False)


ANSWERS: list[tuple[str, dict[str, Any]]] = [
    (
        "/get_max_duration?year=2001&platform=amazon&duration_type=min",
        {
            "title": "zed",
            "platform": "amazon",
            "year": 2001,
            "duration_int": 90,
            "duration_type": "min",
            "tied": ["ábc"],
        },
    ),
    (
        "/get_max_duration/?duration_type=season",
        {
            "title": "saga",
            "platform": "amazon",
            "year": 2000,
            "duration_int": 600,
            "duration_type": "season",
            "tied": [],
        },
    ),
    (
        "/get_score_count?platform=Disney%2B&scored=3.4&year=2015",
        {"platform": "disney", "scored": 3.4, "year": 2015, "count": 1},
    ),
    (
        "/get_movie_count/?platform=amazon&score=3.4&year=2000",
        {"platform": "amazon", "scored": 3.4, "year": 2000, "count": 1},
    ),
    (
        "/get_score_count/?platform=amazon&scored=3&year=1850",
        {"platform": "amazon", "scored": 3.0, "year": 1850, "count": 0},
    ),
    ("/get_count_platform/?platform=hulu", {"platform": "hulu", "count": 2}),
    ("/get_count_platform?platform=%20Amazon%20%20PRIME", {"platform": "amazon", "count": 5}),
    (
        "/get_actor/?platform=disney&release_year=2015",
        {
            "platform": "disney",
            "year": 2015,
            "actor": "ann",
            "appearances": 2,
            "tied": ["zoe"],
        },
    ),
    (
        "/get_actor?platform=hulu&year=2015",
        {"platform": "hulu", "year": 2015, "actor": None, "appearances": 0, "tied": []},
    ),
]


@pytest.mark.parametrize(("url", "answer"), ANSWERS)
def test_answers_have_the_mission_s_keys(
    asked: TestClient, url: str, answer: dict[str, Any]
) -> None:
    response = asked.get(url)
    assert response.status_code == 200
    assert response.json() == answer
    assert list(response.json()) == list(answer)


@pytest.mark.parametrize(
    ("url", "status", "says"),
    [
        ("/get_count_platform?platform=netflx", 404, "netflx"),
        ("/get_max_duration?platform=hbo", 404, "plataforma"),
        ("/get_max_duration?duration_type=hours", 404, "min o season"),
        ("/get_max_duration?year=1801", 404, "1801"),
        ("/get_max_duration?year=two", 422, "número entero"),
        ("/get_score_count?platform=hulu&scored=3,4&year=2018", 422, "3.4"),
        ("/get_score_count?platform=hulu&scored=nan&year=2018", 422, "3.4"),
        ("/get_movie_count?platform=hulu&year=2018", 422, "«score»"),
        ("/get_movie_count?score=3&year=2018", 422, "«platform»"),
        ("/get_actor?platform=hulu", 422, "«year»"),
        ("/get_actor?platform=disney&year=1990", 404, "1990"),
        ("/get_count_platform", 422, "«platform»"),
        ("/get_count_platform?platform=%20", 422, "«platform»"),
    ],
)
def test_refusals_say_what_is_wrong(asked: TestClient, url: str, status: int, says: str) -> None:
    response = asked.get(url)
    assert response.status_code == status
    assert says in response.json()["error"]
    assert list(response.json()) == ["error", "sugerencias"]


def test_an_unknown_platform_says_what_would_be_accepted(asked: TestClient) -> None:
    suggestions = asked.get("/get_count_platform?platform=netflx").json()["sugerencias"]
    assert suggestions[0] == "netflix"
    assert set(suggestions) < {"amazon", "disney", "hulu", "netflix"}
    assert len(suggestions) == 3


def test_the_functions_have_the_mission_s_names_and_order() -> None:
    assert platforms.get_max_duration(2001, "amazon", "min")["title"] == "zed"
    assert platforms.get_score_count("amazon", 3.4, 2000)["count"] == 1
    assert platforms.get_count_platform("netflix")["count"] == 2
    assert platforms.get_actor("disney", 2015)["actor"] == "ann"
