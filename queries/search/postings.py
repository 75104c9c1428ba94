"""The texts that hold each letter pair, by bytes: how far it is from one text to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FAR, SKIPS = 239, 16
"""The greatest distance that one byte tells; the bytes above it go on by FAR, 2 FAR, 4 FAR, ..."""
STEPS = np.concatenate([np.arange(FAR + 1), FAR << np.arange(SKIPS)]).astype(np.int32)
"""How far each byte goes."""
BYTE, DENSE = 8, 16
"""Bits of a byte; and a list of more than one number in so many is read faster from bits."""

EIGHT = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32)
"""The eight bits of each byte."""
PIECE = 1 << 18
"""Numbers to which lists are added at once."""


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

    def sums(
        self, places: npt.NDArray[np.integer], worths: npt.NDArray[np.float32], count: int
    ) -> Iterator[tuple[int, npt.NDArray[np.float32]]]:
        """Yield what each number under `count` is worth by the lists that hold it, piece by piece.

        With each piece comes its first number. A piece fits a processor's own memory.
        """
        told = [
            (place, worth, self.is_dense(place))
            for place, worth in zip(places, worths, strict=True)
        ]
        dense = [(self._bits(place), worth) for place, worth, is_dense in told if is_dense]
        sparse = [(self.of(place), worth) for place, worth, is_dense in told if not is_dense]
        for begun in range(0, count, PIECE):
            total = np.zeros(min(PIECE, count - begun), dtype=np.float32)
            for bits, worth in dense:  # where they are many, three times as fast as by numbers
                some = bits[begun // BYTE : (begun + PIECE) // BYTE]
                total += np.take(worth * EIGHT, some, axis=0).ravel()[: len(total)]
            ends = np.array([begun, begun + PIECE], dtype=np.int32)
            for numbers, worth in sparse:
                first, end = numbers.searchsorted(ends)
                total[numbers[first:end] - begun] += worth
            yield begun, total

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
