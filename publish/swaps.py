"""Two columns of a table that have taken each other's cells."""

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from publish.loss import Loss
from publish.pairs import Pair
from publish.thresholds import Thresholds

FEW = 2
"""Rows whose two cells may always change places: somebody corrected them."""


def losses(pairs: Iterable[Pair], limits: Thresholds) -> Iterator[Loss]:
    """Yield the columns that changed places in more rows than may be.

    Two columns that agree in most rows, such as a title and the original one, hardly change when
    they are taken for each other; the rows in which they differ tell.
    """
    limit = limits.of("columns", "swapped")
    for one, other in combinations(pairs, 2):
        if one.is_numeric == other.is_numeric and one.before.index.equals(other.before.index):
            yield from _swapped(one, other, limit)


def _swapped(one: Pair, other: Pair, limit: float) -> Iterator[Loss]:
    known = (one.before.notna() & other.before.notna()).to_numpy()
    first, second = _cells(one, known), _cells(other, known)
    differ = int((first[0] != second[0]).sum())
    crossed = (first[0] != second[0]) & (first[0] == second[1]) & (second[0] == first[1])
    if crossed.sum() <= max(FEW, limit * differ):
        return
    row = int(np.flatnonzero(crossed)[0])
    yield Loss(
        f"{one.column}, {other.column}",
        "swapped",
        f"{differ:,} rows differ",
        f"{crossed.sum():,} exchanged",
        f"{limit:.0%} of the rows in which they differ may have the two exchanged",
        f"{one.before.index[known][row]}: {first[0][row]} | {second[0][row]}",
    )


def _cells(pair: Pair, known: "np.ndarray") -> list["np.ndarray"]:
    """Return a column before and after, in the rows that are known."""
    sides = [side[known] for side in (pair.before, pair.after)]
    if pair.is_numeric:
        return [side.to_numpy(dtype="float64") for side in sides]
    return [side.astype("str").to_numpy(dtype=object) for side in sides]
