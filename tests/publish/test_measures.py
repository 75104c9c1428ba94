"""Measures of one column before and after: what is let pass, and the first thing that is not."""

import pandas as pd
import pytest

from publish import measures, swaps
from publish.measures import Measure
from publish.pairs import Pair
from publish.thresholds import thresholds

Cells = list[object]


def pair(before: Cells, after: Cells, column: str = "films.budget") -> Pair:
    """Return a column of the films 1, 2, ... of two versions."""
    ids = pd.RangeIndex(1, len(before) + 1)
    titles = pd.Series([f"Film {number}" for number in ids], index=ids)
    return Pair(column, pd.Series(before, index=ids), pd.Series(after, index=ids), titles)


def numbers(*cells: float) -> Cells:
    return list(cells)


@pytest.mark.parametrize(
    ("measure", "before", "after"),
    [
        (measures.mean, numbers(100, 100), numbers(100, 120)),
        (measures.mean, numbers(110, 110), numbers(100, 100)),
        (measures.quartiles, numbers(1, 10, 100), numbers(1, 11, 100)),
        (measures.changed, [*"abcdefghij"], [*"abcdefghiX"]),
        (measures.distinct, [*"abcdefghij", "k"], [*"abcdefghij", "j"]),
        (measures.frequent, [*"aaaaaaaaab"], [*"aaaaaaaabb"]),
    ],
)
def test_what_moves_by_a_tenth_passes_a_limit_of_a_tenth_and_none_below(
    measure: Measure, before: Cells, after: Cells
) -> None:
    moved = pair(before, after)
    assert measure(moved, 0.1001) is None
    found = measure(moved, 0.0999)
    assert found is not None
    assert found.what == ("films.budget", measure.__name__)
    row = 1 + next(i for i, (was, now) in enumerate(zip(before, after, strict=True)) if was != now)
    assert found.example.startswith(f"{row} Film {row}: "), "the first cell that differs"


def test_twice_as_much_and_half_as_much_are_as_far_from_what_was() -> None:
    for before, after in (((50, 50), (100, 100)), ((100, 100), (50, 50))):
        moved = pair(numbers(*before), numbers(*after))
        assert measures.mean(moved, 0.99)
        assert measures.mean(moved, 1.0) is None


@pytest.mark.parametrize("after", [numbers(-1, -1), numbers(0, 0)])
def test_a_figure_that_changes_its_sign_or_goes_is_beyond_any_limit(after: Cells) -> None:
    assert measures.mean(pair(numbers(1, 1), after), 1000)
    assert measures.mean(pair(after, after), 0) is None


def test_two_cells_may_become_unknown_of_any_column_and_a_third_not() -> None:
    before: Cells = [*"abcde"]
    assert measures.known(pair(before, [None, None, *"cde"]), 0) is None
    found = measures.known(pair(before, [None, None, None, *"de"]), 0)
    assert found is not None
    assert (found.before, found.after) == ("known 5 (100.0%)", "2 (40.0%)")
    assert found.example == "1 Film 1: a → unknown"
    assert measures.known(pair(before, [None, None, None, *"de"]), 0.6) is None


def test_the_order_of_the_rows_counts_and_not_their_size() -> None:
    rows = numbers(*range(1, 11))
    assert measures.order(pair(rows, numbers(*(n * n for n in range(1, 11)))), 0.0) is None
    found = measures.order(pair(rows, numbers(*range(10, 0, -1))), 0.1)
    assert found is not None
    assert found.after == "-1.00 alike"


def test_a_column_of_one_value_has_no_order_to_lose_and_may_not_become_one() -> None:
    assert measures.order(pair(numbers(1, 1, 1), numbers(3, 1, 2)), 0.0) is None
    assert measures.order(pair(numbers(3, 1, 2), numbers(1, 1, 1)), 0.1)


def test_letters_of_a_wrong_encoding_are_seen_where_there_were_none() -> None:
    found = measures.garbled(pair(["Amélie", "Up"], ["AmÃ©lie", "Up"], "films.title"), 0.1)
    assert found is not None
    assert (found.before, found.after) == ("0.0% garbled", "50.0%")
    assert found.example == "1 Film 1: Amélie → AmÃ©lie"
    assert measures.garbled(pair(["AmÃ©lie"], ["AmÃ©lie"]), 0.0) is None, "as it was"
    assert measures.garbled(pair(numbers(1, 2), numbers(2, 1)), 0.0) is None


def test_of_few_known_cells_only_how_many_are_known_is_judged() -> None:
    least = int(thresholds().of("columns", "cells"))
    for rows, told in ((least - 1, set()), (least, {"changed", "mean", "quartiles"})):
        halved = pair(numbers(*[2.0] * rows), numbers(*[1.0] * rows))
        assert {loss.measure for loss in measures.losses(halved, thresholds())} == told


def titles(before: Cells, after: Cells, name: str) -> Pair:
    return pair(before, after, f"films.{name}")


@pytest.mark.parametrize(("rows", "count"), [(2, 0), (3, 1)])
def test_two_rows_may_exchange_their_cells_and_a_third_not(rows: int, count: int) -> None:
    one = [f"a{n}" for n in range(10)]
    other = [f"b{n}" for n in range(10)]
    first = titles([*one], [*other[:rows], *one[rows:]], "title")
    second = titles([*other], [*one[:rows], *other[rows:]], "original_title")
    found = list(swaps.losses([first, second], thresholds()))
    assert len(found) == count
    for loss in found:
        assert loss.column == "films.title, films.original_title"
        assert (loss.before, loss.after) == ("10 rows differ", "3 exchanged")
        assert loss.example == "1: a0 | b0"


def test_a_number_and_a_text_are_never_taken_for_each_other() -> None:
    text = titles(["1", "2", "3", "4"], ["5", "6", "7", "8"], "title")
    number = titles(numbers(5, 6, 7, 8), numbers(1, 2, 3, 4), "budget")
    assert list(swaps.losses([text, number], thresholds())) == []
