"""Many texts in two arrays, which can be mapped from a file and copied by nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

PIECE = 1 << 20
"""Bytes that are looked through at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[str]):
    """n texts: text i is `letters[ends[i - 1]:ends[i]]` as UTF-8; `ends` has shape (n,)."""

    letters: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.unsignedinteger]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return one text, or some."""
        if isinstance(place, slice):
            return self.at(np.arange(len(self))[place])
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self.at(np.array([place % len(self)]))[0]

    def __iter__(self) -> Iterator[str]:
        """Yield all of them."""
        return iter(self[:])

    def holding(self, part: str) -> npt.NDArray[np.int64]:
        """Return the places of the texts that hold a part, ascending."""
        wanted = part.encode("utf-8", "surrogatepass")
        found = list(self._found(wanted)) if wanted else []
        starts = np.array(found, dtype=self.ends.dtype)  # of another type the ends are copied
        places = np.searchsorted(self.ends, starts, "right")
        return np.unique(places[starts + len(wanted) <= self.ends[places]])

    def _found(self, wanted: bytes) -> Iterator[int]:
        """Yield where some bytes stand, read piece by piece: all of them at once are a copy."""
        for begun in range(0, len(self.letters), PIECE):
            letters = self.letters[begun : begun + PIECE + len(wanted) - 1].tobytes()
            start = letters.find(wanted)
            while start >= 0:
                yield begun + start
                start = letters.find(wanted, start + 1)

    def at(self, places: npt.NDArray[np.integer]) -> list[str]:
        """Return the texts at these places, in their order."""
        starts = np.where(places > 0, self.ends[places - 1], 0).tolist()
        ends = self.ends[places].tolist()
        letters = memoryview(self.letters)  # type: ignore[arg-type]  # an array is a buffer
        return [str(letters[a:b], "utf-8") for a, b in zip(starts, ends, strict=True)]


def pack(texts: Sequence[str]) -> Texts:
    """Lay texts end to end."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    letters = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
    return Texts(letters, ends.astype(np.uint32 if len(letters) < 2**32 else np.uint64))
