"""Which words the names and descriptions of platform titles use, and which titles use a word."""

from typing import Literal, get_args

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.explore.titles import by_score
from queries.explore.words import EMPTY, Index, counted, search, texts
from queries.platforms.selection import Ints

TitleField = Literal["name", "description"]
TITLE_FIELDS: tuple[TitleField, ...] = get_args(TitleField)
COLUMN: dict[TitleField, str] = {"name": "title", "description": "description"}


def counts(
    catalogue: Catalogue, found: Ints, field: TitleField, size: int = 1, top: int = 100
) -> pd.DataFrame | None:
    """Count the chosen titles that hold each term: `term`, `titles`, `share` (of 1), most first.

    `size` is the number of words in a term. Returns None where the index has not been made.
    """
    index = _index(catalogue, field, size)
    if index is None:
        return None
    table = counted(index, found, len(catalogue.titles), top)
    return table.rename(columns={"films": "titles"})


def titles_with(catalogue: Catalogue, found: Ints, field: TitleField, typed: str) -> Ints:
    """Return which of the chosen titles hold a term as somebody types it, by score."""
    term = " ".join(typed.casefold().split())
    index = _index(catalogue, field, len(term.split()))
    held: Ints = index.of(term) if index else EMPTY.films
    if not len(held):
        held = search(catalogue.titles[COLUMN[field]], term)
    return by_score(catalogue, np.intersect1d(found, held))


def _index(catalogue: Catalogue, field: TitleField, size: int) -> Index | None:
    """Return the index of a field; None where it has not been made, as before titles were."""
    made = catalogue.once(texts)
    return made.get((field, size), EMPTY) if (field, 1) in made else None
