"""Names found whatever their dress: punctuation, articles, numerals, word order and blanks."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from catalogue.texts import Texts
from queries.names.exact import Hashed, hashed
from queries.names.folds import forms

COLLECTION = frozenset(
    [
        *("collection", "coleccion", "saga", "franchise", "franquicia", "series", "serie"),
        *("trilogy", "trilogia", "movies", "films", "peliculas", "todas"),
    ]
)
"""Words that say that a name is a franchise's."""
FRANCHISE = COLLECTION | {"de", "del", "of"}
"""Words that may be left out of a franchise's name."""
IDLE = {"franchise": FRANCHISE}
"""Words that may be left out, by the kind of a name."""


@dataclass(frozen=True, slots=True)
class Loosely:
    """The forms of n texts, hashed: the place of a form is that of the text that has it."""

    hashed: Hashed

    def find(
        self, typed: str, texts: Texts, idle: frozenset[str] = frozenset()
    ) -> npt.NDArray[np.int32]:
        """Return the texts that agree with what was typed, ascending."""
        found: list[npt.NDArray[np.int32]] = []
        none = self.hashed.places[:0]
        for form in forms(typed, idle) if typed.strip() else ():

            def read(places: npt.NDArray[np.int32], form: str = form) -> list[str]:
                return [form if form in forms(text, idle) else "" for text in texts.at(places)]

            found.append(self.hashed.find(form, read) if form else none)
        return cast("npt.NDArray[np.int32]", np.unique(np.concatenate([none, *found])))


def loosely(texts: list[str], idle: frozenset[str] = frozenset()) -> Loosely:
    """Index texts by their forms."""
    written = [(form, i) for i, text in enumerate(texts) for form in forms(text, idle)]
    owners = np.array([i for _form, i in written], dtype=np.int32)
    found = hashed([form for form, _i in written])
    return Loosely(Hashed(found.hashes, owners[found.places]))
