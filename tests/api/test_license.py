"""`/api/license`: films to license, with the page's parameters."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import api
from models.license import PARTS
from tests.queries.platforms.test_license import planted
from tests.served import serving


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    tables = planted()
    with serving(tables, tables.folder):
        yield TestClient(api, raise_server_exceptions=False)


def test_films_come_with_score_parts_and_what_the_filters_hide(client: TestClient) -> None:
    found = client.get("/api/license/").json()
    assert found["shown"] == len(found["films"]) == 3
    assert found["hidden"] == {"platforms": 2, "votes": 1, "vote": 1}
    keys = ["id", "title", "year", "score", "parts", "votes", "vote_average", "budget", "revenue"]
    assert list(found["films"][0]) == [*keys, "return"]
    assert all(list(film["parts"]) == list(PARTS) for film in found["films"])


def test_what_is_unknown_is_null(client: TestClient) -> None:
    films = {film["title"]: film for film in client.get("/api/license").json()["films"]}
    assert films["Unknown"]["budget"] is None
    assert films["Unknown"]["parts"]["return"] is None
    assert films["Loser"]["parts"]["fit"] is None, "no model was fitted on these tables"
    assert films["Loser"]["return"] == 0.5


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("license_platforms=Netflix&license_weigh_demand=0&n=1", ["Unknown"]),
        ("genre=Family", ["Loser"]),
        ("genre=Drama&genre=Family&genres=all&license_where=any", ["Earner"]),
        ("license_country=ES&license_language=es", ["Loser"]),
        ("genre=Familiar&license_country=España", ["Loser"]),
        ("genre=family&license_country=spain&license_language=ES", ["Loser"]),
        ("years=1999&years=1998&license_money=true", ["Slip"]),
        ("platform=any&license_return=1", ["Slip"]),
        ("license_budget=1500000", ["Loser"]),
    ],
)
def test_its_parameters_are_those_of_the_page(
    client: TestClient, query: str, titles: list[str]
) -> None:
    assert [film["title"] for film in client.get(f"/api/license?{query}").json()["films"]] == titles
    assert [row["title"] for row in client.get(f"/license.json?lang=en&{query}").json()["rows"]][
        : len(titles)
    ] == titles


@pytest.mark.parametrize("path", ["/api/license", "/license.json"])
@pytest.mark.parametrize(
    "query",
    ["platform=nope", "license_platforms=nope", "genre=nope", "genre=Drama&genre=nope",
     "license_country=XX", "license_language=Klingon"],
)  # fmt: skip
def test_an_unknown_name_suggests_those_at_hand(client: TestClient, path: str, query: str) -> None:
    refused = client.get(f"{path}?{query}")
    assert refused.status_code == 404
    assert refused.json()["sugerencias"]


@pytest.mark.parametrize("query", ["license_votes=many", "license_where=here", "n=0", "years=x"])
def test_a_value_of_another_kind_is_refused(client: TestClient, query: str) -> None:
    refused = client.get(f"/api/license?{query}")
    assert refused.status_code == 422
    assert refused.json()["error"]
