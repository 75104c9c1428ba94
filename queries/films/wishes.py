"""Which films may be recommended: by decade, votes, genres and franchise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a recommended film has to be; the default asks for nothing.

    `decade` its first year, `votes` the fewest, `without` genres of which it may have none,
    `franchise` whether films of the same franchise may come.
    """

    decade: int | None = None
    votes: int = 0
    without: Sequence[str] = ()
    franchise: bool = True


def allowed(catalogue: Catalogue, row: int, wishes: Wishes) -> npt.NDArray[np.bool_]:
    """Return which films meet the wishes of somebody who asks about the film in `row`, (films,)."""
    films = catalogue.films
    found = films["vote_count"].to_numpy() >= wishes.votes
    if wishes.decade is not None:
        found &= films["year"].to_numpy() // 10 == wishes.decade // 10
    if wishes.without:
        found &= ~_of_genres(catalogue, wishes.without)
    if not wishes.franchise:
        franchises = films["franchise_id"].fillna(-1).to_numpy(np.int64)
        found &= (franchises != franchises[row]) | (franchises == -1)
    return found


def _of_genres(catalogue: Catalogue, genres: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return which films have any of the genres."""
    listed = catalogue.film_genres
    ids = listed.loc[listed["genre"].isin(list(genres)), "film_id"]
    found: npt.NDArray[np.bool_] = catalogue.films["film_id"].isin(ids).to_numpy()
    return found


def decades(catalogue: Catalogue) -> list[int]:
    """Return the first years of the decades that have films, the latest first."""
    years = catalogue.films["year"].to_numpy() // 10 * 10
    return sorted({int(year) for year in np.unique(years)}, reverse=True)


def genres(catalogue: Catalogue) -> list[str]:
    """Return the genres, the commonest first."""
    counted = catalogue.film_genres["genre"].value_counts()
    return [str(genre) for genre in counted.index[counted.to_numpy() > 0]]
