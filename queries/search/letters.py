"""The film that is called exactly as typed, of several the one that is meant."""

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from catalogue import Catalogue
from catalogue.fame import of_homonyms, of_remakes
from catalogue.names import key
from queries.names.folds import fold
from queries.rows import columns
from queries.search.index import OTHER, make_index
from queries.search.sequels import BETTER_KNOWN

MAIN = 2
"""How many times the votes of a film count that was released under the title typed, beside one that
is only called so too: Vacaciones is no The Holiday."""


def most_meant(catalogue: Catalogue, typed: str, rows: npt.NDArray[np.integer]) -> int:
    """Return which of the films called so is meant: the most voted that is called so itself.

    Of films that share a translation the one that a search means, where it is among them.
    """
    films = catalogue.once(columns)
    own = any(films["title_key"][row] == key(typed) for row in rows.tolist())
    meant = None if own or len(rows) == 1 else to_the_letter(catalogue, typed)
    best = int(rows[np.argmax(catalogue.films["vote_count"].to_numpy()[rows])])
    return meant if meant is not None and meant in rows else best


def shared(catalogue: Catalogue, typed: str, rows: list[int]) -> int:
    """Return which of films is meant by a mistyped title that all of them have, -1 where none is.

    It is the one that the title means where it is typed to the letter.
    """
    if len(rows) < 2:
        return -1
    index = catalogue.once(make_index)
    titles = set.intersection(*(set(index.titles(row)) for row in rows))
    if not titles:
        return -1
    nearest = max(sorted(titles), key=lambda title: fuzz.ratio(fold(typed), title))
    meant = to_the_letter(catalogue, nearest)
    return meant if meant in rows else -1


def to_the_letter(catalogue: Catalogue, typed: str) -> int | None:
    """Return the row of the film of exactly this title, in any language; None where none has it.

    Of several the most voted, of remakes of one translation the better liked too; but one whose own
    title it is, marks included, before a translation or one without the marks, unless the other is
    many times better known; so is a film whose title or part around a colon it is, an article left
    out.
    """
    index, films = catalogue.once(make_index), catalogue.once(columns)
    texts = index.equal(fold(typed))
    texts = texts[~index.part[texts]]
    rows = np.unique(index.rows[texts])
    if not len(rows):
        return None
    known = catalogue.once(of_homonyms)
    votes = known[rows]
    mains = texts[index.weights(texts) > OTHER]
    released = np.where(np.isin(rows, index.rows[mains]), MAIN, 1)
    best = int(rows[np.argmax(catalogue.once(of_remakes)[rows] * released)])
    alike = index.alike.find(typed, index.folded)
    fuller = [text for text in alike.tolist() if len(index.folded[text]) >= len(fold(typed))]
    others = index.rows[fuller]
    if known[others].max(initial=0) >= BETTER_KNOWN * max(votes.max(), 1):
        return int(others[np.argmax(known[others])])
    written = key(typed)
    own = np.array([films["title_key"][row] == written for row in rows.tolist()], dtype=bool)
    if own.any() and votes.max() < BETTER_KNOWN * max(votes[own].max(), 1):
        best = int(rows[own][np.argmax(votes[own])])
    return best
