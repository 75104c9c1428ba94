"""Forty questions are answered by calling the tools as an agent would."""

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest
from mcp.client.client import Client

from agents.server import TOOLS, make_server
from tests.agents.questions import MISSING, QUESTIONS, Question
from tests.planted import IDENTITY

pytestmark = pytest.mark.usefixtures("served")


def called(name: str, arguments: dict[str, Any]) -> tuple[bool, dict[str, Any]]:
    """Call a tool; return whether it was refused, and its answer or words."""

    async def go() -> tuple[bool, dict[str, Any]]:
        async with Client(make_server()) as client:
            answer = await client.call_tool(name, arguments)
        words = " ".join(getattr(part, "text", "") for part in answer.content)
        return bool(answer.is_error), answer.structured_content or {"words": words}

    return asyncio.run(go())


def test_there_are_forty_questions_to_every_tool() -> None:
    assert len(QUESTIONS) >= 40
    assert {question.tool for question in QUESTIONS} == set(TOOLS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.words)
def test_a_question_is_answered(question: Question) -> None:
    refused, answer = called(question.tool, question.arguments)
    if question.refused:
        assert refused
        assert question.refused in answer["words"]
        return
    assert not refused, answer
    if question.figure is not MISSING:
        assert answer["figure"] == pytest.approx(question.figure)
    for key, value in question.first.items():
        found = answer["rows"][0][key]
        assert found == (pytest.approx(value) if isinstance(value, float) else value), key
    assert question.holds in f"{answer['answer']} {answer['basis']}"
    assert answer["data"]["identity"] == IDENTITY
    assert answer["basis"]
    assert isinstance(answer["n"], int)
    assert answer["link"].startswith("/")
    assert "lang=en" in answer["link"]


def test_every_answer_is_json_without_not_a_number() -> None:
    for question in QUESTIONS:
        _refused, answer = called(question.tool, question.arguments)
        json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("film", {}),
        ("film", {"title": ""}),
        ("film", {"title": "x" * 301}),
        ("rank", {"of": "planets"}),
        ("rank", {"of": "films", "limit": 10**6}),
        ("rank", {"of": "franchises", "genre": "Drama"}),
        ("rank", {"of": "companies", "by": "votes"}),
        ("count", {"by": "year", "value": "last"}),
        ("count", {"by": "genre", "value": "Dramma"}),
        ("streaming", {"platform": "blockbuster"}),
        ("license", {"language": "Klingon"}),
        ("license", {"genre": "Dramma"}),
    ],
)
def test_nonsense_is_refused_in_words(tool: str, arguments: dict[str, Any]) -> None:
    refused, answer = called(tool, arguments)
    assert refused
    assert answer["words"]
    assert "Traceback" not in answer["words"]


async def listed() -> Any:
    async with Client(make_server()) as client:
        return await client.list_tools()


def test_the_linter_of_tool_definitions_warns_of_nothing() -> None:
    told = asyncio.run(listed()).model_dump_json(by_alias=True, exclude_none=True)
    lint = [sys.executable, "-m", "tdqs", "lint", "--fail-on", "warning", "--file", "-"]
    found = subprocess.run(lint, input=told, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    assert f"{len(TOOLS)} tools" in found.stdout


def test_every_tool_only_reads_and_explains_itself() -> None:
    tools = asyncio.run(listed()).tools
    assert [tool.name for tool in tools] == [*TOOLS]
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert 200 < len(tool.description) < 1200
        assert tool.title
        for name, shape in tool.input_schema.get("properties", {}).items():
            assert shape.get("description"), f"{tool.name}.{name}"
        assert set(tool.output_schema["properties"]) >= {"figure", "n", "basis", "data", "link"}
