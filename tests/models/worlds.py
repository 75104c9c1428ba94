"""Planted worlds of ratings whose answer is known."""

import numpy as np

from models.ratings.data import Ratings

LOW, HIGH = 0.5, 5.0


def ratings(rows: str) -> Ratings:
    """Return ratings from lines of `user,item,stars[,time]`."""
    table = [[float(cell) for cell in line.split(",")] for line in rows.split()]
    padded = np.array([[*row, 0.0][:4] for row in table])
    user, item, stars, time = padded.T
    return Ratings(user.astype(np.int64), item.astype(np.int64), stars, time.astype(np.int64))


def planted(
    seed: int = 0, users: int = 60, items: int = 50, taste: float = 1.0, noise: float = 0.2
) -> Ratings:
    """Return three quarters of all pairs: mean 3 + offsets + one taste factor + noise."""
    rng = np.random.default_rng(seed)
    liking, kind = rng.normal(size=users), rng.choice([-1.0, 1.0], items)
    level, quality = rng.normal(0, 0.3, users), rng.normal(0, 0.3, items)
    stars = 3 + level[:, None] + quality + taste * np.outer(liking, kind)
    stars += rng.normal(0, noise, stars.shape)
    user, item = np.nonzero(rng.random(stars.shape) < 0.75)
    time = rng.integers(1, 10**9, len(user))
    # Ids with gaps and out of order, as real ones.
    return Ratings(1000 - 7 * user, 5 + 3 * item, np.clip(stars[user, item], LOW, HIGH), time)
