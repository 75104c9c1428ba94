"""`?data=IDENTITY` in a request: the API and the data addresses answer from that version."""

import pytest
from fastapi.testclient import TestClient

from api.app import make_api


@pytest.fixture
def client() -> TestClient:
    return TestClient(make_api())


def january(client: TestClient, query: str) -> int:
    found: int = client.get(f"/peliculas_mes/enero{query}").json()["cantidad"]
    return found


def test_an_answer_comes_from_the_version_that_is_named(
    client: TestClient, identities: list[str]
) -> None:
    old, new = identities
    assert [january(client, q) for q in ("", f"?data={old}", f"?data={new}", "")] == [2, 1, 2, 2]
    answer = client.get(f"/peliculas_mes/enero?data={old}")
    assert answer.headers["X-Data-Version"] == old
    assert "X-Data-Problem" not in answer.headers
    assert "X-Data-Version" not in client.get("/peliculas_mes/enero").headers


@pytest.mark.parametrize("named", ["000000000000", "../..", "é", "%00", "x" * 400])
def test_an_unknown_version_is_told_and_the_present_one_answers(
    client: TestClient, identities: list[str], named: str
) -> None:
    answer = client.get("/peliculas_mes/enero", params={"data": named})
    assert answer.json()["cantidad"] == 2
    assert answer.headers["X-Data-Version"] == identities[1]
    assert answer.headers["X-Data-Problem"].startswith("This version is not on this machine")


def test_a_data_address_answers_from_it_and_its_link_leads_to_it(
    client: TestClient, identities: list[str]
) -> None:
    found = client.get(f"/months.json?month=1&data={identities[0]}&lang=en").json()
    assert found["data"]["identity"] == identities[0]
    assert f"data={identities[0]}" in found["link"]
    now = client.get("/months.json?month=1&lang=en").json()
    assert now["data"]["identity"] == identities[1]
    assert "data=" not in now["link"]


def test_health_tells_what_is_served_whatever_the_link_names(
    client: TestClient, identities: list[str]
) -> None:
    found = client.get(f"/api/health?data={identities[0]}").json()
    assert found["data"]["identity"] == identities[1]
