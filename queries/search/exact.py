"""Texts found letter by letter: sorted hashes are far smaller than a dict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Hashed:
    """The sorted hashes of n texts (n), and the place of each among the texts (n)."""

    hashes: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]

    def find(
        self, text: str, texts: Callable[[npt.NDArray[np.int64]], Sequence[str]]
    ) -> np.ndarray:
        """Return the places of the texts that are this one, ascending; `texts` reads places."""
        first, end = (np.searchsorted(self.hashes, hash(text), side) for side in SIDES)
        found = np.sort(self.places[first:end])
        return found[[other == text for other in texts(found)]]


def hashed(texts: Sequence[str]) -> Hashed:
    """Hash texts, to find some of them by `Hashed.find`."""
    hashes = np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts))
    places = np.argsort(hashes, kind="stable")
    return Hashed(hashes[places], places)
