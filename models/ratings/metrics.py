"""How good predictions are: error in stars, and the verdict that follows from them."""

from dataclasses import asdict, dataclass

import numpy as np

from models.ratings.data import Floats, Mask

LIKED, OF = 4.0, 5.0
"""Stars from which a title counts as liked, of five; on a longer scale the same share of it."""
STEP = 0.05
WIDE = 1.645
"""Spreads to either side that hold nine of ten ratings, where errors are normal."""


def rmse(predicted: Floats, stars: Floats) -> float:
    """Root mean squared error, in stars."""
    return float(np.sqrt(np.mean((predicted - stars) ** 2)))


def within(predicted: Floats, spread: Floats, stars: Floats) -> tuple[float, float]:
    """Return the shares of ratings within one and within `WIDE` spreads of the predictions."""
    apart = np.abs(stars - predicted) / spread
    return float((apart <= 1).mean()), float((apart <= WIDE).mean())


def mae(predicted: Floats, stars: Floats) -> float:
    """Mean absolute error, in stars."""
    return float(np.mean(np.abs(predicted - stars)))


def like_limit(highest: float) -> float:
    """Return the stars from which a title counts as liked, where so many are the most."""
    return LIKED * max(highest / OF, 1)


def liked(stars: Floats) -> Mask:
    """Tell which ratings say that a title was liked: 4 of 5 stars or more, 8 of 10, ..."""
    return np.asarray(stars >= like_limit(float(stars.max())))


def auc(predicted: Floats, good: Mask) -> float:
    """Chance that a liked title is predicted above one that is not, ties counted half."""
    positive = int(good.sum())
    negative = len(good) - positive
    if not positive or not negative:
        return float("nan")
    _, place, count = np.unique(predicted, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2
    total = rank[place[good]].sum()
    return float((total - positive * (positive + 1) / 2) / (positive * negative))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What recommending from a threshold on gives; shares of 1."""

    threshold: float
    accuracy: float
    precision: float
    recall: float

    def as_dict(self) -> dict[str, float]:
        """Return it as JSON types."""
        return asdict(self)


def verdict(predicted: Floats, stars: Floats, threshold: float) -> Verdict:
    """Judge "recommend from `threshold` on" against what was liked."""
    good, said = liked(stars), predicted >= threshold
    both = float((good & said).sum())
    return Verdict(
        threshold,
        float((good == said).mean()),
        both / max(int(said.sum()), 1),
        both / max(int(good.sum()), 1),
    )


def verdicts(predicted: Floats, stars: Floats) -> list[Verdict]:
    """Return the verdict's quality at each threshold of the scale, in steps of .05."""
    low, high = float(stars.min()), float(stars.max())
    steps = np.arange(round(low / STEP), round(high / STEP) + 1) * STEP
    return [verdict(predicted, stars, round(float(step), 2)) for step in steps]


def learn_threshold(predicted: Floats, stars: Floats) -> float:
    """Return the threshold of best accuracy; of equals the middle one."""
    tried = verdicts(predicted, stars)
    best = max(one.accuracy for one in tried)
    equals = [one.threshold for one in tried if one.accuracy == best]
    return equals[len(equals) // 2]
