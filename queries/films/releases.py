"""When films were released: how many in each month, on each weekday, on each day of the month.

All years are taken together. A date that its source knows only roughly stands as a first day in the
tables (`films.date_precision`); `exact` leaves out the films whose date cannot tell the answer: for
months those known to the year only and those dated 1 January, for days whatever is not known to
the day.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.films.breakdowns import Place
from queries.rows import greatest

Part = Literal["month", "weekday", "day"]
"""The column of films that is counted: 1 to 12, 0 (Monday) to 6, 1 to 31."""

DROWNED = 0.5
"""Share of films without a month above which pages leave them out unless asked."""
PARTS: dict[Part, range] = {"month": range(1, 13), "weekday": range(7), "day": range(1, 32)}
_EXACT: dict[Part, tuple[str, ...]] = {
    "month": ("day", "month"),
    "weekday": ("day",),
    "day": ("day",),
}


@dataclass(frozen=True, slots=True)
class Releases:
    """How the dated films divide over the months, the weekdays or the days of the month.

    `counts`: one row a number of the part, in order; columns `number`, `films` and `placeholders`
    (the films among them whose date cannot tell). `total` films are counted; `exact` says whether
    the placeholders were left out.
    """

    part: Part
    exact: bool
    counts: pd.DataFrame
    total: int

    def films(self, *numbers: int) -> int:
        """Return how many films were released in any of these months or on any of these days."""
        asked = np.isin(self.counts["number"].to_numpy(), numbers)
        return int(self.counts["films"].to_numpy()[asked].sum())

    def share(self, *numbers: int) -> float | None:
        """Return the share of all films, 0 to 1, that these hold; None without any film."""
        return self.films(*numbers) / self.total if self.total else None

    def place(self, number: int) -> Place:
        """Return the place of one month or day among the others by its films."""
        films = self.counts["films"].to_numpy()
        return Place(int(np.count_nonzero(films > self.films(number))) + 1, len(films))

    @property
    def most(self) -> int:
        """The month or day of the most films, the first of equals."""
        return int(greatest(self.counts, "films")["number"])


def releases(catalogue: Catalogue, part: Part, *, exact: bool = False) -> Releases:
    """Count the films over all months, weekdays or days at once."""
    every, sure = catalogue.once(_tallies)[part]
    films = sure if exact else every
    counts = {"number": np.array(PARTS[part]), "films": films, "placeholders": every - sure}
    return Releases(part, exact, pd.DataFrame(counts), int(films.sum()))


def mostly_rough(catalogue: Catalogue) -> bool:
    """Tell whether so many dates are known to the year only that they would drown the others."""
    exact = is_exact(catalogue, "month")
    return bool(len(exact)) and float(1 - exact.mean()) > DROWNED


def count(catalogue: Catalogue, part: Part, number: int) -> int:
    """Return how many films were released in one month or on one day, placeholders included."""
    return catalogue.once(_counts)[part][number]


def by_decade(catalogue: Catalogue, part: Part, *, exact: bool = False) -> pd.DataFrame:
    """Count by decade as well: columns `decade` (its first year), `number` and `films`.

    Every number of the part stands in each decade that has films.
    """
    films = _chosen(catalogue, part, exact)
    decade = films["year"].astype("int32") // 10 * 10
    table = pd.crosstab(decade, films[part]).reindex(columns=PARTS[part], fill_value=0)
    long = table.rename_axis("decade").reset_index().melt("decade", var_name="number")
    return long.rename(columns={"value": "films"}).sort_values(["decade", "number"], kind="stable")


def share_by_decade(
    catalogue: Catalogue, part: Part, *numbers: int, exact: bool = False, least: int = 30
) -> pd.DataFrame:
    """Return which share of each decade's films these months or days hold.

    Columns `decade` (its first year), `films`, `every` (all of the decade) and `share` of 1;
    decades of fewer than `least` films are left out, their shares would be chance.
    """
    films = _chosen(catalogue, part, exact)
    decade = films["year"].to_numpy().astype(int) // 10
    every = np.bincount(decade)
    held = np.bincount(decade[films[part].isin(numbers).to_numpy()], minlength=len(every))
    kept = np.flatnonzero(every >= max(least, 1))
    return pd.DataFrame(
        {
            "decade": kept * 10,
            "films": held[kept],
            "every": every[kept],
            "share": held[kept] / every[kept],
        }
    )


def months_by_weekdays(catalogue: Catalogue, *, exact: bool = False) -> pd.DataFrame:
    """Count months by weekdays: 12 rows `month` (1 to 12), 7 columns `weekday` (0 to 6)."""
    films = _chosen(catalogue, "weekday", exact)
    table = pd.crosstab(films["month"], films["weekday"])
    table = table.reindex(index=PARTS["month"], columns=PARTS["weekday"], fill_value=0)
    return table.rename_axis(index="month", columns="weekday")


def films_released(
    catalogue: Catalogue, part: Part, *numbers: int, exact: bool = False
) -> pd.DataFrame:
    """Return the films of these months or days, the most voted first, with all their columns."""
    films = _chosen(catalogue, part, exact)
    found = films[films[part].isin(numbers)]
    return found.sort_values("vote_count", ascending=False, kind="stable").reset_index(drop=True)


def is_exact(catalogue: Catalogue, part: Part) -> np.ndarray:
    """Tell for each film whether its date is known well enough to tell the part."""
    known: np.ndarray = catalogue.films["date_precision"].isin(_EXACT[part]).to_numpy()
    return known


def _chosen(catalogue: Catalogue, part: Part, exact: bool) -> pd.DataFrame:
    return catalogue.films[is_exact(catalogue, part)] if exact else catalogue.films


def _tallies(catalogue: Catalogue) -> dict[Part, tuple[np.ndarray, np.ndarray]]:
    """Count the films of each number of each part: all, and those whose date can tell."""
    return {part: _tally(catalogue, part) for part in PARTS}


def _tally(catalogue: Catalogue, part: Part) -> tuple[np.ndarray, np.ndarray]:
    numbers = PARTS[part]
    values = catalogue.films[part].to_numpy()
    every, sure = (
        np.bincount(found, minlength=numbers.stop)[numbers.start :]
        for found in (values, values[is_exact(catalogue, part)])
    )
    return every, sure


def _counts(catalogue: Catalogue) -> dict[Part, dict[int, int]]:
    tables = {part: releases(catalogue, part).counts for part in PARTS}
    return {p: dict(zip(t["number"], t["films"].tolist(), strict=True)) for p, t in tables.items()}
