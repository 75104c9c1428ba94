"""Spark's factorisation beside our sampler, on a cluster of two workers that it starts.

`python -m benchmarks.spark_ratings ROWS|FILE [MEMORY] [one|spark]`; MEMORY is that of an executor.
ROWS are planted as in `benchmarks.big_ratings`, with one user to a hundred ratings; a FILE is a CSV
as `python -m models evaluate-ratings` takes it. A twentieth is held out.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.big_ratings import HELD_OUT, planted
from benchmarks.cluster import cluster
from benchmarks.watch import load, watched
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


def main(source: str, memory: str = "1g", which: str = "both") -> None:
    """Print error, seconds, processor seconds and peak memory of each method."""
    ratings = given(source)
    held = np.random.default_rng(1).random(len(ratings)) < HELD_OUT
    train, test = ratings.rows(~held), ratings.rows(held)
    del ratings
    print(f"{len(train):,} ratings, {len(train.user_ids):,} users, {len(train.item_ids):,} titles")
    own = (fit.fit_mean, fit.fit_bias, *(() if which == "spark" else (fit.fit,)))
    for method in own:
        measured(method, train, test)
    if which != "one":
        on_spark(train, test, memory)


def on_spark(train: Ratings, test: Ratings, memory: str) -> None:
    """Measure alternating least squares on two workers of so much memory."""
    with TemporaryDirectory() as folder:
        Path(folder, "cluster").mkdir()
        defaults = f"spark.executor.memory {memory}\nspark.driver.memory 2g\n"
        Path(folder, "spark-defaults.conf").write_text(defaults)
        with cluster(Path(folder, "cluster"), memory=memory) as spark:
            os.environ |= {"SPARK_CONF_DIR": folder, "SPARK_LOCAL_IP": "127.0.0.1"}
            workers = [p.pid for name, p in spark.processes.items() if name != "master"]
            with Cluster(spark.address).open() as factorise:
                measured(lambda rows, seed: als.fit(rows, factorise, seed)[0], train, test, workers)


def measured(
    method: Callable[[Ratings, int], Model],
    train: Ratings,
    test: Ratings,
    workers: Sequence[int] = (),
) -> None:
    """Fit once, and print how well and what it took."""
    start = time.perf_counter()
    with watched({"driver": [os.getpid()], "workers": workers}) as used:
        model = method(train, 0)
    seconds = time.perf_counter() - start
    error = rmse(model.predict(test.user_id, test.item_id), test.stars)
    named = f"{model.facts['algorithm']} {model.facts.get('penalty', '')}"
    fast = f"{seconds:.0f} s, {len(train) / seconds:,.0f} ratings a second"
    print(f"{named}: RMSE {error:.4f}, {fast}, {used}, {load()}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
