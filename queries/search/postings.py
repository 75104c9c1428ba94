"""The texts that hold each letter pair, a byte each: how far it is from one text to the next."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FAR = 255
"""Texts that a byte of 0 passes over, for a text that is further away than a byte tells."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Ascending lists of numbers: list i is in `gaps[bounds[i]:bounds[i + 1]]`.

    Each byte is the distance to the next number (to the first from -1), and 0 goes on by `FAR`.
    """

    bounds: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.uint8]

    def of(self, place: int) -> npt.NDArray[np.int32]:
        """Return the numbers of one list."""
        gaps = self.gaps[self.bounds[place] : self.bounds[place + 1]]
        if gaps.size and gaps.min():
            return np.cumsum(gaps, dtype=np.int32) - 1
        reached = np.cumsum(np.where(gaps, gaps, FAR), dtype=np.int32) - 1
        found: npt.NDArray[np.int32] = reached[gaps > 0]
        return found


def postings(starts: npt.NDArray[np.int64], held: npt.NDArray[np.integer]) -> Postings:
    """Store lists; list i is `held[starts[i]:starts[i + 1]]`, ascending, of numbers from 0 on."""
    gaps = np.diff(held.astype(np.int64), prepend=-1)
    begun = starts[:-1][np.diff(starts) > 0]
    gaps[begun] = held[begun].astype(np.int64) + 1
    passed = (gaps - 1) // FAR
    ends = np.cumsum(passed + 1)
    told = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    told[ends - 1] = gaps - FAR * passed
    return Postings(np.concatenate([[0], ends])[starts], told)
