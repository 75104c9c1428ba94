"""The score of what to license: five parts, each by rank among the films that are ranked.

What is unknown (a return of unknown money, a likeness to an empty shelf) is no zero: it is left out
of the film's mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.money import FLOOR
from models.license.shelf import likeness, place
from models.similar.closeness import weighted_rating

Floats = npt.NDArray[np.float64]
PARTS: tuple[str, ...] = ("quality", "demand", "return", "fit", "novelty")
GROUP = 20
"""Films of one language and decade from which votes are compared within them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts; the defaults are what `models.license.evaluation` found.

    Return and novelty add nothing to foretelling what platforms came to hold, so that they weigh
    nothing unless asked to; quality adds little, and that among the first films.
    """

    quality: float = 1
    demand: float = 3
    returned: float = 0
    fit: float = 3
    novelty: float = 0

    def of(self) -> dict[str, float]:
        """Return the weight of each part."""
        values = (self.quality, self.demand, self.returned, self.fit, self.novelty)
        return dict(zip(PARTS, values, strict=True))


COLUMNS = (
    *("film_id", "title", "date", "year", "language", "vote_count", "vote_average"),
    *("budget", "revenue", "roi"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Films, the best first: `COLUMNS`, each of `PARTS` (0 to 1, null where unknown), `score`."""

    table: pd.DataFrame

    @property
    def films(self) -> int:
        """How many films there are."""
        return len(self.table)

    @property
    def money(self) -> int:
        """Of how many of them budget and revenue are known."""
        return int(self.table["roi"].notna().sum())

    @property
    def compared(self) -> bool:
        """Whether any of them could be compared with what platforms hold."""
        return bool(self.table["fit"].notna().any())


def ranking(
    catalogue: Catalogue,
    rows: npt.NDArray[np.intp],
    weights: Weights,
    platform: str | None = None,
) -> Ranking:
    """Rank the films in some rows; `platform` is who buys, None for all of them together.

    Of equal scores the more voted film comes first.
    """
    measured = parts(catalogue, rows, platform)
    places = {name: ranked(measured[name]) for name in PARTS}
    # Column by column: `films[COLUMNS].iloc[rows]` copies every row of the columns first.
    table = pd.DataFrame({name: catalogue.films[name].array[rows] for name in COLUMNS})
    table = table.assign(**places, score=scored(places, weights))
    by = ["score", "vote_count", "film_id"]
    return Ranking(table.sort_values(by, ascending=[False, False, True], ignore_index=True))


def parts(
    catalogue: Catalogue, rows: npt.NDArray[np.intp], platform: str | None
) -> dict[str, Floats]:
    """Return what each part measures of some films, (films,), NaN where unknown.

    `quality`: weighted rating of 10; `demand`: share of the films of its language and decade that
    have fewer votes; `return`: revenue / budget from a budget of `FLOOR` on; `fit` and `novelty`:
    see `models.license.shelf.Likeness`, novelty is 1 less the likeness to the nearest title.
    """
    alike, shelf = catalogue.once(likeness), place(catalogue, platform)
    return {
        "quality": catalogue.once(quality)[rows],
        "demand": catalogue.once(demand)[rows],
        "return": returned(catalogue)[rows],
        "fit": alike.fit[shelf][rows].astype(np.float64),
        "novelty": 1 - alike.closest[shelf][rows].astype(np.float64),
    }


def returned(catalogue: Catalogue) -> Floats:
    """Return every film's revenue / budget; NaN where unknown, or under the budget floor."""
    films = catalogue.nominal_films
    dear = films["budget"].to_numpy() >= FLOOR
    return np.where(dear, films["roi"].to_numpy(), np.nan)


def quality(catalogue: Catalogue) -> Floats:
    """Return every film's weighted rating, of 10; NaN where nobody voted."""
    films = catalogue.films
    votes, mean = films["vote_count"].to_numpy(float), films["vote_average"].to_numpy(float)
    rated = weighted_rating(votes, np.nan_to_num(mean)).astype(np.float64)
    return np.where(np.isnan(mean), np.nan, rated)


def demand(catalogue: Catalogue) -> Floats:
    """Return the share of the films of a film's decade and language that have fewer votes.

    Ties count half. Where they are fewer than `GROUP`, films of all languages stand for them.
    """
    films = catalogue.films
    decade = films["year"].to_numpy() // 10
    votes, language = films["vote_count"], films["language"].astype("str").fillna("")
    within, size = _below(votes, [language, decade])
    among, _every = _below(votes, decade)
    return np.where(size >= GROUP, within, among)


def _below(votes: "pd.Series[int]", by: Any) -> tuple[Floats, Floats]:  # noqa: ANN401
    """Return the share of a group that is below each value, and how many the group has."""
    groups = votes.groupby(by)
    size = groups.transform("size").to_numpy(float)
    above = groups.rank(method="average").to_numpy() - 1
    return above / np.maximum(size - 1, 1), size


def ranked(values: Floats) -> Floats:
    """Return each value's place among the known ones, 0 the least and 1 the greatest.

    Equals share the middle of their places; one alone is in the middle; NaN stays.
    """
    known = pd.Series(values).dropna()
    if len(known) == 1:
        return np.where(np.isnan(values), np.nan, 0.5)
    place = pd.Series(values).rank(method="average").to_numpy()
    found: Floats = (place - 1) / max(len(known) - 1, 1)
    return found


def scored(places: Mapping[str, Floats], weights: Weights) -> Floats:
    """Return the weighted mean of a film's known parts; NaN where none that weighs is known."""
    values = np.column_stack([places[name] for name in PARTS])
    weigh = np.array([weights.of()[name] for name in PARTS])
    total = (~np.isnan(values)) @ weigh
    found: Floats = np.nansum(values * weigh, axis=1) / np.where(total > 0, total, np.nan)
    return found
