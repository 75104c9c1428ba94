"""When films were released: how many in each month, on each weekday, on each day of the month.

All years are taken together. A date that its source knows only roughly stands as a first day in the
tables (`films.date_precision`); `exact` leaves out the films whose date cannot tell the answer: for
months those known to the year only and those dated 1 January, for days whatever is not known to
the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.films.breakdowns import Place
from queries.films.comparable import MANY
from queries.films.filters import EVERY, Filters, chosen
from queries.recent import recent
from queries.rows import picked

Part = Literal["month", "weekday", "day"]
"""The column of films that is counted: 1 to 12, 0 (Monday) to 6, 1 to 31."""

DROWNED = 0.5
"""Share of films without a month above which pages leave them out unless asked."""
LISTED = ("film_id", "title", "year", "date", "revenue", "vote_average", "vote_count")
"""What a list of released films tells of each."""
PARTS: dict[Part, range] = {"month": range(1, 13), "weekday": range(7), "day": range(1, 32)}
WEEKS = PARTS["month"].stop * 7
"""Numbers that a month and a weekday make together."""
Counts = npt.NDArray[np.int64]
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
        return self._of_most(self.counts["films"].to_numpy())

    @property
    def surest(self) -> int:
        """The month or day of the most films whose date can tell it, the first of equals."""
        films, rough = (self.counts[name].to_numpy() for name in ("films", "placeholders"))
        return self._of_most(films if self.exact else films - rough)

    def _of_most(self, films: np.ndarray) -> int:
        return int(self.counts["number"].to_numpy()[films.argmax()])


@dataclass(frozen=True, slots=True)
class Order:
    """The rows of films by a part of their date: those of number i are at `starts[i]` and on."""

    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]

    def of(self, number: int) -> npt.NDArray[np.int32]:
        """Return the rows of one number, the most voted first."""
        return self.rows[slice(*self.starts[number : number + 2])]


@recent
def releases(
    catalogue: Catalogue, part: Part, *, exact: bool = False, filters: Filters = EVERY
) -> Releases:
    """Count the films over all months, weekdays or days at once."""
    every, sure = _counted(catalogue, part, filters).sum(axis=1)[:, PARTS[part]]
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
    held = _counted(catalogue, part, EVERY)[int(exact)][:, PARTS[part]]
    decades = np.flatnonzero(held.sum(axis=1))
    return pd.DataFrame(
        {
            "decade": np.repeat(decades * 10, len(PARTS[part])),
            "number": np.tile(PARTS[part], len(decades)),
            "films": held[decades].ravel(),
        }
    )


def share_by_decade(
    catalogue: Catalogue,
    part: Part,
    *numbers: int,
    exact: bool = False,
    least: int = MANY,
    filters: Filters = EVERY,
) -> pd.DataFrame:
    """Return which share of each decade's films these months or days hold.

    Columns `decade` (its first year), `films`, `every` (all of the decade) and `share` of 1;
    decades of fewer than `least` films are left out, their shares would be chance.
    """
    found = _counted(catalogue, part, filters)[int(exact)]
    every, held = found.sum(axis=1), found[:, sorted(set(numbers))].sum(axis=1)
    kept = np.flatnonzero(every >= max(least, 1))
    return pd.DataFrame(
        {
            "decade": kept * 10,
            "films": held[kept],
            "every": every[kept],
            "share": held[kept] / every[kept],
        }
    )


def months_by_weekdays(
    catalogue: Catalogue, *, exact: bool = False, filters: Filters = EVERY
) -> pd.DataFrame:
    """Count months by weekdays: 12 rows `month` (1 to 12), 7 columns `weekday` (0 to 6)."""
    if filters == EVERY:
        found = catalogue.once(make_weeks)[int(exact)]
    else:
        found = _by_code(_weeks(catalogue), _rows(catalogue, "weekday", exact, filters), WEEKS)
    return pd.DataFrame(
        found.reshape(-1, 7)[PARTS["month"]],
        index=pd.Index(PARTS["month"], name="month"),
        columns=pd.Index(PARTS["weekday"], name="weekday"),
    )


def films_released(
    catalogue: Catalogue,
    part: Part,
    *numbers: int,
    exact: bool = False,
    filters: Filters = EVERY,
    weekdays: Sequence[int] = PARTS["weekday"],
) -> npt.NDArray[np.integer]:
    """Return the rows of the films of these months or days, the most voted first.

    Of months those of some `weekdays` (0 to 6) only, where these are given. `listed` tells of them.
    """
    films = catalogue.films
    if filters == EVERY:
        rows = _of_numbers(catalogue, part, numbers)
        rows = rows[is_exact(catalogue, part, rows)] if exact else rows
    else:
        rows = _rows(catalogue, part, exact, filters)
        rows = rows[np.isin(films[part].to_numpy()[rows], numbers)]
        rows = rows[np.argsort(-films["vote_count"].to_numpy()[rows], kind="stable")]
    if len(weekdays) < len(PARTS["weekday"]):
        rows = rows[np.isin(films["weekday"].to_numpy()[rows], weekdays)]
    return rows


def _of_numbers(
    catalogue: Catalogue, part: Part, numbers: Sequence[int]
) -> npt.NDArray[np.integer]:
    """Return the rows of the films of some numbers of a part, the most voted first."""
    if len(numbers) == 1:
        return catalogue.once(make_order)[part].of(numbers[0])
    known = catalogue.once(by_votes)
    found: npt.NDArray[np.integer] = known[
        np.isin(catalogue.films[part].to_numpy(), numbers)[known]
    ]
    return found


def listed(catalogue: Catalogue, rows: np.ndarray) -> pd.DataFrame:
    """Return the films of some rows, in that order, with the columns of LISTED."""
    return picked(catalogue.films, LISTED, rows)


def make_order(catalogue: Catalogue) -> dict[Part, Order]:
    """Return the films of each number of each part, the most voted first."""
    films, known = catalogue.films, catalogue.once(by_votes)
    return {part: _ordered(films[part].to_numpy(), known, PARTS[part]) for part in PARTS}


def by_votes(catalogue: Catalogue) -> npt.NDArray[np.int32]:
    """Return the rows of all films, the most voted first, of equals in the table's order."""
    votes = catalogue.films["vote_count"].to_numpy()
    return np.argsort(-votes, kind="stable").astype(np.int32)


def _ordered(values: np.ndarray, known: np.ndarray, numbers: range) -> Order:
    starts = np.concatenate([[0], np.cumsum(np.bincount(values, minlength=numbers.stop))])
    return Order(starts, known[np.argsort(values[known], kind="stable")])


def is_exact(
    catalogue: Catalogue, part: Part, rows: "np.ndarray | slice" = slice(None)
) -> npt.NDArray[np.bool_]:
    """Tell of films, or of those in some rows, whether their date tells the part."""
    precision = catalogue.films["date_precision"].astype("category").cat
    known: npt.NDArray[np.bool_] = precision.categories.isin(_EXACT[part])
    return known[precision.codes.to_numpy()[rows]]


def commonest_day(table: pd.DataFrame) -> tuple[int, int, int] | None:
    """Return month (1 to 12), weekday (0 Monday) and films of the fullest cell; None without films.

    `table` is what `months_by_weekdays` returns.
    """
    counts = table.to_numpy()
    if not counts.any():
        return None
    month, weekday = divmod(int(counts.argmax()), 7)
    return month + 1, weekday, int(counts.max())


def _rows(catalogue: Catalogue, part: Part, exact: bool, filters: Filters) -> np.ndarray:
    rows = np.arange(len(catalogue.films)) if filters == EVERY else chosen(catalogue, filters)
    return rows[is_exact(catalogue, part, rows)] if exact else rows


def make_counts(catalogue: Catalogue) -> dict[Part, Counts]:
    """Count all films by each part, as `_tally` does: kept, since there may be a million."""
    rows = np.arange(len(catalogue.films))
    return {part: _tally(catalogue, part, rows) for part in PARTS}


def make_weeks(catalogue: Catalogue) -> Counts:
    """Count all films by month and weekday: all, and those known to the day, (2, WEEKS)."""
    code, exact = _weeks(catalogue), is_exact(catalogue, "weekday")
    return np.stack([_by_code(code, rows, WEEKS) for rows in (slice(None), exact)])


def _counted(catalogue: Catalogue, part: Part, filters: Filters) -> Counts:
    """Return the counts of the films that pass, as `_tally` does."""
    if filters == EVERY:
        return catalogue.once(make_counts)[part]
    return _tally(catalogue, part, chosen(catalogue, filters))


def _tally(catalogue: Catalogue, part: Part, rows: np.ndarray) -> Counts:
    """Count films by decade (their year / 10) and number: all, and those whose date can tell.

    Returns: shape (2, decades, numbers), both from 0.
    """
    films, numbers = catalogue.films, PARTS[part].stop
    decade = films["year"].to_numpy()[rows].astype(np.int32) // 10
    code = decade * numbers + films[part].to_numpy()[rows]
    shape = (int(decade.max(initial=-1)) + 1, numbers)
    sure = is_exact(catalogue, part, rows)
    size = shape[0] * numbers
    return np.stack([_by_code(code, some, size).reshape(shape) for some in (slice(None), sure)])


def _by_code(code: np.ndarray, rows: "np.ndarray | slice", size: int) -> Counts:
    """Count the rows of each code, (size,)."""
    return np.bincount(code[rows], minlength=size)


def _weeks(catalogue: Catalogue) -> np.ndarray:
    """Return month and weekday of each film as one number."""
    films = catalogue.films
    found: np.ndarray = films["month"].to_numpy().astype(np.int32) * 7 + films["weekday"].to_numpy()
    return found


def _counts(catalogue: Catalogue) -> dict[Part, dict[int, int]]:
    tables = {part: releases(catalogue, part).counts for part in PARTS}
    return {p: dict(zip(t["number"], t["films"].tolist(), strict=True)) for p, t in tables.items()}
