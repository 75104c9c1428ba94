"""Which faults are planted, and that each is a source that can be read."""

import ast
from pathlib import Path

import pytest

from tests.proof.mutants import mutants
from tests.proof.mutate import chosen, drawn, outcome
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


def test_the_nearest_tests_run_first_then_the_quickest_as_long_as_a_minute_lasts() -> None:
    one = mutants("etl/a.py", b"x = 1")[0]
    seconds = {"tests/api/a": 2.0, "tests/etl/b": 50.0, "tests/etl/c": 3.0, "tests/ui/d": 9.0}
    assert chosen(one, {1: set(seconds)}, seconds) == ["tests/etl/c", "tests/etl/b", "tests/api/a"]
    assert chosen(one, {2: set(seconds)}, seconds) == []


def test_tests_of_the_same_folder_are_nearer_than_those_of_the_same_package() -> None:
    one = mutants("etl/read/a.py", b"x = 1")[0]
    seconds = {"tests/etl/b": 1.0, "tests/etl/read/c": 9.0, "tests/etl/films/d": 2.0}
    assert chosen(one, {1: set(seconds)}, seconds) == [
        "tests/etl/read/c", "tests/etl/b", "tests/etl/films/d",
    ]  # fmt: skip


def test_a_fault_is_noticed_and_taken_out_again(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text("def more(x):\n    return x + 1\n", encoding="utf-8")
    (tmp_path / "test_a.py").write_text("from a import more\ndef test(): assert more(0) == 1\n")
    (tmp_path / "test_b.py").write_text("from a import more\ndef test(): assert more(0)\n")
    found = mutants("a.py", source.read_bytes())
    came = {
        (one.after, test): outcome(tmp_path, one, [test], 1.0)[0]
        for one in found
        for test in ("test_a.py", "test_b.py")
    }
    assert came[("2", "test_a.py")] == "killed"
    assert came[("2", "test_b.py")] == "survived"
    assert outcome(tmp_path, found[0], [], 0.0)[0] == "not run"
    assert source.read_text(encoding="utf-8") == "def more(x):\n    return x + 1\n"
