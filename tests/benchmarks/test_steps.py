"""The table of growth: what was measured of each size, and the exponent."""

import math
from pathlib import Path

import pytest

from benchmarks.steps import Step, exponent, read, table


def test_what_grows_as_the_films_do_has_the_exponent_one() -> None:
    linear = [Step("a", rows, rows / 1e4, 0) for rows in (1_000, 10_000, 100_000)]
    square = [Step("b", rows, (rows / 1e4) ** 2, 0) for rows in (1_000, 10_000, 100_000)]
    assert exponent(linear) == pytest.approx(1)
    assert exponent(square) == pytest.approx(2)
    assert math.isnan(exponent(linear[:1]))


def test_a_size_that_was_not_measured_is_left_blank() -> None:
    steps = [Step("a", 1_000, 0.05, 10), Step("a", 10_000, 2, 20), Step("b", 10_000, 3, 30)]
    assert table(steps).splitlines()[2:] == [
        "| a | 50 ms | 2.0 s | 1.60 | 20 MB |",
        "| b |  | 3.0 s | nan | 30 MB |",
    ]


def test_what_was_measured_is_read_again(tmp_path: Path) -> None:
    told = '[{"what": "a", "rows": 5, "seconds": 0.5, "peak": 7.0}]'
    (tmp_path / "5.json").write_text(told, encoding="utf-8")
    assert read(tmp_path, 5) == [Step("a", 5, 0.5, 7.0)]
