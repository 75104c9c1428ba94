"""The tools over HTTP, within the API's limits, and over standard input."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from starlette.testclient import TestClient

from agents.http import Agents
from api.errors import refuse
from serving.limits import MAX_BODY, Limits

ROOT = Path(__file__).parents[2]
ACCEPT = {"Accept": "application/json, text/event-stream"}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}


def asked(client: TestClient, message: dict[str, Any]) -> Any:
    answer = client.post("/mcp", json=message, headers=ACCEPT)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Limits(Agents(), refuse), base_url="http://films.test")


@pytest.mark.usefixtures("served")
def test_each_request_is_answered_by_itself(client: TestClient) -> None:
    assert len(asked(client, LIST)["tools"]) == 10
    call = {"name": "film", "arguments": {"title": "Jumanji"}}
    answer = asked(client, LIST | {"method": "tools/call", "params": call})["structuredContent"]
    assert answer["figure"] == 4.0
    assert answer["link"].startswith("http://films.test/return?film=Jumanji")


def test_it_has_the_limits_of_the_api(client: TestClient) -> None:
    answer = client.post("/mcp", content=b"x" * (MAX_BODY + 1), headers=ACCEPT)
    assert answer.status_code == 413


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"jsonrpc": "2.0"}'])
def test_what_is_no_message_is_refused(client: TestClient, content: bytes) -> None:
    headers = ACCEPT | {"Content-Type": "application/json"}
    assert client.post("/mcp", content=content, headers=headers).status_code == 400


def test_the_package_is_imported_by_the_first_question_only() -> None:
    code = "import app, sys; print('mcp' in sys.modules, 'mcp_types' in sys.modules)"
    said = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT, text=True, stderr=subprocess.DEVNULL
    )
    assert said.split()[-2:] == ["False", "False"]


def test_a_server_without_the_package_has_no_such_address() -> None:
    code = (
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'mcp' else real(name, *a)\n"
        "import app; print([r.path for r in app.agents])"
    )
    said = subprocess.check_output(
        [sys.executable, "-c", code], cwd=ROOT, text=True, stderr=subprocess.DEVNULL
    )
    assert said.split()[-1] == "[]"


def test_an_agent_on_this_machine_asks_over_standard_input() -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "agents"],
        cwd=ROOT,
        env={"CATALOGUE": str(ROOT / "data/sample/tidy"), "PATH": ""},
    )

    async def go() -> Any:
        async with Client(command) as client:
            return (await client.call_tool("count", {"by": "month", "value": "enero"})).content

    (content, *_rest) = asyncio.run(go())
    assert json.loads(content.text)["figure"] > 0


def test_the_log_stays_as_it_was() -> None:
    code = (
        "import logging; from agents.server import make_server; make_server()\n"
        "print(logging.getLogger().handlers, logging.getLogger('mcp.x').isEnabledFor(20))"
    )
    said = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert said == "[] False\n"
