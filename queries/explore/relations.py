"""How two variables go together: correlations, and one against another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.explore.variables import VARIABLES, Values, Variable, values
from queries.films.filters import Rows

Method = Literal["pearson", "spearman"]
MOST_POINTS = 5_000
SAMPLE = 2_000
FEWEST = 3
"""Films from which on a coefficient means something."""
TINY = 1e-12
"""Share of a variable's spread under which it counts as constant."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two variables, their coefficient, and the films behind it."""

    x: str
    y: str
    r: float
    films: int


@dataclass(frozen=True, slots=True)
class Correlations:
    """Coefficients of all pairs, and the films behind each.

    `r` and `films` are square, named by VARIABLES; `films` counts those of which both values are
    known, and `r` is NaN where these are fewer than three or one of the variables is constant.
    """

    method: Method
    r: pd.DataFrame
    films: pd.DataFrame

    def strongest(self, least: int = FEWEST) -> Pair | None:
        """Return the pair that goes together most over `least` films or more; None without any."""
        known = self.pairs().dropna()
        known = known[known["films"] >= least]
        return next((Pair(*row) for row in known.itertuples(index=False, name=None)), None)

    def pairs(self) -> pd.DataFrame:
        """Return each pair once, the strongest first: `x`, `y`, `r`, `films`."""
        i, j = np.triu_indices(len(VARIABLES), k=1)
        names = np.array(VARIABLES)
        r, films = self.r.to_numpy()[i, j], self.films.to_numpy()[i, j]
        table = pd.DataFrame({"x": names[i], "y": names[j], "r": r, "films": films})
        return table.sort_values("r", key=abs, ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True, slots=True)
class Scatter:
    """One variable against another, over the films of which both are known.

    `points` has `row` (in the films table), `x` and `y`: all `films`, or SAMPLE of them drawn with
    a fixed seed where they are more than MOST_POINTS. `left_out` films have a value
    that a log axis cannot show. `trend` has `x` and `y` of a least-squares line through all the
    films, straight on the drawn scales; it is empty, and `r` None, where there is none.
    """

    points: pd.DataFrame
    films: int
    left_out: int
    r: float | None
    trend: pd.DataFrame


def correlations(catalogue: Catalogue, rows: Rows, method: Method = "pearson") -> Correlations:
    """Correlate every pair of variables, each pair over the films of which both are known."""
    columns = np.array([values(catalogue, rows, name) for name in VARIABLES])
    known = (~np.isnan(columns)).astype(np.float64)
    films = known @ known.T
    r = _spearman(catalogue, rows, known) if method == "spearman" else _pearson(columns, known)
    r[films < FEWEST] = np.nan
    names = list(VARIABLES)
    return Correlations(
        method, pd.DataFrame(r, names, names), pd.DataFrame(films.astype(int), names, names)
    )


def _pearson(columns: Values, known: Values) -> Values:
    """Return Pearson's coefficients of all pairs of rows, by sums over the pairwise known."""
    scaled = _standardised(columns, known)
    n = np.maximum(known @ known.T, 1)
    mean = scaled @ known.T / n  # of the row's variable, over the films that know the column's too
    square = (scaled**2) @ known.T / n - mean**2
    covariance = scaled @ scaled.T / n - mean * mean.T
    spread = np.where(square > TINY, square, np.nan)
    coefficients: Values = np.clip(covariance / np.sqrt(spread * spread.T), -1, 1)
    return coefficients


def _standardised(columns: Values, known: Values) -> Values:
    """Return the rows about 0 with a spread of 1, and 0 where unknown: sums stay exact."""
    filled = np.nan_to_num(columns) * known
    n = np.maximum(known.sum(axis=1, keepdims=True), 1)
    centred = (filled - filled.sum(axis=1, keepdims=True) / n) * known
    spread = np.sqrt((centred**2).sum(axis=1, keepdims=True) / n)
    scaled: Values = centred / np.where(spread > 0, spread, 1)
    return scaled


def _spearman(catalogue: Catalogue, rows: Rows, known: Values) -> Values:
    """Return Spearman's coefficients: Pearson's of the ranks among the pairwise known films."""
    ordered = catalogue.once(_order)[:, rows]
    r = np.eye(len(VARIABLES))
    for i, j in combinations(range(len(VARIABLES)), 2):
        both = np.flatnonzero(known[i] * known[j])
        ranks = np.array([_ranks(ordered[i][both]), _ranks(ordered[j][both])])
        r[i, j] = r[j, i] = _pearson(ranks, np.ones_like(ranks))[0, 1]
    return r


def _order(catalogue: Catalogue) -> npt.NDArray[np.int32]:
    """Number each variable's values from the smallest: then ranks need counting, not sorting."""
    every = np.arange(len(catalogue.films))
    numbered = [
        np.unique(values(catalogue, every, name), return_inverse=True)[1] for name in VARIABLES
    ]
    return np.array(numbered, dtype=np.int32)


def _ranks(ordered: npt.NDArray[np.int32]) -> Values:
    """Return the ranks of numbered values, ties sharing the mean of theirs."""
    if not len(ordered):
        return np.empty(0)
    counts = np.bincount(ordered)
    mean_rank: Values = np.cumsum(counts) - (counts - 1) / 2
    return mean_rank[ordered]


def scatter(
    catalogue: Catalogue,
    rows: Rows,
    x: Variable,
    y: Variable,
    *,
    log_x: bool = False,
    log_y: bool = False,
) -> Scatter:
    """Return one variable against another, on plain or log scales."""
    across, up = values(catalogue, rows, x), values(catalogue, rows, y)
    known = ~(np.isnan(across) | np.isnan(up))
    shown = known & ((across > 0) | (not log_x)) & ((up > 0) | (not log_y))
    points = pd.DataFrame({"row": rows[shown], "x": across[shown], "y": up[shown]})
    r, trend = _trend(points["x"].to_numpy(), points["y"].to_numpy(), log_x=log_x, log_y=log_y)
    drawn = points if len(points) <= MOST_POINTS else points.sample(SAMPLE, random_state=1)
    left_out = int(known.sum() - shown.sum())
    return Scatter(drawn.reset_index(drop=True), len(points), left_out, r, trend)


def _trend(x: Values, y: Values, *, log_x: bool, log_y: bool) -> tuple[float | None, pd.DataFrame]:
    """Return the correlation on the drawn scales and the ends of the least-squares line."""
    across = np.log10(x) if log_x else x
    up = np.log10(y) if log_y else y
    both = np.array([across, up])
    r = float(_pearson(both, np.ones_like(both))[0, 1])
    if len(x) < FEWEST or np.isnan(r):
        return None, pd.DataFrame({"x": [], "y": []})
    slope = r * up.std() / across.std()
    line = np.linspace(across.min(), across.max(), 2)
    level = up.mean() + slope * (line - across.mean())
    return r, pd.DataFrame({"x": 10**line if log_x else line, "y": 10**level if log_y else level})


def selected(catalogue: Catalogue, rows: Sequence[int]) -> pd.DataFrame:
    """Return the films of these rows, the most voted first; a row that is no film's is left out."""
    films = catalogue.films
    held = [row for row in rows if row < len(films)]
    return films.iloc[held].sort_values("vote_count", ascending=False)
