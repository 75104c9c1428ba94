"""How good predictions are: error in stars, and the verdict that follows from them."""

from dataclasses import asdict, dataclass

import numpy as np

from models.ratings.data import Floats, Mask

LIKED = 4.0
"""Stars from which a title counts as liked."""
STEP = 0.05


def rmse(predicted: Floats, stars: Floats) -> float:
    """Root mean squared error, in stars."""
    return float(np.sqrt(np.mean((predicted - stars) ** 2)))


def mae(predicted: Floats, stars: Floats) -> float:
    """Mean absolute error, in stars."""
    return float(np.mean(np.abs(predicted - stars)))


def auc(predicted: Floats, liked: Mask) -> float:
    """Chance that a liked title is predicted above one that is not, ties counted half."""
    positive = int(liked.sum())
    negative = len(liked) - positive
    if not positive or not negative:
        return float("nan")
    _, place, count = np.unique(predicted, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2
    total = rank[place[liked]].sum()
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
    liked, said = stars >= LIKED, predicted >= threshold
    both = float((liked & said).sum())
    return Verdict(
        threshold,
        float((liked == said).mean()),
        both / max(int(said.sum()), 1),
        both / max(int(liked.sum()), 1),
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
