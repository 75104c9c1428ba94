"""Cells of Python or JSON literals."""

from etl.read.literals import MAX_CELL, parse


def test_the_longest_cell_is_read_and_a_longer_one_is_not() -> None:
    assert parse(f"[{' ' * (MAX_CELL - 2)}]") == []
    assert parse(f"[{' ' * (MAX_CELL - 1)}]") is ...
