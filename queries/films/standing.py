"""Where a film stands: its votes and money among the films of its genres, its decade and all."""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.films.comparable import FLOOR, SLIP
from queries.films.film import Film, film
from queries.films.filters import genre_films
from queries.recent import latest, recent

Measure = Literal["vote_average", "vote_count", "budget", "revenue", "roi"]
Kind = Literal["all", "decade", "genre"]
VOTES = 30
"""Votes from which a mean vote is compared: under them it is a few friends' opinion."""
BIN = 0.5
"""Width of a bin of mean votes, of 10."""
COMPARED = 4
"""Films whose groups are kept: of a million films a group's members are a megabyte."""
Mask = npt.NDArray[np.bool_]


def places(
    catalogue: Catalogue, film_id: int, measure: Measure, first: int | None = None
) -> pd.DataFrame:
    """Place a film among the comparable films of each of its genres, of its decade, and among all.

    Columns: `kind` (`genre`, `decade` or `all`), `group` (its name, the decade's first year, or
    nothing), `place` (1 the highest), `of`, `median`. Comparable are films whose measure is known:
    a mean vote of `VOTES` votes, a budget or revenue of no slip, a return on a budget of `FLOOR`.
    No rows if this film is not one of them; of many groups only so many of the `first`.
    """
    of = _sums if measure in ("budget", "revenue") else _free
    return of(catalogue, film_id, measure, first)


@recent
def _sums(catalogue: Catalogue, film_id: int, measure: Measure, first: int | None) -> pd.DataFrame:
    """Place a film by a sum, which is another in other dollars."""
    return _places(catalogue, film_id, measure, first)


@recent
def _free(catalogue: Catalogue, film_id: int, measure: Measure, first: int | None) -> pd.DataFrame:
    """Place a film by what is the same in any dollars."""
    return _places(catalogue, film_id, measure, first)


def _places(
    catalogue: Catalogue, film_id: int, measure: Measure, first: int | None
) -> pd.DataFrame:
    found = film(catalogue, film_id)
    compared = _compared(catalogue, measure)
    values = catalogue.films[measure].to_numpy()
    groups = groups_of(catalogue, found) if found.row in compared else {}
    own, known = values[found.row], values[compared]
    rows = [
        (kind, name, *_place(known[members[compared]], own))
        for (kind, name), members in islice(groups.items(), first)
    ]
    return pd.DataFrame(rows, columns=["kind", "group", "place", "of", "median"])


def _place(values: np.ndarray, own: float) -> tuple[int, int, float]:
    return int((values > own).sum()) + 1, len(values), float(np.median(values))


@recent
def _compared(catalogue: Catalogue, measure: Measure) -> npt.NDArray[np.int32]:
    """Return the rows of the comparable films: of a million that hardly anybody saw, few are."""
    return np.flatnonzero(comparable(catalogue, measure)).astype(np.int32)


def comparable(catalogue: Catalogue, measure: Measure) -> Mask:
    """Return which films' measure is known well enough to be compared, (films,)."""
    films = catalogue.nominal_films
    values = films[measure].to_numpy()
    if measure == "roi":
        enough = films["budget"].to_numpy() >= FLOOR
    elif measure == "vote_average":
        enough = films["vote_count"].to_numpy() >= VOTES
    else:
        enough = values >= (1 if measure == "vote_count" else SLIP)
    return np.asarray(~np.isnan(values) & enough)


def names(found: Film) -> list[tuple[Kind, str]]:
    """Return the groups that a film belongs to, by kind and name: genres, decade, all."""
    genres: list[tuple[Kind, str]] = [("genre", genre) for genre in found.genres]
    return [*genres, ("decade", str(found.decade)), ("all", "")]


def groups_of(catalogue: Catalogue, found: Film) -> dict[tuple[Kind, str], Mask]:
    """Return the groups that a film belongs to by kind and name: which films are of each."""
    return _groups(catalogue, tuple(found.genres), found.decade)


@latest(COMPARED)
def _groups(
    catalogue: Catalogue, genres: tuple[str, ...], decade: int
) -> dict[tuple[Kind, str], Mask]:
    groups: dict[tuple[Kind, str], Mask] = {
        ("genre", genre): _of_genre(catalogue, genre) for genre in genres
    }
    years = catalogue.films["year"].to_numpy()
    groups["decade", str(decade)] = (years >= decade) & (years < decade + 10)
    groups["all", ""] = np.ones(len(years), dtype=bool)
    return groups


def _of_genre(catalogue: Catalogue, genre: str) -> Mask:
    mask = np.zeros(len(catalogue.films), dtype=bool)
    genres = catalogue.film_genres["genre"].cat
    code = genres.categories.get_loc(genre)
    mask[genre_films(catalogue)[genres.codes.to_numpy() == code]] = True
    return mask


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Mean votes of a group in bins: `table` has `low`, `high` (of 10) and `films`.

    `own` is the film's bin, None where its votes are too few; `films` how many films there are and
    `median` their median, None without any.
    """

    table: pd.DataFrame
    own: int | None
    films: int
    median: float | None


@recent
def votes(catalogue: Catalogue, film_id: int, kind: Kind, name: str) -> Votes:
    """Count the films of one of a film's groups by their mean vote."""
    found = film(catalogue, film_id)
    compared = _compared(catalogue, "vote_average")
    members = compared[groups_of(catalogue, found)[kind, name][compared]]
    values = catalogue.films["vote_average"].to_numpy()
    bins = np.minimum(values[members] / BIN, 10 / BIN - 1).astype(int)
    first = int(bins.min(initial=int(10 / BIN) - 1))
    counts = np.bincount(bins, minlength=int(10 / BIN))[first:]
    low = (np.arange(len(counts)) + first) * BIN
    table = pd.DataFrame({"low": low, "high": low + BIN, "films": counts})
    own = int(min(values[found.row] / BIN, 10 / BIN - 1)) - first if found.row in members else None
    median = float(np.median(values[members])) if len(bins) else None
    return Votes(table, own, len(bins), median)
