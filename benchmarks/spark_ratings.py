"""Spark's factorisation beside our sampler: `python -m benchmarks.spark_ratings ADDRESS ROWS|FILE`.

ROWS are planted as in `benchmarks.big_ratings`, with one user to a hundred ratings; a FILE is a CSV
as `python -m models evaluate-ratings` takes it. A twentieth is held out.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.big_ratings import HELD_OUT, planted
from models.ratings import als, fit, read
from models.ratings.cluster import Cluster
from models.ratings.data import Ratings
from models.ratings.metrics import rmse
from models.ratings.model import Model

MOST_TITLES = 23_000


def given(source: str) -> Ratings:
    """Return planted ratings, or those of a file."""
    if not source.isdigit():
        return read.latest(read.read(Path(source), times=False))
    rows = int(source)
    return planted(rows, max(1_000, rows // 100), min(MOST_TITLES, max(1_000, rows // 500)))


def main(address: str, source: str) -> None:
    """Print error, seconds and the driver's peak memory of each method."""
    ratings = given(source)
    held = np.random.default_rng(1).random(len(ratings)) < HELD_OUT
    train, test = ratings.rows(~held), ratings.rows(held)
    print(f"{len(train):,} ratings, {len(train.user_ids):,} users, {len(train.item_ids):,} titles")
    with Cluster(address).open() as factorise:
        on_spark: Callable[[Ratings, int], Model] = lambda rows, seed: als.fit(  # noqa: E731
            rows, factorise, seed
        )[0]
        for method in (fit.fit_mean, fit.fit_bias, fit.fit, on_spark):
            start = time.perf_counter()
            model = method(train, 0)
            error = rmse(model.predict(test.user_id, test.item_id), test.stars)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            seconds = time.perf_counter() - start
            named = f"{model.facts['algorithm']} {model.facts.get('penalty', '')}"
            print(f"{named}: RMSE {error:.4f}, {seconds:.0f} s, peak {peak:.1f} GB", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
