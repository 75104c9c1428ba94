"""The API keeps its word: what a release promised is still true, and a break is noticed."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api import contract
from api.contract import OPENAPI, VIEW, binds, broken, kept, present, record, releases
from catalogue import VERSION

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> dict[str, Any]:
    """Return what is promised now with a change to its OpenAPI document or the schema of a view."""
    documents: dict[str, Any] = copy.deepcopy(dict(present()))
    change(documents)
    return documents


def schemas(documents: dict[str, Any]) -> Any:
    return documents[OPENAPI]["components"]["schemas"]


def operation(documents: dict[str, Any], path: str) -> Any:
    return documents[OPENAPI]["paths"][path]["get"]


def parameter(documents: dict[str, Any], name: str) -> Any:
    every = operation(documents, "/api/license")["parameters"]
    return next(each for each in every if each["name"] == name)


BREAKS: dict[str, Change] = {
    "a path": lambda d: d[OPENAPI]["paths"].pop("/retorno/{pelicula}"),
    "a method": lambda d: d[OPENAPI]["paths"]["/retorno/{pelicula}"].pop("get"),
    "a status": lambda d: operation(d, "/retorno/{pelicula}")["responses"].pop("404"),
    "a form": lambda d: operation(d, "/months.csv")["responses"]["200"]["content"].clear(),
    "a document": lambda d: d.pop(VIEW),
    "a key": lambda d: schemas(d)["FilmReturn"]["properties"].pop("pelicula"),
    "a key that may now lack": lambda d: schemas(d)["FilmReturn"]["required"].remove("pelicula"),
    "another type": lambda d: schemas(d)["FilmReturn"]["properties"]["pelicula"].update(
        type="integer"
    ),
    "a key that may now be null": lambda d: schemas(d)["FilmReturn"]["properties"].update(
        pelicula={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    "the type of items": lambda d: schemas(d)["ViewData"]["properties"]["sources"].update(
        items={"type": "integer"}
    ),
    "a key of a view": lambda d: d[VIEW]["properties"].pop("finding"),
    "a parameter": lambda d: operation(d, "/api/license")["parameters"].remove(
        parameter(d, "license_where")
    ),
    "an option": lambda d: parameter(d, "license_where")["schema"]["enum"].remove("any"),
    "a parameter's type": lambda d: parameter(d, "platform")["schema"].update(type="integer"),
    "a parameter that must be given": lambda d: parameter(d, "platform").update(required=True),
    "a new one that must be given": lambda d: operation(d, "/api/license")["parameters"].append(
        {"name": "token", "in": "query", "required": True, "schema": {"type": "string"}}
    ),
}
KEEPS: dict[str, Change] = {
    "another path": lambda d: d[OPENAPI]["paths"].update(
        {"/new": copy.deepcopy(d[OPENAPI]["paths"]["/months.json"])}
    ),
    "another key": lambda d: schemas(d)["FilmReturn"]["properties"].update(more={"type": "string"}),
    "another parameter": lambda d: operation(d, "/api/license")["parameters"].append(
        {"name": "more", "in": "query", "required": False, "schema": {"type": "string"}}
    ),
    "another option": lambda d: parameter(d, "license_where")["schema"]["enum"].append("more"),
    "another word in a description": lambda d: operation(d, "/api/license").update(summary="!"),
}


@pytest.mark.parametrize("version", releases())
def test_what_a_release_promised_is_kept(version: str) -> None:
    if binds(version, VERSION):
        assert broken(kept(version), present()) == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_change_that_breaks_a_client_is_noticed(name: str) -> None:
    assert broken(present(), changed(BREAKS[name]))


@pytest.mark.parametrize("name", KEEPS)
def test_a_change_that_only_adds_breaks_nobody(name: str) -> None:
    assert broken(present(), changed(KEEPS[name])) == []


@pytest.mark.parametrize(
    ("earlier", "later", "bound"),
    [
        ("0.2.0", "0.2.9", True),
        ("0.2.0", "0.3.0", False),
        ("0.9.0", "1.0.0", False),
        ("1.2.0", "1.10.0", True),
        ("1.2.0", "2.0.0", False),
    ],
)
def test_a_promise_binds_until_the_first_number_rises_or_the_second_while_that_is_0(
    earlier: str, later: str, bound: bool
) -> None:
    assert binds(earlier, later) is bound


def test_every_release_that_the_changelog_names_is_kept() -> None:
    changes = (contract.KEPT.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    named = [line.split()[1] for line in changes.splitlines() if line.startswith("## ")]
    assert releases() == named[::-1]


def test_a_release_is_recorded_and_read_back_the_same(tmp_path: Path) -> None:
    assert record("0.2.0", tmp_path) == []
    assert kept("0.2.0", tmp_path) == present()


def test_a_release_that_breaks_an_earlier_one_is_not_recorded(tmp_path: Path) -> None:
    record("1.2.0", tmp_path)
    document = tmp_path / "1.2.0" / OPENAPI
    text = document.read_text(encoding="utf-8").replace('"/retorno/', '"/devolucion/')
    document.write_text(text, encoding="utf-8")
    assert record("1.3.0", tmp_path) == ["GET /devolucion/{pelicula} is gone"]
    assert releases(tmp_path) == ["1.2.0"]
    assert record("2.0.0", tmp_path) == []


def test_what_is_recorded_for_the_same_release_again_takes_what_was_added(tmp_path: Path) -> None:
    record("1.2.0", tmp_path)
    (tmp_path / "1.2.0" / VIEW).unlink()
    assert record("1.2.0", tmp_path) == []
    assert kept("1.2.0", tmp_path) == present()
