"""The tools keep their word: what a release promised to agents is still true."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agents import contract
from agents.contract import Promises, kept, present, record
from agents.server import TOOLS
from api.contract import ABSENT, _beyond, _less_told, binds, releases, shape
from catalogue import VERSION


def broken(old: Promises, new: Promises) -> list[str]:
    """Say each promise of earlier tools that later ones break, a line each."""
    return sorted(line for name, told in old.items() for line in less(name, told, new.get(name)))


def less(name: str, old: dict[str, Any], new: dict[str, Any] | None) -> Iterator[str]:
    if new is None:
        yield f"{name} is gone"
        return
    before = shape(old["input"], old["input"], options=True)
    after = shape(new["input"], new["input"], options=True)
    for key, types in before.items():
        if key not in after:
            yield f"{name} {key} is gone"
        elif _beyond(types, after[key]):
            yield f"{name} {key} takes less"
    for key in after.keys() - before.keys():
        if key.count(".") == 1 and ABSENT not in after[key]:
            yield f"{name} {key} must be given"
    answers = [shape(told["output"], told["output"]) for told in (old, new)]
    yield from _less_told(name, *answers)


BOUND = [version for version in releases() if binds(version, VERSION)]


@pytest.mark.parametrize("version", BOUND)
def test_what_a_release_promised_to_agents_is_still_true(version: str) -> None:
    assert broken(kept(version), present()) == []


def test_a_release_is_kept_as_it_is_promised(tmp_path: Path) -> None:
    record("9.0.0", tmp_path)
    assert kept("9.0.0", tmp_path) == present()
    assert kept("8.0.0", tmp_path) == {}
    assert set(kept(BOUND[-1])) == set(TOOLS)
    assert record("9.0.1", tmp_path).relative_to(tmp_path).as_posix() == "9.0.1/agents/tools.json"


def removed(name: str) -> Callable[[Promises], object]:
    return lambda tools: tools["film"]["output"]["properties"].pop(name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda tools: tools.pop("film"), "film is gone"),
        (lambda tools: tools["film"]["input"]["properties"].pop("year"), "film .year is gone"),
        (removed("answer"), "film .answer is gone"),
        (
            lambda tools: tools["film"]["input"].update(required=["title", "year"]),
            "film .year takes less",
        ),
        (
            lambda tools: tools["rank"]["input"]["properties"]["of"]["enum"].pop(),
            "rank .of takes less",
        ),
    ],
)
def test_a_break_is_noticed(change: Callable[[Promises], object], said: str) -> None:
    now: Promises = copy.deepcopy(contract.present())
    change(now)
    assert said in broken(present(), now)


def test_a_new_tool_and_a_new_argument_that_need_not_be_given_break_nothing() -> None:
    now: Promises = copy.deepcopy(present())
    now["weather"] = now["film"]
    now["film"]["input"]["properties"]["extra"] = {"type": "string"}
    assert broken(present(), now) == []
    now["film"]["input"]["required"].append("extra")
    assert broken(present(), now) == ["film .extra must be given"]
