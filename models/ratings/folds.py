"""Which ratings are held out: random folds, and the last fifth of each user's."""

import numpy as np

from models.ratings.data import Ints, Mask, Ratings


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
