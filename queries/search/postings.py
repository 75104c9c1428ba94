"""The texts that hold each letter pair, by bytes: how far it is from one text to the next."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

FAR, SKIPS = 239, 16
"""The greatest distance that one byte tells; the bytes above it go on by FAR, 2 FAR, 4 FAR, ..."""
STEPS = np.concatenate([np.arange(FAR + 1), FAR << np.arange(SKIPS)]).astype(np.int32)
"""How far each byte goes."""
BYTE, DENSE = 8, 16
"""Bits of a byte; and a list of more than one number in so many is read faster from bits."""
PIECE = 1 << 16
"""Numbers to which lists are added at once."""
FEW = 40
"""So many lists are added up in bytes: of more, each would be rounded too coarsely."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """About what each number is worth, (count,): `unit` times `units`, at most so far off.

    The sum is no less than `units - under` and no more than `units + over`, in units.
    """

    units: npt.NDArray[np.unsignedinteger]
    unit: float
    under: float
    over: float


@dataclass(frozen=True, slots=True)
class Lists:
    """Some lists and what each is worth: those that are dense in bits, the others in numbers."""

    bits: list[npt.NDArray[np.uint8]]
    numbers: list[npt.NDArray[np.integer]]
    worths: npt.NDArray[np.float32]
    """Of the lists in bits, then of the others."""

    def rounded(self, count: int) -> Rounded:
        """Add up for each number under `count` what the lists that hold it are worth, in units.

        Whole numbers so small are added ten times as fast as what the lists are worth.
        """
        kind: type[np.unsignedinteger[Any]] = np.uint8 if len(self.worths) <= FEW else np.uint16
        most = np.iinfo(kind).max - len(self.worths)
        unit = max(float(self.worths.sum(dtype=float)), 1e-9) / most
        exact = self.worths.astype(float) / unit
        whole: npt.NDArray[np.unsignedinteger] = np.rint(exact).astype(kind)
        units: npt.NDArray[np.unsignedinteger] = np.zeros(count, dtype=kind)
        for begun in range(0, count, PIECE):
            some = units[begun : begun + PIECE]
            for bits, worth in zip(self.bits, whole, strict=False):
                held = np.unpackbits(bits[begun // BYTE : (begun + PIECE) // BYTE])
                some += held[: len(some)] * worth
        for numbers, worth in zip(self.numbers, whole[len(self.bits) :], strict=True):
            units[numbers] += worth
        off = exact - whole
        return Rounded(units, unit, -float(off[off < 0].sum()), float(off[off > 0].sum()))

    def sums(self, of: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """Return what some numbers are worth by the lists that hold them."""
        total = np.zeros(len(of), dtype=np.float32)
        byte, shift = of // BYTE, (BYTE - 1 - of % BYTE).astype(np.uint8)
        for bits, worth in zip(self.bits, self.worths, strict=False):
            total += worth * (bits[byte] >> shift & 1)
        for numbers, worth in zip(self.numbers, self.worths[len(self.bits) :], strict=True):
            place = numbers.searchsorted(of.astype(numbers.dtype))
            total += worth * (numbers.take(place, mode="clip") == of)
        return total


@dataclass(frozen=True, slots=True)
class Postings:
    """Ascending lists of numbers: list i is in `gaps[bounds[i]:bounds[i + 1]]`.

    A byte up to `FAR` is the distance to the next number (to the first from -1); those before it
    that are above `FAR` only go on. A list that has more than one number in `DENSE` is none of
    these: `dense` names such lists, ascending, and `bits` has a bit a number for each in turn.
    """

    bounds: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.uint8]
    dense: npt.NDArray[np.int32]
    bits: npt.NDArray[np.uint8]

    def of(self, place: int) -> npt.NDArray[np.integer]:
        """Return the numbers of one list."""
        if self.is_dense(place):
            return np.flatnonzero(np.unpackbits(self._bits(place)))
        gaps = self.gaps[self.bounds[place] : self.bounds[place + 1]]
        if gaps.max(initial=0) <= FAR:  # as most of the long lists
            near: npt.NDArray[np.int32] = np.cumsum(gaps, dtype=np.int32)
            near -= 1
            return near
        reached = np.cumsum(STEPS[gaps], dtype=np.int32) - 1
        found: npt.NDArray[np.int32] = reached[gaps <= FAR]
        return found

    def lists(self, places: npt.NDArray[np.integer], worths: npt.NDArray[np.float32]) -> Lists:
        """Return some lists and what each is worth, but for those that hold nothing."""
        dense = np.array([self.is_dense(place) for place in places], dtype=bool)
        sparse = ~dense & (np.diff(self.bounds)[places] > 0)
        return Lists(
            [self._bits(place) for place in places[dense]],
            [self.of(place) for place in places[sparse]],
            np.concatenate([worths[dense], worths[sparse]]),
        )

    def is_dense(self, place: int) -> bool:
        """Tell whether a list is kept in bits."""
        at = int(np.searchsorted(self.dense, place))
        return at < len(self.dense) and self.dense[at] == place

    def _bits(self, place: int) -> npt.NDArray[np.uint8]:
        width, at = len(self.bits) // len(self.dense), int(np.searchsorted(self.dense, place))
        return self.bits[at * width : (at + 1) * width]


def postings(starts: npt.NDArray[np.int64], held: npt.NDArray[np.integer], count: int) -> Postings:
    """Store lists, of numbers under `count`; list i is `held[starts[i]:starts[i + 1]]`."""
    sizes = np.diff(starts)
    dense = np.flatnonzero(sizes * DENSE > count).astype(np.int32)
    bits = np.zeros((len(dense), -(-count // BYTE) * BYTE), dtype=np.bool_)
    for at, place in enumerate(dense.tolist()):
        bits[at, held[starts[place] : starts[place + 1]]] = True
    sparse = np.ones(len(sizes), dtype=bool)
    sparse[dense] = False
    kept = held[np.repeat(sparse, sizes)]
    bounds, gaps = _told(np.concatenate([[0], np.cumsum(np.where(sparse, sizes, 0))]), kept)
    return Postings(bounds, gaps, dense, np.packbits(bits, axis=1).ravel())


def _told(
    starts: npt.NDArray[np.int64], held: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where each list's bytes begin, and the bytes."""
    gaps = held.astype(np.int64) + 1
    begun = starts[:-1][np.diff(starts) > 0]
    follows = np.ones(len(held), dtype=bool)
    follows[begun] = False
    gaps[follows] -= gaps[np.flatnonzero(follows) - 1]
    passed = (gaps - 1) // FAR
    skips = [(passed >> k & 1).astype(bool) for k in range(SKIPS)]
    ends = np.cumsum(1 + np.add.reduce(skips, dtype=np.int64))
    told = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    place = ends - 1
    told[place] = gaps - FAR * passed
    for k, skip in enumerate(skips):
        place = place - skip
        told[place[skip]] = FAR + 1 + k
    return np.concatenate([[0], ends])[starts], told
