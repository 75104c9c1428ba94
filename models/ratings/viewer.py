"""A viewer as the model sees them: a user it knows, or one who has just rated a few titles."""

from dataclasses import dataclass

import numpy as np

from models.ratings.data import UNSEEN, Floats, Ints
from models.ratings.model import Model


@dataclass(frozen=True)
class Viewer:
    """Offset in stars, taste (k,), variance around predictions, and what they rated.

    `rated` (n,) ids of titles ascending, `stars` (n,) what they gave; `user_id` None for a visitor.
    """

    user_id: int | None
    offset: float
    taste: Floats
    variance: float
    rated: Ints
    stars: Floats

    @property
    def mean(self) -> float | None:
        """The mean of what they gave; None before they rate."""
        return float(self.stars.mean()) if len(self.stars) else None

    def given(self, item: int) -> float | None:
        """Return the stars that they gave to a title, None where they have not rated it."""
        row = int(np.searchsorted(self.rated, item))
        rated = row < len(self.rated) and self.rated[row] == item
        return float(self.stars[row]) if rated else None

    def best_first(self) -> tuple[Ints, Floats]:
        """Return the ids and the stars of what they rated, the best first."""
        order = np.argsort(-self.stars, kind="stable")
        return self.rated[order], self.stars[order]


def known(model: Model, user_id: int, rated: Ints, stars: Floats) -> Viewer:
    """Return a user the model was fitted on (or, if it was not, the unseen user)."""
    row = int(model.user_codes(np.array([user_id]))[0])
    offset, variance = float(model.user[row]), float(model.user_spread[row])
    return Viewer(user_id, offset, model.user_taste[row], variance, rated, stars)


def fold_in(model: Model, rated: Ints, stars: Floats) -> Viewer:
    """Return a newcomer: a ridge regression of their ratings on the titles' factors.

    The penalty is the known users' own covariance of offset and taste, the noise a typical user's,
    so a few ratings move a newcomer no further from the mean user than is plausible. What is not
    known yet of offset and taste is added to the noise: the fewer ratings, the more.
    """
    order = np.argsort(rated)
    rated, stars = rated[order], stars[order]
    users = np.column_stack([model.user, model.user_taste])[:UNSEEN].astype(np.float64)
    mean = users.mean(0)
    covariance = np.atleast_2d(np.cov(users, rowvar=False)) + 1e-6 * np.eye(len(mean))
    noise = float(np.median(model.user_spread))
    design = _design(model, model.item_codes(rated))
    rest = stars - model.overall - model.item[model.item_codes(rated)] - design @ mean
    gram = design @ covariance @ design.T + noise * np.eye(len(rated))
    told = covariance @ design.T
    found = mean + told @ np.linalg.solve(gram, rest)
    unknown = covariance - told @ np.linalg.solve(gram, told.T)
    variance = noise + _typical(model, unknown)
    return Viewer(None, float(found[0]), found[1:], variance, rated, stars)


def _design(model: Model, items: Ints) -> Floats:
    """Return what offset and taste are multiplied by for n titles, (n, 1 + k)."""
    return np.column_stack([np.ones(len(items)), model.item_taste[items]])


def _typical(model: Model, covariance: Floats) -> float:
    """Return the mean variance that offset and taste bring to a rating, over all ratings."""
    design = _design(model, np.arange(len(model.item_ids)))
    each = np.einsum("nk,kl,nl->n", design, covariance, design)
    return float(np.average(each, weights=model.item_ratings))
