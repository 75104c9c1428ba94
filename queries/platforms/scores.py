"""Titles above a score, and how little the scores say.

A title's score is the mean of its users' ratings. Means of many ratings differ a little by chance
alone; `noise` holds that little beside what the scores do differ by.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from queries.platforms.selection import (
    arrays,
    ordered,
    platform_named,
    platforms,
    rows,
    titles_at,
)
from queries.recent import recent

USUAL_SPREAD = 1.06
"""Standard deviation of single ratings in stars, as in MovieLens, where none are at hand."""
IRREDUCIBLE = 6 / math.pi**2
"""Share of random fractions that cannot be reduced."""


@dataclass(frozen=True, slots=True)
class ScoreCount:
    """How many titles score strictly more than `scored`, of `rated` of the `titles` asked for.

    `platform` and `year` are what was asked for, None for all.
    """

    count: int
    scored: float
    rated: int
    titles: int
    platform: str | None
    year: int | None

    @property
    def share(self) -> float | None:
        """The part of the rated titles, 0 to 1; None where none is rated."""
        return self.count / self.rated if self.rated else None


@dataclass(frozen=True, slots=True)
class Noise:
    """What the scores differ by, and what chance alone would make them differ by.

    `observed` and `expected` are standard deviations of titles' scores in stars, `ratings` the
    number behind a typical score, `spread` the standard deviation of single ratings. `estimated`:
    ratings and spread are not in the data; the first was read off the fractions, the second is the
    usual one. `signal` is the share of the scores' variance that chance does not explain.
    """

    observed: float
    expected: float
    ratings: int
    spread: float
    estimated: bool

    @property
    def signal(self) -> float:
        """The share of the variance, 0 to 1, that is more than chance."""
        return max(0.0, 1 - (self.expected / self.observed) ** 2) if self.observed else 0.0


@recent
def score_count(
    catalogue: Catalogue, platform: str | None, scored: float, year: int | None = None
) -> ScoreCount:
    """Count a platform's titles whose score, rounded to 2 decimals, is strictly above `scored`.

    Films and series; `year` is the year of release. Over no titles the count is 0.
    Raises: NotFoundError: no such platform.
    """
    score = arrays(catalogue).score[rows(catalogue, platform, year)]
    above = int((score > scored).sum())
    rated = int(np.isfinite(score).sum())
    name = None if platform is None else platform_named(catalogue, platform)
    return ScoreCount(above, scored, rated, len(score), name, year)


@recent
def distribution(
    catalogue: Catalogue, platform: str | None = None, year: int | None = None
) -> pd.DataFrame:
    """Count the titles by rounded score: `score`, `titles`, `above` (titles that score more)."""
    score = arrays(catalogue).score[rows(catalogue, platform, year)]
    values, counts = np.unique(score[np.isfinite(score)], return_counts=True)
    return pd.DataFrame(
        {"score": values, "titles": counts, "above": counts.sum() - counts.cumsum()}
    )


def mean(distributed: pd.DataFrame) -> float:
    """Return the mean score of the titles that `distribution` counts; there is one at least."""
    return float(np.average(distributed["score"], weights=distributed["titles"]))


@recent
def quantile(
    catalogue: Catalogue, share: float, platform: str | None = None, year: int | None = None
) -> float:
    """Return the rounded score that a share of the rated titles reaches at most; NaN over none."""
    score = arrays(catalogue).score[rows(catalogue, platform, year)]
    score = score[np.isfinite(score)]
    return float(np.quantile(score, share)) if len(score) else float("nan")


def titles_above(
    catalogue: Catalogue,
    platform: str | None,
    scored: float,
    year: int | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the titles that `score_count` counts, the best first; raises NotFoundError."""
    found = rows(catalogue, platform, year)
    found = found[arrays(catalogue).score[found] > scored]
    exact = catalogue.titles["score"].to_numpy()[found]
    return titles_at(catalogue, ordered(catalogue, found, -exact)[:limit])


def by_platform(catalogue: Catalogue, scored: float, year: int | None = None) -> pd.DataFrame:
    """Count for every platform: `platform`, `count`, `rated`, `share`, the largest share first."""
    counts = [score_count(catalogue, name, scored, year) for name in platforms(catalogue)]
    table = pd.DataFrame(
        {
            "platform": platforms(catalogue),
            "count": [found.count for found in counts],
            "rated": [found.rated for found in counts],
            "share": [found.count / max(found.rated, 1) for found in counts],
        }
    )
    return table.sort_values("share", ascending=False, kind="stable")


def noise(catalogue: Catalogue) -> Noise | None:
    """Measure what chance explains of the scores; None where fewer than two titles are scored."""
    return catalogue.once(_noise)


def _noise(catalogue: Catalogue) -> Noise | None:
    titles = catalogue.titles[catalogue.titles["score"].notna()]
    if len(titles) < 2:
        return None
    score = titles["score"].to_numpy(dtype="float64")
    count = titles["score_count"].to_numpy(dtype="float64", na_value=np.nan)
    spread = titles["score_sd"].to_numpy(dtype="float64", na_value=np.nan)
    known = (count > 1) & np.isfinite(spread)
    observed = float(score.std(ddof=1))
    if known.all():
        expected = float(np.sqrt(np.mean(spread**2 / count)))
        typical = float(np.sqrt(np.mean(spread**2)))
        return Noise(observed, expected, round(float(np.median(count))), typical, estimated=False)
    ratings = ratings_behind(score)
    return Noise(observed, USUAL_SPREAD / math.sqrt(ratings), ratings, USUAL_SPREAD, estimated=True)


def ratings_behind(scores: npt.NDArray[np.float64]) -> int:
    """Estimate how many ratings a typical mean is of, from the means alone.

    Ratings are half stars, so twice a mean is a fraction whose denominator is the number of
    ratings or, where it can be reduced, a part of it. Of random fractions 6/pi^2 cannot be reduced,
    so the middle of the denominators that are whole numbers of ratings stands at the quantile
    1 - 3/pi^2 of all.
    """
    some = scores[:: max(len(scores) // 2000, 1)]
    denominators = [Fraction(2 * s).limit_denominator(10_000).denominator for s in some.tolist()]
    return max(1, round(float(np.quantile(denominators, 1 - IRREDUCIBLE / 2))))
