"""What a model has to beat: the mean of all ratings, and user and title offsets alone."""

import numpy as np

from models.ratings.compress import Parts
from models.ratings.data import Floats, Ints, Ratings

ROUNDS = 10
SHRINK_USER, SHRINK_ITEM = 5.0, 3.0
"""Average ratings added to each one's own; chosen on an inner split."""


def global_mean(ratings: Ratings) -> Parts:
    """Predict the same for all."""
    users, items = len(ratings.user_ids) + 1, len(ratings.item_ids) + 1
    none = np.zeros((users, 0)), np.zeros((items, 0))
    return Parts(float(ratings.stars.mean()), np.zeros(users), np.zeros(items), *none)


def bias(ratings: Ratings) -> Parts:
    """Predict overall + user + title offsets: each the other's shrunken mean rest, in turn."""
    flat = global_mean(ratings)
    rest = ratings.stars - flat.overall
    user, item = flat.user, flat.item
    for _ in range(ROUNDS):
        item = _offsets(ratings.item, rest - user[ratings.user], len(item), SHRINK_ITEM)
        user = _offsets(ratings.user, rest - item[ratings.item], len(user), SHRINK_USER)
    return Parts(flat.overall, user, item, flat.user_taste, flat.item_taste)


def _offsets(rows: Ints, rest: Floats, count: int, shrink: float) -> Floats:
    sums = np.bincount(rows, rest, minlength=count)
    offsets: Floats = sums / (np.bincount(rows, minlength=count) + shrink)
    return offsets
