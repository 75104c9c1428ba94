"""What programs are told of the API is true: every path, an example that works, a line of code."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from api.app import api
from catalogue.store import load
from language.texts import speaking
from tests.served import serving
from views import links as way
from views import pages
from views.programs.page import lines
from views.programs.paths import Path as Path_
from views.programs.paths import paths

SAMPLE = Path(__file__).parents[2] / "data/sample/tidy"
with speaking("en"):
    PATHS = paths(load(SAMPLE))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with serving(load(SAMPLE), SAMPLE):
        yield TestClient(api, base_url=way.root())


def test_every_path_of_the_api_is_told(client: TestClient) -> None:
    described = set(client.get("/api/openapi.json").json()["paths"])
    views = {f"/{name}.{form}" for name in pages.names() for form in ("json", "csv", "xlsx")}
    told = {path.path for path in PATHS}
    assert told == (described - views) | {f"/{{page}}.{form}" for form in ("json", "csv", "xlsx")}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.path)
def test_its_example_is_answered(client: TestClient, path: object) -> None:
    answer = client.get(path.example)  # type: ignore[attr-defined]
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.path)
def test_its_example_asks_by_parameters_that_there_are(client: TestClient, path: Path_) -> None:
    asked = set(parse_qs(urlsplit(path.example).query))
    told = client.get("/api/openapi.json").json()["paths"].get(path.path)
    known = (
        {parameter["name"] for parameter in told["get"].get("parameters", [])} if told else asked
    )
    assert asked <= known


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.path)
def test_its_lines_ask_the_example(path: object) -> None:
    found = dict(lines(path))  # type: ignore[arg-type]
    assert shlex.split(found["curl"])[-1] == f"{way.root()}{path.example}"  # type: ignore[attr-defined]
    compile(found["Python"], "line", "exec")
    assert f"fetch('{way.root()}" in found["JavaScript"]
    assert not any("\n" in line for line in found.values())


def test_both_languages_say_it_in_words() -> None:
    with speaking("es"):
        spanish = paths(load(SAMPLE))
    for path, other in zip(PATHS, spanish, strict=True):
        assert path.example == other.example
        assert path.said != other.said
        assert " " in path.said


def test_every_summary_of_the_description_is_in_words(client: TestClient) -> None:
    for path, methods in client.get("/api/openapi.json").json()["paths"].items():
        summary = methods["get"]["summary"]
        assert len(summary.split()) > 3, (path, summary)
        assert not re.search(r"[A-Z]\w+ [A-Z]\w+ [A-Z]\w+$", summary), summary


def test_llms_txt_says_what_is_where(client: TestClient) -> None:
    answer = client.get("/llms.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("# Butaca\n\n> ")
    links = re.findall(r"\]\((\S+)\)", answer.text)
    assert all(link.startswith(way.root()) for link in links)
    for link in links:
        known = link.removeprefix(way.root()).lstrip("/") in [*pages.PAGES, "mcp"]
        assert known or client.get(link).status_code == 200, link
    assert {f"{way.root()}/{name}.json" for name in pages.names()} <= set(answer.text.split())
