"""Find a platform title as people type it: by its id, its title, or nearly its title."""

import numpy as np
from rapidfuzz import fuzz, process

from catalogue import Catalogue, NotFoundError
from catalogue.names import key

LIKENESS = 80
"""Under this likeness, of 100, a title is offered as "did you mean" and never taken."""


def find_title(catalogue: Catalogue, typed: str) -> int:
    """Return the row of the title meant: `as123`, or its title; of equals the most rated.

    Raises: NotFoundError: nothing is like it enough; it carries the three nearest titles.
    """
    titles, folded = catalogue.titles, key(typed)
    place = int(titles["title_id"].searchsorted(folded))
    if place < len(titles) and titles["title_id"].iat[place] == folded:
        return place
    keys = catalogue.once(_keys)
    rows = np.flatnonzero(np.array(keys) == folded) if folded else np.array([], dtype=int)
    if len(rows):
        return int(rows[np.argmax(titles["score_count"].fillna(0).to_numpy()[rows])])
    near = process.extract(folded, keys, scorer=fuzz.ratio, limit=3)
    if not near or near[0][1] < LIKENESS:
        names = [str(titles["title"].iat[row]) for _, _, row in near]
        raise NotFoundError("title", typed, list(dict.fromkeys(names)))
    return int(near[0][2])


def _keys(catalogue: Catalogue) -> list[str]:
    return list(catalogue.titles["title_key"])
