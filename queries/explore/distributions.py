"""What one variable looks like: its histogram, quartiles, fences and asymmetry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.explore.variables import GRAIN, Values, Variable, slips, values
from queries.films.comparable import FEW
from queries.films.filters import Rows, genre_films
from queries.names.index import film_rows

Group = Literal["genre", "country", "decade"]
MOST_BINS = 100
MOST_GROUPS = 20


@dataclass(frozen=True, slots=True)
class Box:
    """Quartiles and Tukey's fences, in the variable's unit.

    The fences lie one and a half times the box's length outside it, on the scale that is drawn;
    `low` and `high` are the outermost values between them, `outside` counts those beyond.
    """

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    lower_fence: float
    upper_fence: float
    outside: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """One variable over the chosen films.

    `known` films have a value, `unknown` have none, `slips` of them a return over a sum that is a
    slip; `not_positive` of the known cannot stand on a
    log scale and are left out of bins and box. `bins` has the columns `start` and `end` (the first
    and last value of the bin; with a grain the next bin starts one grain later) and `films`; `box`
    is None and `bins` empty where nothing is left. `mean` and `skewness` (the third standardised
    moment, on the plain scale) are None where not defined.
    """

    variable: str
    log: bool
    known: int
    unknown: int
    slips: int
    not_positive: int
    mean: float | None
    skewness: float | None
    box: Box | None
    bins: pd.DataFrame

    @property
    def constant(self) -> bool:
        """Whether all the drawn values are the same one."""
        return self.box is not None and len(self.bins) == 1


def distribution(
    catalogue: Catalogue, rows: Rows, variable: Variable, *, log: bool = False, zeros: bool = False
) -> Distribution:
    """Describe one variable; with `zeros` the unknown count as 0, as the source writes them."""
    slipped = int(slips(catalogue, rows).sum()) if variable == "roi" else 0
    every = values(catalogue, rows, variable, zeros=zeros)
    return described(variable, every, log=log, slipped=slipped)


def described(variable: str, every: Values, *, log: bool = False, slipped: int = 0) -> Distribution:
    """Describe one value each of some films or titles, NaN where unknown.

    `slipped` of them are unknown since a sum is a slip.
    """
    known = every[~np.isnan(every)]
    drawn = known[known > 0] if log else known
    return Distribution(
        variable,
        log,
        known=len(known),
        unknown=len(every) - len(known),
        slips=slipped,
        not_positive=len(known) - len(drawn),
        mean=float(known.mean()) if len(known) else None,
        skewness=skewness(known),
        box=box(drawn, log=log),
        bins=histogram(drawn, log=log, grain=0 if log else GRAIN.get(variable, 0)),
    )


def skewness(known: Values) -> float | None:
    """Return the third standardised moment; None for fewer than three values or equal ones."""
    if len(known) < 3 or known.min() == known.max():
        return None
    off = known - known.mean()
    square = off * off
    return float((square * off).mean() / square.mean() ** 1.5)


def box(drawn: Values, *, log: bool = False) -> Box | None:
    """Return the quartiles and fences of values (positive ones if `log`); None of no values."""
    if not len(drawn):
        return None
    ordered = np.sort(drawn)
    quartiles = _quartiles(ordered)
    first, _, third = np.log10(quartiles) if log else quartiles
    reach = 1.5 * (third - first)
    fences = np.array([first - reach, third + reach])
    if log:
        fences = 10**fences
    # Rounding must not push a value that is all there is over its own fence.
    slack = 1e-9 * np.abs(fences)
    begin = int(ordered.searchsorted(fences[0] - slack[0]))
    end = int(ordered.searchsorted(fences[1] + slack[1], side="right"))
    ends = (ordered[begin], *quartiles, ordered[end - 1], *fences)
    low, first, median, third, high, lower, upper = (float(end) for end in ends)
    return Box(low, first, median, third, high, lower, upper, len(ordered) - (end - begin))


def _quartiles(ordered: Values) -> Values:
    """Return the quartiles of sorted values: `np.quantile` takes ten times as long for few."""
    place = (len(ordered) - 1) * np.array([0.25, 0.5, 0.75])
    below = place.astype(int)
    above = np.minimum(below + 1, len(ordered) - 1)
    found: Values = ordered[below] + (ordered[above] - ordered[below]) * (place - below)
    return found


def histogram(drawn: Values, *, log: bool = False, grain: float = 0) -> pd.DataFrame:
    """Count the values in bins of equal width (of equal ratio if `log`).

    Columns `start`, `end`, `films`. Values that are multiples of a `grain` are counted in bins that
    hold whole grains.
    """
    if not len(drawn):
        return pd.DataFrame({"start": [], "end": [], "films": []})
    scaled = np.log10(drawn) if log else drawn
    edges = _edges(scaled, grain)
    counts = np.histogram(scaled, edges)[0]
    start, end = edges[:-1] + grain / 2, edges[1:] - grain / 2
    if log:
        start, end = 10**start, 10**end
    return pd.DataFrame({"start": start, "end": end, "films": counts})


def _edges(scaled: Values, grain: float) -> npt.NDArray[np.float64]:
    """Return the bins' edges: Freedman and Diaconis' width, within MOST_BINS."""
    low, high = scaled.min(), scaled.max()
    if low == high:
        return np.array([low - grain / 2, high + grain / 2])
    first, third = np.quantile(scaled, (0.25, 0.75))
    width = 2 * (third - first) / len(scaled) ** (1 / 3)
    width = max(width, (high - low) / MOST_BINS)
    if grain:
        width = grain * np.ceil(width / grain)
        bins = int(np.ceil((high - low + grain) / width))
        return np.linspace(low - grain / 2, low - grain / 2 + bins * width, bins + 1)
    return np.linspace(low, high, 1 + int(np.ceil((high - low) / width)))


def by_group(
    catalogue: Catalogue,
    rows: Rows,
    variable: Variable,
    group: Group,
    *,
    log: bool = False,
    zeros: bool = False,
) -> pd.DataFrame:
    """Return a box a group, of the MOST_GROUPS groups with most films, the highest median first.

    A film of several genres or countries counts in each. Columns: `group`, `films` (with a value)
    and those of Box.
    """
    every = np.full(len(catalogue.films), np.nan)
    every[rows] = values(catalogue, rows, variable, zeros=zeros)
    return boxes(every, catalogue.once(MEMBERS[group]), log=log)


def boxes(every: Values, members: "Members", *, log: bool = False) -> pd.DataFrame:
    """Return a box a group as `by_group` does, of one value each of all films or titles."""
    value = every[members.film]
    drawn = ~np.isnan(value) & ((value > 0) | (not log))
    codes, value = members.code[drawn], value[drawn]
    sizes = np.bincount(codes, minlength=len(members.names))
    parts = np.split(value[np.argsort(codes, kind="stable")], np.cumsum(sizes)[:-1])
    made = []
    for code in np.argsort(-sizes, kind="stable")[:MOST_GROUPS].tolist():
        found = box(parts[code], log=log)
        if found:
            made.append((members.names[code], sizes[code], *_fields(found)))
    table = pd.DataFrame(made, columns=["group", "films", *Box.__dataclass_fields__])
    return table.sort_values("median", ascending=False, kind="stable", ignore_index=True)


def leader(groups: pd.DataFrame) -> "pd.Series[Any] | None":
    """Return the first row of `by_group` that has FEW films or more; None where none has."""
    enough = groups[groups["films"] >= FEW]
    return None if enough.empty else enough.iloc[0]


def _fields(found: Box) -> list[float]:
    return [getattr(found, name) for name in Box.__dataclass_fields__]


def country_codes(catalogue: Catalogue) -> dict[str, str]:
    """Return the code of each country that a film is from, by its name in the data."""
    known = catalogue.film_countries.drop_duplicates("country").dropna()
    return dict(zip(known["country"].astype(str), known["country_code"].astype(str), strict=True))


@dataclass(frozen=True, slots=True)
class Members:
    """Pairs of a film's row and a group that it belongs to, a position in `names`."""

    film: npt.NDArray[np.integer]
    code: npt.NDArray[np.int16]
    names: list[str] | list[int]


def _genres(catalogue: Catalogue) -> Members:
    return _members(genre_films(catalogue), catalogue.film_genres["genre"])


def _countries(catalogue: Catalogue) -> Members:
    table = catalogue.film_countries
    return _members(film_rows(catalogue, table["film_id"]), table["country"])


def _decades(catalogue: Catalogue) -> Members:
    return _members(np.arange(len(catalogue.films)), catalogue.films["year"] // 10 * 10)


def _members(film: npt.NDArray[np.integer], group: pd.Series) -> Members:
    # Sixteen bits are sorted by counting, many times faster than by comparing.
    code, names = pd.factorize(group)
    return Members(film, code.astype(np.int16), names.tolist())


MEMBERS: dict[Group, Callable[[Catalogue], Members]] = {
    "genre": _genres,
    "country": _countries,
    "decade": _decades,
}
