"""Which releases of our dependencies the weekly tests take."""

import pytest
import yaml

from tests import upstream
from tests.upstream import ROOT, admitted, differences, wanted


@pytest.mark.parametrize(
    ("which", "line"),
    [
        ("newest", "pandera[pandas]>=0.35.2"),
        ("oldest", "pandera[pandas]>=0.35,<=0.35.2"),
        ("pinned", "pandera[pandas]==0.35.2"),
    ],
)
def test_each_way_admits_its_releases(which: str, line: str) -> None:
    assert admitted("pandera[pandas]==0.35.2", which) == line
    assert admitted("-r requirements.txt", which) == ""
    assert admitted("# a word", which) == ""


def test_every_direct_dependency_is_asked_for_once() -> None:
    names = {
        which: [line.split("=")[0].strip("<>") for line in wanted(which)]
        for which in upstream.WHICH
    }
    assert names["newest"] == names["oldest"] == names["pinned"]
    assert {"streamlit", "pandas", "pytest", "mcp", "kagglehub"} <= set(names["newest"])
    assert len(names["newest"]) == len(set(names["newest"]))
    assert [line for line in wanted("oldest") if line.startswith("pytest==")]
    assert [line for line in wanted("oldest") if line.startswith("pandas>=")]


def test_what_differs_from_the_pins_is_said() -> None:
    assert differences(ROOT / "constraints.txt") == []


def test_the_weekly_workflow_calls_our_scripts_on_three_systems_and_two_pythons() -> None:
    text = (ROOT / ".github/workflows/upstream.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    matrix = jobs["test"]["strategy"]["matrix"]
    assert [system.split("-")[0] for system in matrix["system"]] == ["ubuntu", "macos", "windows"]
    assert matrix["python"] == ["3.11", "3.13"]
    assert set(matrix["which"]) == set(upstream.WHICH)
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert "python tests/upstream.py ${{ matrix.which }}" in runs
    assert "make audit" in runs
    assert all(run.startswith(("python ", "make ")) for run in runs)
