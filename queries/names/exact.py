"""Texts found letter by letter: sorted hashes, which a file can hold, instead of a dict."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from catalogue.texts import Texts, pack

SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Hashed:
    """The sorted hashes of n texts (n), and the place of each among the texts (n).

    The hash is the same in every process, as Python's own is not.
    """

    hashes: npt.NDArray[np.uint32]
    places: npt.NDArray[np.int32]

    def find(
        self, text: str, texts: Callable[[npt.NDArray[np.int32]], Sequence[str]]
    ) -> npt.NDArray[np.int32]:
        """Return the places of the texts that are this one, ascending; `texts` reads places."""
        wanted = self.hashes.dtype.type(_hash(text))
        first, end = (np.searchsorted(self.hashes, wanted, side) for side in SIDES)
        found: npt.NDArray[np.int32] = np.sort(self.places[first:end])
        same = np.array([other == text for other in texts(found)], dtype=bool)
        kept: npt.NDArray[np.int32] = found[same]
        return kept


@dataclass(frozen=True, slots=True)
class Exact:
    """Texts found by their letters; the place of one is that among `texts`, of equals the first."""

    texts: Texts
    hashed: Hashed

    def place(self, text: str) -> int | None:
        """Return where a text stands, None where it does not."""
        found = self.hashed.find(text, self.texts.at)
        return int(found[0]) if len(found) else None

    def __contains__(self, text: str) -> bool:
        """Tell whether a text is among them."""
        return self.place(text) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the texts."""
        return iter(self.texts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)


def hashed(texts: Sequence[str]) -> Hashed:
    """Hash texts, to find some of them by `Hashed.find`."""
    hashes = np.fromiter(map(_hash, texts), dtype=np.uint32, count=len(texts))
    places = np.argsort(hashes, kind="stable")
    return Hashed(hashes[places], places.astype(np.int32))


def exact(texts: Sequence[str]) -> Exact:
    """Index texts by their letters."""
    return Exact(pack(texts), hashed(texts))


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
