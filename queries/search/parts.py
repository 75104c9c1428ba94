"""Titles of which only a part was typed: which of them mean the film, and which another or none."""

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from queries.names.folds import bare, fold, respelt
from queries.rows import columns
from queries.search.index import FAMILIAR, make_index
from queries.search.likeness import WHOLE, holds, number_left_out, says_less
from queries.search.sequels import called_so, follows, franchise_name

SEVERAL = 3
"""Films whose titles share a part that means none of them."""


def begins_sequels(
    catalogue: Catalogue, texts: list[str], numbers: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Tell which texts are parts around a colon that mean another film or none.

    So does what stands before the colon of a sequel, and one word of a translation.
    """
    index = catalogue.once(make_index)
    found = index.part[numbers]
    for place in np.flatnonzero(found).tolist():
        number, text = numbers[place], texts[place]
        row = int(index.rows[number])
        lone = index.weights(number) <= WHOLE and " " not in bare(text)
        found[place] = follows(catalogue, row, text) or (
            lone and not called_so(catalogue, row, text)
        )
        found[place] |= _of_several(catalogue, text)
    return found


def _of_several(catalogue: Catalogue, text: str) -> bool:
    """Tell if a text is a part around a colon of several films' titles, so means none: barbie."""
    index = catalogue.once(make_index)
    texts = index.equal(text)
    return len(np.unique(index.rows[texts[index.part[texts]]])) >= SEVERAL


def of_the_year(
    catalogue: Catalogue, query: str, texts: list[str], rows: npt.NDArray[np.int32], year: int
) -> npt.NDArray[np.bool_]:
    """Tell which texts begin as typed and are of the one well-known film that does in that year.

    Nosferatu 1979 is Nosferatu the Vampyre.
    """
    index = catalogue.once(make_index)
    begun = np.array([text.startswith(f"{query} ") for text in texts], dtype=bool)
    found: npt.NDArray[np.bool_] = begun & (index.years[rows] == year)
    found &= index.fame[rows] >= FAMILIAR
    return found if len(np.unique(rows[found])) == 1 else np.zeros_like(found)


def parts_of_others(
    catalogue: Catalogue, query: str, texts: list[str], rows: npt.NDArray[np.int32]
) -> npt.NDArray[np.bool_]:
    """Tell which texts hold all that was typed and more, and do not mean their films by that.

    What a film itself is called may be typed in part (roger rabbit), a translation not, unless the
    rest names its franchise: other films have that as their whole title, and not all translations
    are known. One word is enough only where the well-known films whose titles hold it are one film
    or of one franchise (bourne).
    """
    holding = np.array([holds(query, text) for text in texts], dtype=bool)
    films, fame = catalogue.once(columns), catalogue.once(make_index).fame
    holders = [row for row in np.unique(rows[holding]).tolist() if fame[row] >= FAMILIAR]
    series = {franchise_name(catalogue, row) or str(row) for row in holders}
    shared = len(bare(query).split()) == 1 and len(series) > 1
    meant = np.zeros(len(texts), dtype=bool)
    for place, (text, row) in enumerate(zip(texts, rows.tolist(), strict=True)):
        title = fold(films["title_key"][row])
        own = text in (title, respelt(title)) or holds(query, title, strictly=False)
        franchise = franchise_name(catalogue, row)
        meant[place] = own and not shared and fame[row] >= FAMILIAR
        ends = text.endswith(f" {bare(query)}")  # venganza is not la venganza de los nerds
        meant[place] |= ends and holds(text, f"{query} {franchise}", strictly=False)
    less = np.array([says_less(query, text) for text in texts], dtype=bool)
    meant |= np.array([number_left_out(query, text) for text in texts], dtype=bool)
    found: npt.NDArray[np.bool_] = (holding | less) & ~meant
    return found
