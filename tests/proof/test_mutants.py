"""Which faults are planted, and that each is a source that can be read."""

import ast
import time
from pathlib import Path

import pytest

from tests.proof import runs
from tests.proof.forks import LIMIT, forked
from tests.proof.mutants import mutants
from tests.proof.mutate import Map, chosen, drawn
from tests.proof.runs import ROOT


def faults(text: str) -> list[str]:
    return [one.apply(text.encode()).decode() for one in mutants("a.py", text.encode())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", ["(a <= b)"]),
        ("a == b != c", ["(a != b != c)", "(a == b == c)"]),
        ("a and b", ["(a or b)"]),
        ("x = a + b", ["x = (a - b)"]),
        ("x = a & ~b", ["x = (a | ~b)", "x = a & (b)"]),
        ("x = 7", ["x = 8"]),
        ("x = f(key=True)", ["x = f(key=False)"]),
        ("x = rows.dropna()", ["x = (rows)"]),
        ("rows.clear()", ["pass"]),
        ("y = 'é'; x = -a", ["y = 'é'; x = (a)"]),
        ("x = [a for a in b if a]", ["x = [a for a in b if (not a)]"]),
        ("if a:\n    b", ["if (not a):\n    b"]),
    ],
)
def test_a_fault_is_one_small_change(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x = 'word'",
        "x = f'{a + 1}'",
        "import a\nx = a.b",
        "import a\nx = a.load(b)",
        "@f(1)\ndef g(x: C[1]) -> D[2]: return x",
        "x = 'a' + b",
        "x = [a] + b",
    ],
)
def test_texts_annotations_and_modules_are_left_alone(text: str) -> None:
    assert faults(text) == []


def test_the_lines_of_a_fault_are_those_of_its_statement_or_of_its_head() -> None:
    text = "if (\n    a\n    < b\n):\n    x = f(\n        1,\n    )\n"
    assert [one.lines for one in mutants("a.py", text.encode())] == [(1, 4), (5, 7)]


def test_a_larger_draw_adds_to_a_smaller_one_and_every_fault_can_be_read() -> None:
    few, many = drawn(ROOT, 24, 50), drawn(ROOT, 24, 300)
    assert many[:50] == few
    assert len({one.key for one in many}) == 300
    assert drawn(ROOT, 25, 50) != few
    for one in many:
        ast.parse(one.apply((ROOT / one.path).read_bytes()))


def known(lines: dict[int, set[str]], seconds: dict[str, float]) -> Map:
    tests: dict[str, list[str]] = {}
    for name in seconds:
        tests.setdefault(name.split("::")[0], []).append(name)
    return Map({"etl/a.py": lines, "etl/read/a.py": lines}, tests, seconds)


def test_the_nearest_tests_run_first_then_the_quickest_then_the_rest_of_their_files() -> None:
    one = mutants("etl/a.py", b"x = 1")[0]
    seconds = {
        "tests/api/test_a.py::a": 2.0, "tests/etl/test_b.py::a": 3.0, "tests/etl/test_a.py::a": 9.0,
        "tests/etl/test_a.py::b": 1.0, "tests/etl/test_b.py::b": 1.0, "tests/ui/test_d.py::a": 0.1,
    }  # fmt: skip
    covering = {"tests/api/test_a.py::a", "tests/etl/test_b.py::a", "tests/etl/test_a.py::a"}
    assert chosen(one, known({1: covering}, seconds), 60) == [
        "tests/etl/test_a.py::a", "tests/etl/test_b.py::a", "tests/api/test_a.py::a",
        "tests/etl/test_a.py::b", "tests/etl/test_b.py::b",
    ]  # fmt: skip
    assert chosen(one, known({2: covering}, seconds), 60) == []


def test_as_many_tests_run_as_the_seconds_allow_and_one_in_any_case() -> None:
    one = mutants("etl/a.py", b"x = 1")[0]
    seconds = {"tests/etl/test_a.py::a": 4.0, "tests/etl/test_a.py::b": 5.0}
    assert chosen(one, known({1: set(seconds)}, seconds), 8) == ["tests/etl/test_a.py::a"]
    assert chosen(one, known({1: set(seconds)}, seconds), 1) == ["tests/etl/test_a.py::a"]


def test_tests_of_the_same_folder_are_nearer_than_those_of_the_same_package() -> None:
    one = mutants("etl/read/a.py", b"x = 1")[0]
    seconds = {f"tests/etl/{name}.py::a": 1.0 for name in ("test_a", "read/test_c", "films/test_d")}
    assert chosen(one, known({1: set(seconds)}, seconds), 60) == [
        "tests/etl/read/test_c.py::a", "tests/etl/test_a.py::a", "tests/etl/films/test_d.py::a",
    ]  # fmt: skip


def test_what_runs_while_a_file_is_loaded_runs_the_tests_of_the_file() -> None:
    one = mutants("etl/a.py", b"x = 1")[0]
    of = known({1: {"tests/etl/test_a.py"}}, {"tests/etl/test_a.py::a": 1.0})
    assert chosen(one, of, 60) == ["tests/etl/test_a.py::a"]
    assert of.loading(one, ["tests/etl/test_a.py::a"])
    assert not of.loading(one, ["tests/etl/test_b.py::a"])


SOURCE = """
from functools import cache
MORE = 1
def more(x):
    return x + 1
@cache
def most(x):
    return [y for y in x if y > 1]
def endless(x):
    while x > 0:
        x -= 1
    return x
"""
TESTS = """
from a import MORE, endless, more, most
def test_more(): assert more(0) == 1
def test_most(): assert most((1, 2)) == [2]
def test_constant(): assert MORE == 1
def test_endless(): assert endless(2) == 0
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a tree of one source and two files of tests, the second of which asserts nothing."""
    for name in ("__init__", "proof/__init__", "proof/forks", "proof/swapped", "proof/worker"):
        place = tmp_path / f"tests/{name}.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((ROOT / f"tests/{name}.py").read_bytes())
    (tmp_path / "a.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "test_a.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "test_b.py").write_text("import a\ndef test(): a.more(0)\n", encoding="utf-8")
    (tmp_path / "test_c.py").write_text("def test(): assert False\n", encoding="utf-8")
    return tmp_path


def planted(tree: Path, tests: list[str], loading: bool = False) -> dict[tuple[str, str], str]:
    """Plant every fault of the small source; return what came of each and how it was planted."""
    faults = {one.key: one for one in mutants("a.py", (tree / "a.py").read_bytes())}
    asked = [
        {"key": key, "path": one.path, "start": one.start, "end": one.end, "after": one.after,
         "tests": tests, "loading": loading, "seconds": 0.0}
        for key, one in faults.items()
    ]  # fmt: skip
    job = {"plant": asked, "log": str(tree / "log"), "until": time.time() + 600, "outside": []}
    rows = list(runs.worker(tree, job))
    assert len(rows) == len(faults)
    return {(f"{faults[row['key']].line}", faults[row["key"]].after): row["came"] for row in rows}


def test_a_fault_is_noticed_and_taken_out_again(small: Path) -> None:
    names = ("more", "most", "constant", "endless")
    came = planted(small, [f"test_a.py::test_{name}" for name in names])
    assert came["3", "2"] == "killed"  # read anew
    assert came["5", "(x - 1)"] == "killed"  # put into the function
    assert came["8", "(y >= 1)"] == "killed"  # put into the function that a cache holds
    assert came["10", "1"] == "killed"
    assert (small / "a.py").read_text(encoding="utf-8") == SOURCE


def test_a_fault_that_no_test_looks_at_survives(small: Path) -> None:
    assert set(planted(small, ["test_b.py::test"]).values()) == {"survived"}


def test_a_test_that_fails_without_the_fault_notices_nothing(small: Path) -> None:
    assert set(planted(small, ["test_c.py::test"]).values()) == {"unsound"}


def test_a_fault_is_planted_the_same_in_what_is_loaded_and_in_what_is_read_anew(
    small: Path,
) -> None:
    tests = ["test_a.py::test_more", "test_a.py::test_most"]
    assert planted(small, tests) == planted(small, tests, loading=True)


def test_what_never_ends_is_ended() -> None:
    code, told, seconds = forked(endless, 1)
    assert (code, told) == (LIMIT, "")
    assert seconds >= 1


def endless() -> str:
    while True:
        pass
