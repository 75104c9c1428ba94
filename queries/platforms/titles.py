"""Titles of the platforms by name, as somebody types it."""

import numpy as np
import pandas as pd

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.names.index import nearest
from queries.platforms.names import spanish
from queries.platforms.selection import Ints, ordered, rows, titles_at


def titles_named(catalogue: Catalogue, typed: str, platform: str | None = None) -> pd.DataFrame:
    """Return the titles that bear a name or contain it, in Spanish too, those that bear it first.

    Raises: NotFoundError: none does, on this platform; carries the three nearest titles.
    """
    found = rows(catalogue, platform)
    wanted = key(typed)
    keys = catalogue.titles["title_key"].iloc[found]
    holds = keys.str.contains(wanted, regex=False).to_numpy(dtype=bool)
    named = np.isin(found, catalogue.once(spanish).holding(typed))
    held = found[holds | named] if wanted else found
    if not len(held):
        near = nearest(typed, dict.fromkeys(keys))
        raise NotFoundError("title", typed, _spelled(catalogue, near))
    whole = (catalogue.titles["title_key"].iloc[held] == wanted).to_numpy(dtype=bool)
    bearing = np.isin(held, catalogue.once(spanish).bearing(typed))
    return titles_at(catalogue, ordered(catalogue, held, np.where(whole | bearing, 0.0, 1.0)))


def genres_of(catalogue: Catalogue, row: int) -> list[str]:
    """Return the genres of the title in a row, as its platform names them and in its order."""
    listed = catalogue.title_genres
    own = listed["title_id"] == catalogue.titles["title_id"].array[row]
    return [str(genre) for genre in listed.loc[own.to_numpy(dtype=bool), "genre"]]


def _spelled(catalogue: Catalogue, keys: list[str]) -> list[str]:
    """Return folded titles as the platforms spell them."""
    folded = catalogue.titles["title_key"]
    first: list[Ints] = [np.flatnonzero(folded == name)[:1] for name in keys]
    return [str(catalogue.titles["title"].iloc[int(row[0])]) for row in first]
