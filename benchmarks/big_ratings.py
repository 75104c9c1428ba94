"""Fit eleven million planted ratings: `python -m benchmarks.big_ratings [ROWS] [USERS] [TITLES]`.

The size of the platforms' real ratings, with what those lack: something to learn. A rating is
3.5 + user level N(0, 0.4) + title quality N(0, 0.3) + two tastes + noise N(0, 0.8), clipped and
rounded to half stars; titles are rated by a power law. The best possible error is a little above
the noise; the offsets alone cannot see the tastes.
"""

import resource
import sys
import time

import numpy as np

from models.ratings import fit
from models.ratings.data import Ratings
from models.ratings.metrics import rmse

ROWS, USERS, TITLES = 11_000_000, 115_000, 23_000
HELD_OUT = 0.05


def planted(rows: int, users: int, titles: int, seed: int = 0) -> Ratings:
    """Return about `rows` ratings, each pair once."""
    rng = np.random.default_rng(seed)
    fame = rng.permutation(1 / np.arange(20, titles + 20) ** 0.8)
    user = rng.integers(0, users, rows)
    title = rng.choice(titles, rows, p=fame / fame.sum())
    pairs = np.unique(user * titles + title)
    user, title = pairs // titles, pairs % titles
    level, quality = rng.normal(0, 0.4, users), rng.normal(0, 0.3, titles)
    liking, kind = rng.normal(0, 0.6, (users, 2)), rng.normal(0, 0.6, (titles, 2))
    stars = 3.5 + level[user] + quality[title] + np.einsum("nk,nk->n", liking[user], kind[title])
    stars += rng.normal(0, 0.8, len(stars))
    stars = np.clip(np.round(stars * 2) / 2, 0.5, 5)
    none = np.zeros(len(stars), dtype=np.int8)
    return Ratings(user.astype(np.int32), title.astype(np.int32), stars, none)


def main(rows: int = ROWS, users: int = USERS, titles: int = TITLES) -> None:
    """Fit on all but a twentieth and print error, seconds and peak memory of each method."""
    ratings = planted(rows, users, titles)
    held = np.random.default_rng(1).random(len(ratings)) < HELD_OUT
    train, test = ratings.rows(~held), ratings.rows(held)
    del ratings
    sizes = f"{len(train.user_ids):,} users, {len(train.item_ids):,} titles"
    print(f"{len(train):,} ratings, {sizes}")
    for method in (fit.fit_mean, fit.fit_bias, fit.fit):
        start, busy = time.perf_counter(), time.process_time()
        model = method(train, 0)
        error = rmse(model.predict(test.user_id, test.item_id), test.stars)
        seconds = f"{time.perf_counter() - start:.0f} s ({time.process_time() - busy:.0f} s of CPU)"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{model.facts['algorithm']}: RMSE {error:.4f}, {seconds}, peak {peak:.1f} GB",
            flush=True,
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
