"""What the model says to a viewer: a rating and its reasons, and what to watch next."""

from dataclasses import dataclass

import numpy as np

from models.ratings.data import UNSEEN, Floats, Ints, Mask
from models.ratings.model import FLOOR, Model
from models.ratings.viewer import Viewer

LIKE_ENOUGH = 0.1
"""Cosine of two titles' tastes under which a rated title explains nothing."""
CANDIDATES = 400
"""Most rated titles among which a newcomer's questions are chosen."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A predicted rating in stars, on the scale, with its standard deviation.

    `overall` + `user` + `title` + `taste` is the prediction before it is brought onto the scale;
    `rated_by_others` tells whether the title has training ratings at all.
    """

    item: int
    stars: float
    spread: float
    overall: float
    user: float
    title: float
    taste: float
    rated_by_others: bool

    @property
    def score(self) -> float:
        """The predicted stars."""
        return self.stars

    @property
    def why(self) -> dict[str, float]:
        """The parts of the prediction, in stars."""
        names = ("overall", "user", "title", "taste")
        return {name: getattr(self, name) for name in names}

    @property
    def total(self) -> float:
        """What the parts add up to: the stars before they are brought onto the scale."""
        return self.overall + self.user + self.title + self.taste

    @property
    def strongest(self) -> str:
        """The part that moves the prediction most: `user`, `title` or `taste`."""
        return max(("user", "title", "taste"), key=lambda name: abs(self.why[name]))

    def reaches(self, threshold: float) -> bool:
        """Tell whether to recommend; the stars count as they are shown, to two decimals."""
        return round(self.stars, 2) >= round(threshold, 2)


@dataclass(frozen=True, slots=True)
class Reason:
    """A title that the viewer rated and that is alike in taste; `likeness` is a cosine."""

    item: int
    stars: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Predictor:
    """Predicts what a viewer would give to a title, and recommends those predicted best."""

    model: Model

    @property
    def items(self) -> Ints:
        """The ids of the titles that somebody has rated (m,), ascending."""
        return self.model.item_ids

    @property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest rating possible."""
        return self.model.scale

    def predict(self, viewer: Viewer, item: int) -> Prediction:
        """Predict one title's rating and take it apart."""
        model = self.model
        row = int(model.item_codes(np.array([item]))[0])
        taste = float(model.item_taste[row] @ viewer.taste)
        title = float(model.item[row])
        stars = model.clip(np.array([model.overall + viewer.offset + title + taste]))
        spread = self.spread(viewer, np.array([item]))
        return Prediction(
            item, float(stars[0]), float(spread[0]),
            model.overall, viewer.offset, title, taste, row != UNSEEN,
        )  # fmt: skip

    def expected(self, viewer: Viewer, items: Ints) -> Floats:
        """Return the predicted stars (n,) of n titles."""
        model = self.model
        rows = model.item_codes(items)
        taste = model.item_taste[rows] @ viewer.taste
        return model.clip(model.overall + viewer.offset + model.item[rows] + taste)

    def spread(self, viewer: Viewer, items: Ints) -> Floats:
        """Return the standard deviation (n,) of the viewer's ratings around the predictions."""
        rows = self.model.item_codes(items)
        variance: Floats = viewer.variance + self.model.item_spread[rows]
        return np.sqrt(np.maximum(variance, FLOOR))

    def recommend(
        self, asked: Viewer, n: int = 10, allowed: Mask | None = None
    ) -> list[Prediction]:
        """Return the n titles predicted best that the viewer has not rated; of equals the lower id.

        `allowed` (m,) in the order of `items`; None for all.
        """
        unseen = ~np.isin(self.items, asked.rated)
        items = self.items[unseen if allowed is None else unseen & allowed]
        best = np.argsort(-self.expected(asked, items), kind="stable")[:n]
        return [self.predict(asked, int(item)) for item in items[best]]

    def among(self, ids: Ints) -> Mask:
        """Return which titles bear one of some ids, (m,)."""
        return np.isin(self.items, ids)


def reasons(model: Model, viewer: Viewer, item: int, count: int = 5) -> list[Reason]:
    """Return the viewer's rated titles most alike in taste to a title, the most alike first."""
    items = np.concatenate([model.item_codes(np.array([item])), model.item_codes(viewer.rated)])
    taste = model.item_taste[items]
    unit = taste / np.maximum(np.linalg.norm(taste, axis=1, keepdims=True), FLOOR)
    likeness = np.where(viewer.rated == item, -1, unit[1:] @ unit[0])
    best = np.argsort(-likeness, kind="stable")[:count]
    return [
        Reason(int(viewer.rated[row]), float(viewer.stars[row]), float(likeness[row]))
        for row in best
        if likeness[row] > LIKE_ENOUGH and items[0] != UNSEEN
    ]


def questions(model: Model, count: int = 10) -> Ints:
    """Return the ids of titles whose rating tells most about a newcomer, the most telling first.

    Among the best known, greedily, the one that narrows the newcomer's plausible tastes most
    (Bayesian D-optimal design), weighed by how likely they know it.
    """
    ratings = model.item_ratings
    candidates = np.argsort(-ratings, kind="stable")[:CANDIDATES]
    design = np.column_stack([np.ones(len(candidates)), model.item_taste[candidates]])
    users = np.column_stack([model.user, model.user_taste])[:UNSEEN]
    covariance = np.atleast_2d(np.cov(users.astype(np.float64), rowvar=False))
    noise = float(np.median(model.user_spread))
    weight = ratings[candidates] / ratings.max()
    chosen: list[int] = []
    for _ in range(min(count, len(candidates))):
        gain = np.log1p(np.einsum("nk,kl,nl->n", design, covariance, design) / noise) * weight
        gain[chosen] = -1
        best = int(gain.argmax())
        chosen.append(best)
        seen = covariance @ design[best]
        covariance -= np.outer(seen, seen) / (design[best] @ seen + noise)
    return np.asarray(model.item_ids[candidates[chosen]])
