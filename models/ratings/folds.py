"""Which ratings are held out: random folds, the last fifth of each user's, their last likes."""

import numpy as np

from models.ratings.data import Ints, Mask, Ratings
from models.ratings.metrics import liked


def random_folds(ratings: Ratings, folds: int, seed: int) -> list[Mask]:
    """Return `folds` masks of test rows; every rating is in exactly one."""
    fold = np.random.default_rng(seed).permutation(len(ratings)) % folds
    return [fold == number for number in range(folds)]


def temporal_fold(ratings: Ratings, share: float = 0.2) -> Mask:
    """Return a mask of the last `share` of each user's ratings by time, rounded down."""
    order = np.lexsort((ratings.item_id, ratings.time, ratings.user))
    counts = np.bincount(ratings.user)
    ends = np.cumsum(counts)[ratings.user[order]]
    left: Ints = ends - np.arange(len(ratings))
    mask = np.zeros(len(ratings), dtype=bool)
    mask[order] = left <= (counts * share)[ratings.user[order]]
    return mask


def last_liked(ratings: Ratings, count: int) -> Mask:
    """Return a mask of the last `count` likes of each user who has more of them, by time."""
    good = liked(ratings.stars)
    order = np.lexsort((ratings.item_id, ratings.time, ratings.user))
    order = order[good[order]]
    counts = np.bincount(ratings.user[order], minlength=len(ratings.user_ids))
    left: Ints = np.cumsum(counts)[ratings.user[order]] - np.arange(len(order))
    mask = np.zeros(len(ratings), dtype=bool)
    mask[order] = (left <= count) & (counts[ratings.user[order]] > count)
    return mask
