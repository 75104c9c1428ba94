"""Health, documentation and the paths that the server hands to the API."""

import re
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import settings
from schemathesis.specs.openapi.checks import use_after_free
from starlette.routing import Match, Route
from starlette.testclient import TestClient

from api.app import PATHS, api
from api.data.routes import TYPES
from catalogue import VERSION
from resources import loaded as resources
from tests.planted import IDENTITY

FILE = {"type": "string", "format": "binary"}


def test_health_tells_version_data_and_problems(client: TestClient) -> None:
    health = client.get("/api/health/").json()
    assert health["version"] == VERSION
    assert health["data"]["identity"] == IDENTITY
    assert health["data"]["age_hours"] > 0
    assert (health["films"], health["titles"], health["ratings"]) == (5, 0, 0)
    assert health["status"] == "degraded"
    assert "The tables hold no titles." in health["problems"]


@pytest.mark.parametrize(("sample", "warned"), [(True, False), (False, True)])
def test_health_warns_of_old_tables_and_stays_well(
    client: TestClient, sample: bool, warned: bool
) -> None:
    served = resources.served()
    assert served is not None
    tables = served.catalogue
    manifest = replace(
        tables.manifest, built="2020-01-02T03:04:05+00:00", provenance={"sample": sample}
    )
    try:
        resources.swap(replace(served, catalogue=replace(tables, manifest=manifest)))
        health = client.get("/api/health").json()
    finally:
        resources.swap(served)
    assert any("days old" in warning for warning in health["warnings"]) == warned
    assert not any("days old" in problem for problem in health["problems"])


def test_the_documentation_asks_no_other_host_for_anything(client: TestClient) -> None:
    page = client.get("/api/docs").text
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    for address in re.findall(r"(?:src|href)=\"(/[^\"]+)", page):
        assert client.get(address).status_code == 200


def test_every_path_is_handed_to_the_api() -> None:
    routes = [Route(pattern, api) for pattern in PATHS]
    for path in [*api.openapi()["paths"], "/api/docs", "/retorno", "/retorno/", "/retorno/a/b"]:
        scope = {"type": "http", "method": "GET", "path": path}
        assert any(route.matches(scope)[0] is Match.FULL for route in routes), path
    for path in ["/", "/months", "/_stcore/health", "/retornos"]:
        scope = {"type": "http", "method": "GET", "path": path}
        assert all(route.matches(scope)[0] is Match.NONE for route in routes), path


def test_every_endpoint_documents_its_answer_and_its_errors() -> None:
    for path, methods in api.openapi()["paths"].items():
        responses = methods["get"]["responses"]
        assert set(responses) >= {"200", "404", "422"}, path
        for status, response in responses.items():
            file = TYPES.get(path.rpartition(".")[2]) if status == "200" else None
            schema = response["content"][file or "application/json"]["schema"]
            assert schema == FILE if file else "$ref" in schema, path
        assert methods["get"]["summary"]


schema = schemathesis.openapi.from_asgi("/api/openapi.json", api)


@pytest.mark.usefixtures("client")
@schema.parametrize()
@settings(max_examples=15, deadline=None)
def test_no_request_contradicts_the_documentation(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=[use_after_free])
