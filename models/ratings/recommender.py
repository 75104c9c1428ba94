"""What the model says to a viewer: a rating and its reasons, and what to watch next."""

from dataclasses import dataclass

import numpy as np

from models.ratings.data import UNSEEN, Floats, Ints
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

    item_id: int
    stars: float
    spread: float
    overall: float
    user: float
    title: float
    taste: float
    rated_by_others: bool

    def reaches(self, threshold: float) -> bool:
        """Tell whether to recommend; the stars count as they are shown, to two decimals."""
        return round(self.stars, 2) >= round(threshold, 2)


@dataclass(frozen=True, slots=True)
class Reason:
    """A title that the viewer rated and that is alike in taste; `likeness` is a cosine."""

    item_id: int
    stars: float
    likeness: float


def predict(model: Model, viewer: Viewer, item_id: int) -> Prediction:
    """Predict one title's rating and take it apart."""
    item = int(model.item_codes(np.array([item_id]))[0])
    taste = float(model.item_taste[item] @ viewer.taste)
    title = float(model.item[item])
    stars = model.clip(np.array([model.overall + viewer.offset + title + taste]))
    variance = max(viewer.variance + float(model.item_spread[item]), FLOOR)
    return Prediction(
        item_id, float(stars[0]), variance**0.5,
        model.overall, viewer.offset, title, taste, item != UNSEEN,
    )  # fmt: skip


def expected(model: Model, viewer: Viewer, item_ids: Ints) -> Floats:
    """Return the predicted stars (n,) of n titles."""
    items = model.item_codes(item_ids)
    taste = model.item_taste[items] @ viewer.taste
    return model.clip(model.overall + viewer.offset + model.item[items] + taste)


def recommend(model: Model, viewer: Viewer, allowed: Ints | None = None, count: int = 10) -> Ints:
    """Return the ids of the titles predicted best that the viewer has not rated, best first.

    `allowed` are the ids that pass the page's filters; None for all.
    """
    unseen = np.setdiff1d(model.item_ids, viewer.rated, assume_unique=True)
    if allowed is not None:
        unseen = np.intersect1d(unseen, allowed)
    best = np.argsort(-expected(model, viewer, unseen), kind="stable")
    return np.asarray(unseen[best[:count]])


def reasons(model: Model, viewer: Viewer, item_id: int, count: int = 5) -> list[Reason]:
    """Return the viewer's rated titles most alike in taste to a title, the most alike first."""
    items = np.concatenate([model.item_codes(np.array([item_id])), model.item_codes(viewer.rated)])
    taste = model.item_taste[items]
    unit = taste / np.maximum(np.linalg.norm(taste, axis=1, keepdims=True), FLOOR)
    likeness = np.where(viewer.rated == item_id, -1, unit[1:] @ unit[0])
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
