"""A page of another origin may call the API: a React or Observable page is its usual client."""

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.errors import refuse
from serving.limits import Limits
from serving.origins import open_to_all

ELSEWHERE = {"Origin": "http://localhost:3000"}


def client() -> TestClient:
    inner = Starlette(routes=[Route("/x", lambda _request: JSONResponse({}))])
    return TestClient(open_to_all(Limits(inner, refuse)))


def test_an_answer_may_be_read_from_anywhere() -> None:
    assert client().get("/x", headers=ELSEWHERE).headers["access-control-allow-origin"] == "*"


def test_a_refusal_may_be_read_from_anywhere() -> None:
    refused = client().get(f"/{'x' * 600}", headers=ELSEWHERE)
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (422, "*")


def test_a_preflight_is_answered() -> None:
    asked = ELSEWHERE | {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "accept-language",
    }
    answer = client().options("/x", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET" in answer.headers["access-control-allow-methods"]


def test_nothing_may_be_written_from_anywhere() -> None:
    asked = ELSEWHERE | {"Access-Control-Request-Method": "POST"}
    assert client().options("/x", headers=asked).status_code == 400
