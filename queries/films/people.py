"""People of the films: who directed or acted in what, by name, or surname where it is known best.

Fame is the sum of the votes of a person's films; what they directed counts whole, a part in the
cast less the further down it stands.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.fame import of_films
from catalogue.names import key, keys
from queries.names import index as names
from queries.names.exact import Exact, exact
from queries.names.index import Names

SURNAME = 2.5
"""How many times the fame of the next of a surname makes the surname enough."""
LEAST = 0.001
"""Under this share of the best known's fame nobody is known by the surname."""
WELL_KNOWN = 15_000
"""People whose names a typing mistake may mean: the best known."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of the films: `fame` by position in `names`, `known` the positions, best first.

    `bearers[i]` is whom surname i means.
    """

    names: Names
    fame: npt.NDArray[np.float32]
    known: npt.NDArray[np.int32]
    surnames: Exact
    bearers: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The numbers of `film_people` row by row, 0 where it has none; `film_id` ascends.

    `several` are the numbers, ascending, of those who share their name with another number.
    """

    film_id: npt.NDArray[np.int32]
    person_id: npt.NDArray[np.int32]
    several: npt.NDArray[np.int32]

    def of(self, film_id: int) -> list[int | None]:
        """Return the numbers of one film's rows, None where unknown."""
        ends = np.array([film_id, film_id + 1], dtype=self.film_id.dtype)
        first, end = self.film_id.searchsorted(ends)
        return [number or None for number in self.person_id[first:end].tolist()]

    def row(self, person_id: int) -> int | None:
        """Return the first row of a number; None where nobody has it."""
        found = np.flatnonzero(self.person_id == person_id)
        return int(found[0]) if len(found) else None


def numbered(catalogue: Catalogue) -> Numbered:
    """Return the people's numbers as arrays."""
    table = catalogue.film_people
    numbers = table["person_id"].to_numpy(dtype="int32", na_value=0)
    people = pd.DataFrame({"name": table["person"], "number": numbers})
    people = people[people["number"] > 0].drop_duplicates()
    several = np.unique(people.loc[people["name"].duplicated(keep=False), "number"].to_numpy())
    return Numbered(table["film_id"].to_numpy(dtype="int32"), numbers, several)


def named(catalogue: Catalogue, typed: str) -> int | None:
    """Return the position of the person of this name, or known best by this surname; or None."""
    people = catalogue.once(make_people)
    position = people.names.place(typed)
    if position is not None:
        return position
    folded = key(typed)
    place = people.surnames.place(folded)
    if place is None:
        place = people.surnames.place(folded.replace(" ", ""))  # di caprio
    return None if place is None else int(people.bearers[place])


def make_people(catalogue: Catalogue) -> People:
    """Index the directors and cast of the films."""
    table = catalogue.film_people
    known = names.index("person", catalogue, table["film_id"], table["person"])
    fame = _fame(catalogue, known)
    surnames, bearers = _surnames(list(known.folded), fame)
    best = np.argsort(-fame, kind="stable")[:WELL_KNOWN].astype(np.int32)
    return People(known, fame, best, exact(surnames), bearers)


def _fame(catalogue: Catalogue, known: Names) -> npt.NDArray[np.float32]:
    """Return the fame of each person, shape (n,)."""
    table = catalogue.film_people
    votes = catalogue.once(of_films)
    position = table["position"].to_numpy()
    is_director = (table["role"] == "director").to_numpy()
    share = np.where(is_director, 1.0, 1.0 / (1.0 + position / 3))
    rows = names.film_rows(catalogue, table["film_id"])
    codes, spelled = pd.factorize(table["person"])
    places = pd.factorize(np.array(keys(spelled.astype("str").tolist()), dtype=object))[0]
    weights = votes[rows] * share
    fame = np.bincount(places[codes], weights=weights, minlength=len(known.spellings))
    return fame.astype(np.float32)


def _surnames(
    folded: list[str], fame: npt.NDArray[np.float32]
) -> tuple[list[str], npt.NDArray[np.int32]]:
    """Return the surnames that one of their bearers is known best by, and whom each means.

    A surname is whatever follows a name's first word, or part of it: de niro, garcia berlanga.
    """
    least = LEAST * fame.max(initial=0)
    ends = [
        (end, place)
        for place in np.flatnonzero(fame > least).tolist()
        for end in _ends(folded[place])
    ]
    table = pd.DataFrame(ends, columns=["surname", "place"])
    table = table.assign(fame=fame[table["place"].to_numpy(dtype=np.int64)])
    table = table.sort_values("fame", ascending=False, kind="stable")
    order = table.groupby("surname").cumcount()
    best, second = (table[order == n].set_index("surname") for n in (0, 1))
    rival = second["fame"].reindex(best.index).fillna(0)
    kept = best[best["fame"] >= SURNAME * rival]
    return kept.index.tolist(), kept["place"].to_numpy(dtype=np.int32)


def _ends(name: str) -> list[str]:
    """Return what follows the first word of a name, the second, and so on."""
    words = name.split()
    return [" ".join(words[first:]) for first in range(1, len(words))]
