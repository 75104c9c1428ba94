"""The texts that hold each letter pair, by bytes: how far it is from one text to the next."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FAR, SKIPS = 239, 16
"""The greatest distance that one byte tells; the bytes above it go on by FAR, 2 FAR, 4 FAR, ..."""
STEPS = np.concatenate([np.arange(FAR + 1), FAR << np.arange(SKIPS)]).astype(np.int32)
"""How far each byte goes."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Ascending lists of numbers: list i is in `gaps[bounds[i]:bounds[i + 1]]`.

    A byte up to `FAR` is the distance to the next number (to the first from -1); those before it
    that are above `FAR` only go on.
    """

    bounds: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.uint8]

    def of(self, place: int) -> npt.NDArray[np.int32]:
        """Return the numbers of one list."""
        gaps = self.gaps[self.bounds[place] : self.bounds[place + 1]]
        if gaps.max(initial=0) <= FAR:  # as most of the long lists
            near: npt.NDArray[np.int32] = np.cumsum(gaps, dtype=np.int32)
            near -= 1
            return near
        reached = np.cumsum(STEPS[gaps], dtype=np.int32) - 1
        found: npt.NDArray[np.int32] = reached[gaps <= FAR]
        return found


def postings(starts: npt.NDArray[np.int64], held: npt.NDArray[np.integer]) -> Postings:
    """Store lists; list i is `held[starts[i]:starts[i + 1]]`, ascending, of numbers from 0 on."""
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
    return Postings(np.concatenate([[0], ends])[starts], told)
