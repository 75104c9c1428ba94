"""The numbers that films have, and what is known of them."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from queries.films.comparable import sound_films
from queries.films.filters import Rows

Variable = Literal[
    "budget", "revenue", "roi", "runtime", "popularity", "vote_average", "vote_count", "year"
]
VARIABLES: tuple[Variable, ...] = get_args(Variable)

ZERO_IS_UNKNOWN: frozenset[Variable] = frozenset(
    {"budget", "revenue", "roi", "runtime", "vote_average"}
)
"""Columns in which the source writes 0 for unknown; the tables hold null instead."""

GRAIN: dict[str, float] = {
    **{"runtime": 1, "vote_count": 1, "year": 1, "vote_average": 0.1},
    **{"minutes": 1, "seasons": 1},
}
"""The step between neighbouring values of a column of films or titles; no bin is narrower."""

Values = npt.NDArray[np.float64]


def offered(catalogue: Catalogue) -> tuple[Variable, ...]:
    """Return the variables of which anything is known."""
    return tuple(name for name in VARIABLES if catalogue.films[name].notna().any())


def values(catalogue: Catalogue, rows: Rows, variable: Variable, *, zeros: bool = False) -> Values:
    """Return one value a film, NaN where unknown, or 0 there with `zeros` as the source has it.

    A return over a slip is unknown; see `slips`.
    """
    taken: Values = catalogue.films[variable].to_numpy(dtype=np.float64)[rows]
    if variable == "roi":
        taken = np.where(slips(catalogue, rows), np.nan, taken)
    if zeros and variable in ZERO_IS_UNKNOWN:
        return np.nan_to_num(taken, nan=0.0)
    return taken


def slips(catalogue: Catalogue, rows: Rows) -> npt.NDArray[np.bool_]:
    """Tell of each film whether its return is known and says nothing: a sum of it is a slip."""
    films = catalogue.films
    known: npt.NDArray[np.bool_] = ~np.isnan(films["roi"].to_numpy()[rows])
    return known & ~sound_films(catalogue, rows)
