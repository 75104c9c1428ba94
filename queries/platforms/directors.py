"""Who directed the titles of the platforms, by name; the tables join the names by commas."""

from itertools import chain

import numpy as np

from catalogue import Catalogue
from catalogue.names import key, keys
from catalogue.texts import pack
from queries.names.exact import exact
from queries.platforms.actors import Cast, cast
from queries.platforms.selection import Ints
from queries.platforms.title import directors


def directing(catalogue: Catalogue) -> Cast:
    """Return who directed what, as `actors.cast` says who acts in what."""
    return catalogue.once(make_directors)


def titles_of(everyone: Cast, name: str) -> Ints:
    """Return the rows of the titles of one name, ascending; none where nobody bears it."""
    place = everyone.folded.place(key(name))
    return np.unique(everyone.row[everyone.actor == (-1 if place is None else place)])


def spelled(catalogue: Catalogue, name: str) -> str | None:
    """Return a name as the platforms spell it; None where nobody there bears it."""
    for everyone in (cast(catalogue), directing(catalogue)):
        place = everyone.folded.place(key(name))
        if place is not None:
            return everyone.spellings[place]
    return None


def make_directors(catalogue: Catalogue) -> Cast:
    """Index the directors of the titles by their folded names."""
    column = catalogue.titles["director"]
    known = np.flatnonzero(column.notna().to_numpy())
    lists = [directors(str(names)) for names in column.array[known]]
    every = list(chain.from_iterable(lists))
    folded = keys(every)
    names, first, place = np.unique(
        np.array(folded, dtype=object), return_index=True, return_inverse=True
    )
    return Cast(
        row=np.repeat(known, [len(one) for one in lists]).astype(np.int32),
        actor=place.astype(np.int32),
        names=pack(names.tolist()),
        spellings=pack([every[i] for i in first.tolist()]),
        folded=exact(names.tolist()),
    )
