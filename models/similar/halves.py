"""Half floats widened piece by piece in whole registers: numpy widens them one by one.

The bits of a half float, moved to where a whole one has its exponent, are the same number `SCALE`
times smaller: exactly, but for infinities, which no likeness has.
"""

import numpy as np
import numpy.typing as npt

SCALE = np.float32(2.0**112)
"""How many times smaller a number is that `shrunk` returns; what it is multiplied by makes up."""
PIECE = 1 << 16
"""Numbers that are widened at once: they stay in a processor's own memory."""
ROWS = 1 << 13
"""Rows of a matrix that are widened at once."""
MOVED = 13
SIGN = np.uint32(0x8FFFE000).view(np.int32)
"""The sign, and the fifteen bits that were moved: moving spreads the sign over the bits between."""

Halves = npt.NDArray[np.float16]
Floats = npt.NDArray[np.float32]


def shrunk(halves: Halves) -> Floats:
    """Return half floats as whole ones, each `SCALE` times smaller; shapes are the same."""
    bits: npt.NDArray[np.int32] = halves.view(np.int16).astype(np.int32)
    bits <<= MOVED
    bits &= SIGN
    return bits.view(np.float32)


def shrunk_weights(halves: Halves) -> Floats:
    """Return as `shrunk`, where none is below 0: a third sooner."""
    bits: npt.NDArray[np.uint32] = halves.view(np.uint16).astype(np.uint32)
    bits <<= MOVED
    return bits.view(np.float32)


def add_times(total: Floats, weights: Halves, by: np.floating) -> None:
    """Add weights times a number to a total, both of shape (n,), in place; none is below 0."""
    factor = np.float32(by) * SCALE
    for begun in range(0, len(total), PIECE):
        some = shrunk_weights(weights[begun : begun + PIECE])
        some *= factor
        total[begun : begun + PIECE] += some


def product(rows: Halves, vector: Floats) -> Floats:
    """Return the product of half floats, (n, m), and a vector, (m,); shape (n,)."""
    found = np.empty(len(rows), dtype=np.float32)
    large = vector * SCALE
    for begun in range(0, len(rows), ROWS):
        place = slice(begun, begun + ROWS)
        np.matmul(shrunk(rows[place]), large, out=found[place])
    return found
