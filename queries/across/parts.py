"""From a part of a name to what holds it: offered to who is still typing, and never an answer."""

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from catalogue.names import key
from catalogue.texts import Texts
from queries.across.anything import title_texts
from queries.across.hits import Hit, film_hit, title_hit
from queries.platforms.names import spanish
from queries.search.index import make_index

LETTERS = 3
"""Letters of a part from which what holds it is looked for."""


def parts(catalogue: Catalogue, typed: str, limit: int = 5) -> list[Hit]:
    """Return films and titles that hold what was typed from where a word of theirs begins.

    The best known come first. Nothing of less than three letters.
    """
    folded = key(typed)
    if len(folded) < LETTERS:
        return []
    index = catalogue.once(make_index)
    rows = np.unique(index.rows[_holding_words(index.folded, folded)])
    best = rows[np.argsort(-index.fame[rows], kind="stable")][:limit]
    named = catalogue.once(spanish)
    told = _holding_words(catalogue.once(title_texts), folded).tolist()
    told = list(dict.fromkeys([*named.holding(typed).tolist(), *told]))
    is_film = catalogue.titles["film_id"].notna().to_numpy()
    streamed = [title_hit(catalogue, row) for row in told if not is_film[row]]
    return [*(film_hit(catalogue, int(row)) for row in best), *streamed][:limit]


def _holding_words(texts: Texts, folded: str) -> npt.NDArray[np.int64]:
    """Return the places of the texts of which a word, and what follows, begins so."""
    places = texts.holding(folded)
    begins = [f" {folded}" in f" {text}" for text in texts.at(places)]
    found: npt.NDArray[np.int64] = places[np.array(begins, dtype=bool)]
    return found
