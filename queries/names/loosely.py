"""Names found whatever their dress: punctuation, articles, numerals, word order and blanks."""

from dataclasses import dataclass

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
    """The letters of n texts, hashed whatever their order: all forms of a text have the same."""

    hashed: Hashed

    def find(
        self, typed: str, texts: Texts, idle: frozenset[str] = frozenset()
    ) -> npt.NDArray[np.int32]:
        """Return the texts that agree with what was typed, ascending."""
        wanted = set(forms(typed, idle)) - {""} if typed.strip() else set()
        if not wanted:
            return self.hashed.places[:0]
        letters = _letters(next(iter(wanted)))

        def read(places: npt.NDArray[np.int32]) -> list[str]:
            agree = (not wanted.isdisjoint(forms(text, idle)) for text in texts.at(places))
            return [letters if one else "" for one in agree]

        return self.hashed.find(letters, read)


def loosely(texts: list[str], idle: frozenset[str] = frozenset()) -> Loosely:
    """Index texts by their forms."""
    return Loosely(hashed([_letters(forms(text, idle)[0]) for text in texts]))


def _letters(form: str) -> str:
    """Return the letters of a form, sorted."""
    return "".join(sorted(form.replace(" ", "")))
