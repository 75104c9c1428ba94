"""Does the score foretell what platforms hold? Films of 2010 to 2016, held years later or not.

The votes are of 2017, the platforms' catalogues of later years: each way of ranking is asked which
of the films of those years a platform was to hold. Likeness is to the older films that it holds.
What it cannot say: whether a film was offered, its price, or when it came and left.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue, DataError
from catalogue.held import held
from models import files
from models.license.score import PARTS, Weights, demand, quality, ranked, returned, scored
from models.license.shelf import FILE, NEAREST, most_compared
from models.similar import load
from models.similar.nearest import nearest

YEARS = (2010, 2016)
FIRST = 100
"""Films of which the precision is told."""
LEAST = 10
"""Films that a platform has to hold to be measured by."""
ALL = "all"
"""The code of all platforms together."""
SCORE, VOTES, MEAN = "score", "votes", "mean"
NAMED = ("platform", "method")
"""Columns that are texts; the others are numbers."""
NAMES = (*NAMED, "auc", "auc_se", "precision")
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """How well each way of ranking finds the films that were to be held.

    `table`: a row a platform (`platform`, its code or `ALL`) and a way (`method`: `SCORE`, one of
    the parts, `VOTES`, `MEAN`): `auc` with its standard error `auc_se`, `precision` of the first
    `FIRST`, `adds` and `adds_precision` (of a part: what the score gains by it, at its own weight
    or at 1 where that is nothing), `chance` (the share held), `films` ranked and `held`.
    """

    table: pd.DataFrame

    def of(self, platform: str) -> pd.DataFrame:
        """Return the rows of a platform, the best way first."""
        rows = self.table[self.table["platform"] == platform]
        return rows.sort_values("auc", ascending=False, kind="stable", ignore_index=True)

    def one(self, method: str, platform: str = ALL) -> "pd.Series[float]":
        """Return the row of a way of ranking."""
        rows = self.table[(self.table["platform"] == platform) & (self.table["method"] == method)]
        return rows.iloc[0]

    @property
    def useless(self) -> list[str]:
        """The parts by which the score gains nothing: no area over its error, no first films."""
        rows = [self.one(part) for part in PARTS]
        nothing = [r["adds"] <= r["auc_se"] and r["adds_precision"] <= 0 for r in rows]
        return [str(r["method"]) for r, none in zip(rows, nothing, strict=True) if none]

    def __bool__(self) -> bool:
        """Whether there was anything to measure."""
        return not self.table.empty


def measured(catalogue: Catalogue) -> Measured:
    """Return what the build measured; a version published without is measured now.

    Raises: DataError: what it wrote is damaged, or of other tables.
    """
    path = catalogue.file(FILE)
    if not path.exists():
        return measure(catalogue)
    arrays, facts = files.fitted(path, catalogue.manifest.identity)
    columns = {n: facts[n] if n in NAMED else arrays[called(n)] for n in facts["columns"]}
    return Measured(pd.DataFrame(columns))


def called(column: str) -> str:
    """Return the name of the array that keeps a column of numbers."""
    return f"measured_{column}"


def measure(catalogue: Catalogue) -> Measured:
    """Measure every way of ranking, on each platform of enough films and on all together."""
    year = catalogue.films["year"].to_numpy()
    rows = np.flatnonzero((YEARS[0] <= year) & (year <= YEARS[1]))
    on = held(catalogue)
    shelves = {**dict(zip(on.platforms, on.on, strict=True)), ALL: on.on.any(axis=0)}
    enough = {c: shelf for c, shelf in shelves.items() if LEAST <= shelf[rows].sum() < len(rows)}
    alike = _alike(catalogue, [shelf & (year < YEARS[0]) for shelf in enough.values()])
    found = [
        _measured(catalogue, rows, code, shelf[rows], near)
        for (code, shelf), near in zip(enough.items(), alike, strict=False)
    ]
    names = [*NAMES, "adds", "adds_precision", "chance", "films", "held"]
    every = [line for lines in found for line in lines]
    return Measured(pd.DataFrame(every, columns=names) if ALL in enough else pd.DataFrame())


def _alike(
    catalogue: Catalogue, shelves: list[npt.NDArray[np.bool_]]
) -> list[tuple[Floats, Floats]]:
    """Return each film's mean likeness to its nearest on each shelf, and to the nearest of all."""
    try:
        model = catalogue.once(load)
    except DataError:
        return []
    found = nearest(model, shelves, most_compared(len(catalogue.films)), NEAREST)
    return [(shelf.mean.astype(float), shelf.closest.astype(float)) for shelf in found]


def _measured(
    catalogue: Catalogue,
    rows: npt.NDArray[np.intp],
    code: str,
    is_held: npt.NDArray[np.bool_],
    near: tuple[Floats, Floats],
) -> list[tuple[object, ...]]:
    """Return the lines of one platform."""
    films = catalogue.films
    raw = (
        quality(catalogue)[rows],
        demand(catalogue)[rows],
        returned(catalogue)[rows],
        near[0][rows],
        1 - near[1][rows],
    )
    places = {part: ranked(values) for part, values in zip(PARTS, raw, strict=True)}
    ways: dict[str, Floats] = {
        SCORE: scored(places, Weights()),
        **places,
        VOTES: films["vote_count"].to_numpy(float)[rows],
        MEAN: films["vote_average"].to_numpy(float)[rows],
    }
    shared = (float(is_held.mean()), len(rows), int(is_held.sum()))
    lines: list[tuple[object, ...]] = []
    for method, values in ways.items():
        area, error, precise = _found(values, is_held)
        gain = _gain(method, places, is_held) if method in places else (np.nan, np.nan)
        lines.append((code, method, area, error, precise, *gain, *shared))
    return lines


def _found(values: Floats, is_held: npt.NDArray[np.bool_]) -> tuple[float, float, float]:
    """Return the area, its error and the precision of the first; the unknown stand in the middle.

    Of equals the first row comes first.
    """
    place = np.nan_to_num(ranked(values), nan=0.5)
    first = np.argsort(-place, kind="stable")[:FIRST]
    return (*auc(place, is_held), float(is_held[first].mean()))


def _gain(
    part: str, places: Mapping[str, Floats], is_held: npt.NDArray[np.bool_]
) -> tuple[float, float]:
    """Return what the score's area and precision gain by a part."""
    own: dict[str, float] = {**Weights().of()}
    weighed = [_weights({**own, part: weight}) for weight in (own[part] or 1, 0)]
    with_it, without = (_found(scored(places, weights), is_held) for weights in weighed)
    return with_it[0] - without[0], with_it[2] - without[2]


def _weights(of: Mapping[str, float]) -> Weights:
    return Weights(*(of[part] for part in PARTS))


def auc(values: Floats, wanted: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return how often a wanted film stands above another, ties half, and its standard error.

    The error is Hanley and McNeil's (1982).
    """
    many, few = int(np.count_nonzero(~wanted)), int(np.count_nonzero(wanted))
    place = pd.Series(values).rank(method="average").to_numpy()
    area = float((place[wanted].sum() - few * (few + 1) / 2) / (few * many))
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (few - 1) * (one - area**2) + (many - 1) * (two - area**2)
    return area, float(np.sqrt(max(spread, 0) / (few * many)))
