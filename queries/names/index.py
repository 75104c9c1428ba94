"""Find what bears a name as somebody typed it: franchises, companies, countries.

Case, accents and repeated spaces never matter. Spellings that fold to the same key are one name
with all their films. Where no name is so spelled, one that differs by punctuation, articles, the
order of words or, of franchises, by "Collection" is meant; a near miss is never taken for the name,
it is suggested.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from catalogue import Catalogue, NotFoundError
from catalogue.errors import Kind
from catalogue.names import key, keys
from catalogue.texts import Texts, pack
from queries.names.exact import Exact, exact
from queries.names.folds import fold
from queries.names.loosely import IDLE, Loosely, loosely

LONGEST = 300
"""Characters of a name that are compared when the nearest names are sought."""
KNOWN = 2
"""How many times the films of the next a name has that is meant by a form which several have."""
CANDIDATES = 40
"""Names that each quick comparison passes on."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind and the films of each.

    Name `i` is spelled `spellings[i]` (its commonest spelling) and has the films in the rows
    `rows[bounds[i]:bounds[i + 1]]` of the films table, ascending and each once. `folded` holds its
    key at place `i`; of the names that have several spellings, `varied`, `variants` holds them all:
    those of `varied[k]` are `variants[variant_bounds[k]:variant_bounds[k + 1]]`.
    """

    kind: Kind
    spellings: Texts
    folded: Exact
    rows: np.ndarray
    bounds: np.ndarray
    varied: np.ndarray
    variants: Texts
    variant_bounds: np.ndarray
    alike: Loosely

    def find(self, typed: str) -> int:
        """Return the position of a name; raises NotFoundError with the three nearest."""
        position = self.place(typed)
        if position is None:
            raise NotFoundError(self.kind, typed, self.near(typed))
        return position

    def place(self, typed: str) -> int | None:
        """Return the position of a name, None where none is so called.

        That of its letters, else the one name like it but for its dress, or of several the one far
        better known.
        """
        position = self.folded.place(key(typed))
        if position is not None:
            return position
        found = self.alike.find(typed[:LONGEST], self.spellings, IDLE.get(self.kind, frozenset()))
        places: list[int] = sorted(found.tolist(), key=self._count, reverse=True)
        if len(places) > 1 and self._count(places[0]) < KNOWN * self._count(places[1]):
            return None
        return places[0] if places else None

    def _count(self, position: int) -> int:
        return len(self.films(position))

    def films(self, position: int) -> np.ndarray:
        """Return the rows in the films table of one name's films."""
        return self.rows[self.bounds[position] : self.bounds[position + 1]]

    def near(self, typed: str, limit: int = 3) -> tuple[str, ...]:
        """Return the spellings nearest to what was typed, best first, without the name itself.

        Names that hold it as whole words come first, those with the most films before others.
        """
        wanted = f" {fold(typed[:LONGEST])} "
        near = nearest(typed, self.folded, CANDIDATES)
        places = [place for k in near if (place := self.folded.place(k)) is not None]
        held = {place for place in places if wanted in f" {fold(self.spellings[place])} "}
        places.sort(key=lambda place: -self._count(place) if place in held else 1)
        return tuple(self.spellings[place] for place in places[:limit])

    def written(self, position: int) -> tuple[str, ...]:
        """Return all spellings of a name, the commonest first."""
        place = int(np.searchsorted(self.varied, position))
        if place == len(self.varied) or self.varied[place] != position:
            return (self.spellings[position],)
        first, end = self.variant_bounds[place : place + 2].tolist()
        return tuple(self.variants[first:end])


def nearest(typed: str, keys: Collection[str] | Exact, limit: int = 3) -> list[str]:
    """Return the folded names nearest to what was typed, best first; see `likeness`."""
    score = likeness(typed, keys)
    return sorted(score, key=lambda name: -score[name])[:limit]


def likeness(typed: str, keys: Collection[str] | Exact) -> dict[str, float]:
    """Return the folded names like what was typed with their likeness, of 200.

    A part of a name counts (`toy story` for `toy story collection`), a slip of the finger too; of
    names that contain the same part the shorter comes first. A quick comparison picks candidates,
    a thorough one ranks them: ten times faster than the thorough one alone.
    """
    folded = key(typed[:LONGEST])
    candidates = _candidates(folded, list(keys))
    found = process.extract(
        folded, candidates, scorer=fuzz.WRatio, limit=CANDIDATES, score_cutoff=60
    )
    return {name: near + fuzz.ratio(folded, name) for name, near, _ in found if name != folded}


def _candidates(folded: str, keys: list[str]) -> list[str]:
    """Return names near as a whole, near in how they begin, or holding what was typed."""
    whole = process.extract(folded, keys, scorer=fuzz.ratio, limit=CANDIDATES)
    beginnings = [name[: len(folded)] for name in keys]
    start = process.extract(folded, beginnings, scorer=fuzz.ratio, limit=CANDIDATES)
    holding = sorted((name for name in keys if folded in name), key=len)[:CANDIDATES]
    near = [*(name for name, _, _ in whole), *(keys[i] for _, _, i in start), *holding]
    return list(dict.fromkeys(near))


def index(kind: Kind, catalogue: Catalogue, film_id: pd.Series, name: pd.Series) -> Names:
    """Index the films by name; `film_id` and `name` are two columns of the same rows."""
    codes, found = pd.factorize(name)
    spellings = found.astype("str").tolist()
    folded = keys(spellings)
    positions = {k: i for i, k in enumerate(dict.fromkeys(folded))}
    group = np.array([positions[k] for k in folded], dtype=np.int32)
    size = max(len(catalogue.films), 1)
    pairs = np.unique(group[codes].astype(np.int64) * size + film_rows(catalogue, film_id))
    bounds = np.searchsorted(pairs // size, np.arange(len(positions) + 1))
    by_use = np.lexsort((-np.bincount(codes, minlength=len(spellings)), group))
    commonest = by_use[np.unique(group[by_use], return_index=True)[1]]
    several = np.flatnonzero(np.bincount(group, minlength=1) > 1)
    kept = by_use[np.isin(group[by_use], several)]
    return Names(
        kind,
        pack([spellings[i] for i in commonest]),
        exact(list(positions)),
        (pairs % size).astype(np.int32),
        bounds.astype(np.int32),
        several.astype(np.int32),
        pack([spellings[i] for i in kept]),
        np.append(np.searchsorted(group[kept], several), len(kept)).astype(np.int32),
        loosely([spellings[i] for i in commonest], IDLE.get(kind, frozenset())),
    )


def film_rows(catalogue: Catalogue, film_id: pd.Series) -> np.ndarray:
    """Return the row in the films table of each film, by its id."""
    return np.searchsorted(catalogue.films["film_id"].to_numpy(), film_id.to_numpy())
