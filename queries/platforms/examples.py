"""The first example of each page of the platforms: one that the catalogue has."""

import numpy as np

from catalogue import Catalogue
from queries.platforms.selection import arrays, platforms


def year(catalogue: Catalogue, wanted: int, platform: str, *, rated: bool = False) -> int | None:
    """Return the year wanted if that platform has titles of it, else the year of most titles.

    Where the platform is not at hand, all are looked at; `rated` looks at titles with a score.
    None where there is no title.
    """
    columns, at_hand = arrays(catalogue), platforms(catalogue)
    looked = np.ones(len(columns.year), dtype=bool)
    if platform in at_hand:
        looked &= columns.platform == at_hand.index(platform)
    if rated:
        looked &= np.isfinite(columns.score)
    years = columns.year[looked]
    if (years == wanted).any():
        return wanted
    known, films = np.unique(years, return_counts=True)
    return int(known[films.argmax()]) if len(known) else None


def unit(catalogue: Catalogue) -> str:
    """Return the unit of lengths that titles have: minutes, seasons where there are only such."""
    columns = arrays(catalogue)
    seasons_only = not np.isfinite(columns.minutes).any() and np.isfinite(columns.seasons).any()
    return "season" if seasons_only else "min"
