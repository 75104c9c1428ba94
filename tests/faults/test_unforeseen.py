"""An error nobody foresaw: the visitor gets a sentence and a number, the log the rest."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.servers import Server, serve
from benchmarks.session import Session
from tests import planted

INSIDE = "only the log may say this"
SECRETS = {
    "TMDB_API_KEY": "planted-key-of-tmdb",
    "KAGGLE_KEY": "planted-key-of-kaggle",
    "AWS_SECRET_ACCESS_KEY": "planted-key-of-a-host",
}
"""What a host's environment may hold."""
FILMS = "film_id,title,date,budget,revenue\n1,Alpha,1999-01-02,10,20"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("failing")
    tables = planted.save(planted.catalogue(films=FILMS), folder / "tidy")
    log = folder / "log"
    told = {"CATALOGUE": str(tables), "FAULT": INSIDE, **SECRETS}
    with serve("tests.faults.failing:app", log, **told) as running:
        yield running, log


def faults(log: Path) -> list[dict[str, Any]]:
    """Return what the log holds of errors with a traceback; each of its lines is JSON."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if "traceback" in line]


def number_in(text: str) -> str:
    found = re.search(r"\b[0-9a-f]{8}\b", text)
    assert found, text
    return found[0]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_api_answers_with_a_number_and_the_log_has_the_fault_once(
    served: tuple[Server, Path], language: str
) -> None:
    server, log = served
    before = len(faults(log))
    answer = httpx.get(f"{server.url}/api/fault", headers={"Accept-Language": language})
    assert answer.status_code == 500
    assert answer.json()["sugerencias"] == []
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert INSIDE not in answer.text
    assert "Traceback" not in answer.text
    noted = faults(log)[before:]
    assert [line.get("id") for line in noted] == [number_in(answer.json()["error"])]
    assert INSIDE in noted[0]["traceback"]
    assert noted[0]["where"] == "/api/fault"


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_page_shows_a_number_and_the_log_has_the_fault_once(
    served: tuple[Server, Path], language: str
) -> None:
    server, log = served
    before = len(faults(log))

    async def visit() -> tuple[list[str], list[str], bytes]:
        async with Session(server.url) as session:
            run = await session.run("months", f"lang={language}")
            return run.errors, run.texts, run.content

    errors, texts, content = asyncio.run(visit())
    assert errors == [], "no box with an exception"
    assert INSIDE.encode() not in content
    assert b"Traceback" not in content
    noted = faults(log)[before:]
    assert len(noted) == 1
    assert INSIDE in noted[0]["traceback"]
    sentence = next(text for text in texts if noted[0]["id"] in text)
    assert {"es": "número", "en": "number"}[language] in sentence


def test_the_other_pages_and_answers_go_on(served: tuple[Server, Path]) -> None:
    server, _log = served

    async def visit() -> list[str]:
        async with Session(server.url) as session:
            return (await session.run("franchises", "")).errors

    assert asyncio.run(visit()) == []
    assert httpx.get(f"{server.url}/retorno/Alpha").json()["retorno"] == 2
    assert httpx.get(f"{server.url}/api/health").status_code == 200


def test_no_secret_of_the_host_is_in_the_log_or_in_an_answer(served: tuple[Server, Path]) -> None:
    server, log = served
    given = "planted-by-a-visitor"
    asked = {"Authorization": f"Bearer {given}", "Cookie": f"session={given}"}
    paths = ("/api/fault", "/api/health", "/retorno/x", "/retorno", "/nothing", "/home.json", "/")
    answers = [httpx.get(f"{server.url}{path}", headers=asked).text for path in paths]
    answers += [httpx.get(f"{server.url}/retorno/x?key={given}&api_key={given}").text]

    async def visit() -> bytes:
        async with Session(server.url) as session:
            return (await session.run("months", f"key={given}")).content

    answers.append(asyncio.run(visit()).decode("utf-8", "replace"))
    noted = log.read_text(encoding="utf-8")
    assert "traceback" in noted, "something is logged"
    for secret in (*SECRETS.values(), given):
        assert secret not in noted
        assert [text for text in answers[:-2] if secret in text] == []
    assert [secret for secret in SECRETS.values() if secret in "".join(answers)] == []
