"""Data addresses: every view of every page holds the same numbers in each of its formats."""

import asyncio
import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema
import openpyxl
import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from api.app import api
from api.data.examples import EXAMPLES, parameters
from catalogue.store import load
from language.texts import speaking
from resources import loaded as resources
from tests.served import serving
from views import pages
from views.reading import FromLink, parts

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


def offered(name: str) -> list[str]:
    """Return the views that a page offers of the sample; one without a name if it has no tabs."""
    page, ask, tables = pages.named(name), FromLink({}), load(SAMPLE)
    with speaking("en"):
        return [*page.views(page.found(page.given(tables, ask), ask))] or [""]


OFFERED = {name: offered(name) for name in pages.names()}
VIEWS = [(name, tab) for name, tabs in OFFERED.items() for tab in tabs]
ABSENT = [(name, tab) for name in OFFERED for tab in {*pages.named(name).tabs} - {*OFFERED[name]}]
"""Views that there are of other data, or of another film."""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with serving(load(SAMPLE), SAMPLE):
        yield TestClient(api, raise_server_exceptions=False)


def asked(client: TestClient, name: str, form: str, **query: str) -> Any:
    answer = client.get(f"/{name}.{form}", params=query)
    assert answer.status_code == 200, answer.text[:300]
    return answer


def number(text: str, *, comma: bool) -> float | None:
    try:
        return float(text.replace(",", ".") if comma else text)
    except ValueError:
        return None


def same(cell: Any, value: Any, *, comma: bool) -> bool:
    """Tell whether a cell of a CSV file is a JSON value."""
    if value is None:
        return cell == ""
    if isinstance(value, bool | str):
        told = str(value).replace("\n", " ").replace("\r", " ")
        return cell.removeprefix("'") == told.removeprefix("'")
    return number(cell, comma=comma) == pytest.approx(value)


def keys(name: str, tab: str) -> list[str]:
    """Return the keys of all that a view shows as rows."""
    with speaking("en"):
        found = parts(pages.named(name), resources.catalogue(), FromLink({"tab": [tab]}))
    return [part.key for part in found]


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize(("name", "tab"), VIEWS)
def test_json_csv_and_workbook_hold_the_same(
    client: TestClient, name: str, tab: str, lang: str
) -> None:
    schema = client.get("/api/view.schema.json").json()
    told = keys(name, tab)
    assert told
    assert len(set(told)) == len(told)
    for key in told:
        view = asked(client, name, "json", tab=tab, lang=lang, part=key).json()
        jsonschema.validate(view, schema)
        agree(client, view, name, {"tab": tab, "lang": lang, "part": key})


def agree(client: TestClient, view: dict[str, Any], name: str, query: dict[str, str]) -> None:
    """Assert that a view's CSV and workbook hold what its JSON holds."""
    names = [column["name"] for column in view["columns"]]
    labels = [column["label"] for column in view["columns"]]
    assert names
    assert len(set(names)) == len(names)
    assert labels == [" ".join(label.split()) for label in labels], "told apart by words alone"
    assert len(set(labels)) == len(labels)
    assert all(set(row) == set(names) for row in view["rows"])

    text = asked(client, name, "csv", **query).content.decode("utf-8-sig")
    comma = query["lang"] == "es"
    table = list(csv.reader(io.StringIO(text), delimiter=";" if comma else ","))
    assert [label.removeprefix("'") for label in table[0]] == labels
    for line, row in zip(table[1:], view["rows"], strict=True):
        for cell, key in zip(line, names, strict=True):
            assert same(cell, row[key], comma=comma), (key, cell, row[key])

    workbook = asked(client, name, "xlsx", **query).content
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet, about = book.worksheets
    lines = list(sheet.iter_rows(values_only=True))
    assert list(lines[0]) == labels
    for cells, row in zip(lines[1:], view["rows"], strict=True):
        for cell, column in zip(cells, view["columns"], strict=True):
            value = row[column["name"]]
            if isinstance(cell, datetime):
                assert (column["type"], cell.date().isoformat()) == ("date", value)
            elif isinstance(value, float | int):
                assert cell == pytest.approx(value)
            else:
                assert (cell or None) == (value or None)
    assert not [c for s in book for line in s.iter_rows() for c in line if c.data_type == "f"]
    assert view["data"]["identity"] in [line[1] for line in about.iter_rows(values_only=True)]


@pytest.mark.parametrize(("name", "tab"), VIEWS)
def test_the_link_of_an_answer_asks_for_the_same_answer(
    client: TestClient, name: str, tab: str
) -> None:
    view = asked(client, name, "json", tab=tab, lang="en").json()
    query = parse_qs(urlsplit(view["link"]).query, keep_blank_values=True)
    again = client.get(f"/{name}.json", params=query).json()
    assert again["link"] == view["link"]
    assert again["rows"] == view["rows"]


@pytest.mark.parametrize(("name", "tab"), sorted(ABSENT))
def test_a_view_that_there_is_not_is_no_other_one(client: TestClient, name: str, tab: str) -> None:
    answer = client.get(f"/{name}.json?tab={tab}")
    assert answer.status_code == 404
    assert set(answer.json()["sugerencias"]) <= set(OFFERED[name])


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_a_name_that_nothing_bears_is_refused_in_the_api_s_own_shape(
    client: TestClient, form: str
) -> None:
    answer = client.get(f"/franchises.{form}", params={"franchise": "Toy Stori Colection"})
    assert answer.status_code == 404
    assert answer.json()["sugerencias"][0] == "Toy Story Collection"


@pytest.mark.parametrize(
    ("link", "status", "said"),
    [
        ("license.json?platform=nope", 404, "the platform"),
        ("license.csv?license_platforms=netflix&license_platforms=Blockbuster", 404, "Blockbuster"),
        ("license.json?genre=Nope", 404, "genre"),
        ("license.json?license_country=XX", 404, "country"),
        ("scores.json?platform=hbo&score=3.4", 404, "hbo"),
        ("return.json?film=Jumanji&dollars=2099", 404, "year"),
        ("strategy.xlsx?tab=nope", 404, "view"),
        ("license.json?license_votes=1000000000", 422, "100000"),
        ("license.json?license_votes=many", 422, "many"),
        ("license.json?license_vote=inf", 422, "10"),
        ("license.json?years=1999", 422, "two numbers"),
        ("license.json?years=1700&years=1999", 422, "1700"),
        ("license.json?license_money=perhaps", 422, "true or false"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_never_answered_as_something_else(
    client: TestClient, link: str, status: int, said: str
) -> None:
    answer = client.get(f"/{link}&lang=en", headers={"Accept-Language": "en"})
    assert answer.status_code == status
    assert said.removeprefix("the ") in answer.json()["error"]
    assert bool(answer.json()["sugerencias"]) == (status == 404)


@pytest.mark.parametrize(
    "link", ["license.json?platform=&genre=", "license.json?genre=drama&license_language=ES",
             "platforms.json?platform=Disney+Plus", "months.json?month=ENERO"],
)  # fmt: skip
def test_other_spellings_and_empty_choices_are_meant(client: TestClient, link: str) -> None:
    assert client.get(f"/{link}").status_code == 200


def test_a_part_that_a_view_lacks_is_refused_with_those_it_has(client: TestClient) -> None:
    answer = client.get("/franchises.json", params={"part": "x", "tab": "table"})
    assert answer.status_code == 404
    assert "franchise-films" in answer.json()["sugerencias"]


def test_a_separator_that_is_asked_for_comes_with_decimal_points(client: TestClient) -> None:
    rows = {"part": "franchise-leaders", "tab": "leaders", "lang": "es", "sep": ","}
    text = asked(client, "franchises", "csv", **rows).text.removeprefix("\ufeff")
    head, first = list(csv.reader(io.StringIO(text)))[:2]
    assert "." in first[head.index("Retorno mediano")]


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [("", "", "es"), ("", "en-GB,en", "en"), ("lang=en", "es", "en"), ("lang=xx", "en", "en")],
)
def test_the_link_s_language_goes_first_then_the_reader_s_then_spanish(
    client: TestClient, query: str, accepted: str, language: str
) -> None:
    answer = client.get(f"/franchises.json?{query}", headers={"Accept-Language": accepted})
    assert answer.headers["content-language"] == language
    with speaking(language):  # type: ignore[arg-type]
        assert answer.json()["title"] in {"Franchises", "Franquicias"}


def test_every_data_address_is_in_the_api_s_description(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    wanted = {f"/{name}.{form}" for name in pages.names() for form in ("json", "csv", "xlsx")}
    assert wanted <= set(paths)


def test_a_number_asks_for_that_day_of_the_month_as_on_the_page(client: TestClient) -> None:
    view = asked(client, "weekdays", "json", day="15", lang="en").json()
    assert [row["number"] for row in view["rows"]] == list(range(1, 32))
    assert "by=month" in view["link"]


@pytest.mark.parametrize("name", pages.names())
def test_the_documented_example_of_a_page_is_answered(client: TestClient, name: str) -> None:
    told = client.get("/api/openapi.json").json()["paths"][f"/{name}.csv"]["get"]["parameters"]
    assert told == parameters(name, "csv")
    assert {"lang", "sep", "part"} <= {one["name"] for one in told}
    example = {one["name"]: one["example"] for one in told if "example" in one}
    assert EXAMPLES[name].items() <= example.items()
    assert asked(client, name, "csv", **example).text

    link = FromLink({key: [value] for key, value in EXAMPLES[name].items()})
    with speaking("en"):
        parts(pages.named(name), resources.catalogue(), link)
    assert set(EXAMPLES[name]) <= set(link.asked)


@pytest.mark.usefixtures("client")
def test_everybody_else_is_served_while_a_workbook_of_all_films_is_written() -> None:
    scope = {"type": "http", "method": "GET", "path": "/license.xlsx", "headers": [],
             "query_string": b"license_votes=0&license_vote=0&license_where=any"}  # fmt: skip
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def turns_of_others() -> int:
        asked = asyncio.create_task(api(scope, receive, send))
        turns = 0
        while not asked.done():
            await asyncio.sleep(0.001)
            turns += not sent
        return turns

    assert asyncio.run(turns_of_others()) > 20
    assert sent[0]["status"] == 200


def test_the_words_of_the_cloud_are_data(client: TestClient) -> None:
    asked_for = {"tab": "words", "field": "genre", "lang": "en"}
    view = asked(client, "explore", "json", part="words", **asked_for).json()
    bars = asked(client, "explore", "json", part="word-bars", **asked_for).json()
    assert view["rows"] == bars["rows"]
    assert "is the most frequent" in view["finding"]
