"""The greatest of many numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.foremost import BLOCK, foremost

NUMBERS = st.lists(st.integers(-9, 9) | st.just(-np.inf), max_size=60)


@given(NUMBERS, st.integers(0, 9), st.integers(1, BLOCK))
def test_they_are_what_sorting_says_with_all_that_equal_the_last(
    numbers: list[float], n: int, times: int
) -> None:
    values = np.repeat(np.array(numbers, dtype=np.float32), times)
    ordered = np.sort(values)[::-1][:n]
    wanted = np.flatnonzero(values >= ordered[-1]) if len(ordered) else np.array([])
    assert foremost(values, n).tolist() == wanted.tolist()


@pytest.mark.parametrize("size", [BLOCK * 100, BLOCK * 100 + 7])
def test_the_end_of_many_numbers_counts_like_their_beginning(size: int) -> None:
    values = np.arange(size)
    assert foremost(values, 3).tolist() == [size - 3, size - 2, size - 1]
    assert foremost(values[::-1], 3).tolist() == [0, 1, 2]
