"""How far the data reach: the last release, and the last title added to a catalogue."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from catalogue import Catalogue
from catalogue.platforms import country_of


@dataclass(frozen=True, slots=True)
class Reach:
    """The latest day of each subject; None where no film or title has a date."""

    films: date | None
    titles: date | None


def reach(catalogue: Catalogue) -> Reach:
    """Return how far films and platforms' titles reach.

    Announced films have dates to come, so the last release is that of a released film; without a
    status every film counts. Source: `films.date`, `films.status`, `titles.date_added`.
    """
    return catalogue.once(_reach)


def _reach(catalogue: Catalogue) -> Reach:
    films = catalogue.films
    released = films["status"].isin(["Released"]).to_numpy()
    dates = films["date"][released] if released.any() else films["date"]
    return Reach(_last(dates), _last(catalogue.titles["date_added"]))


@dataclass(frozen=True, slots=True)
class Added:
    """How far a platform's titles reach: its last addition, None where no date is known.

    `dated` is the share of its titles (of 1) whose date of addition is known.
    """

    platform: str
    last: date | None
    dated: float


def additions(catalogue: Catalogue) -> tuple[Added, ...]:
    """Return how far each platform's titles reach, in alphabetical order.

    Of what a platform has in a country nobody knows when it came, but as of which day it is there.
    """
    return catalogue.once(_additions)


def _additions(catalogue: Catalogue) -> tuple[Added, ...]:
    titles = catalogue.titles
    groups = titles.groupby(titles["platform"].astype("str"))["date_added"]
    return tuple(
        Added(name, _last(dates), float(dates.notna().mean()))
        for name, dates in groups
        if not country_of(name)
    )


def _last(dates: pd.Series) -> date | None:
    known = dates.dropna()
    return None if known.empty else pd.Timestamp(known.max()).date()
