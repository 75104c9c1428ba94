"""Spark's factorisation beside our sampler, on a cluster of two workers that it starts.

`python -m benchmarks.spark_ratings ROWS|FILE [MEMORY] [one|spark] [RANK,PENALTY,ROUNDS]`.
MEMORY is that of an executor; settings that are given are not chosen.
ROWS are planted as in `benchmarks.big_ratings`, with one user to a hundred ratings; a FILE is a CSV
as `python -m models evaluate-ratings` takes it. A twentieth is held out.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.big_ratings import HELD_OUT, planted
from benchmarks.cluster import own_cluster
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


def main(source: str, memory: str = "1g", which: str = "both", settings: str = "") -> None:
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
        on_spark(train, test, memory, settings)


def on_spark(train: Ratings, test: Ratings, memory: str, settings: str) -> None:
    """Measure alternating least squares on two workers of so much memory."""
    with own_cluster(memory) as (address, pids), Cluster(address).open() as factorise:
        measured(partial(fitted, factorise, settings), train, test, pids)


def fitted(factorise: als.Factorise, settings: str, ratings: Ratings, seed: int) -> Model:
    """Fit with the settings, or with those that an inner split chooses."""
    if not settings:
        return als.fit(ratings, factorise, seed)[0]
    rank, penalty, rounds = settings.split(",")
    model = als.fitted(ratings, als.Settings(int(rank), float(penalty), int(rounds)), factorise)
    return replace(model, facts=model.facts | {"algorithm": f"als {settings}"})


def measured(
    method: Callable[[Ratings, int], Model],
    train: Ratings,
    test: Ratings,
    others: Mapping[str, Sequence[int]] | None = None,
) -> None:
    """Fit once, and print how well and what it took."""
    start = time.perf_counter()
    with watched({"driver": [os.getpid()], **(others or {})}) as used:
        model = method(train, 0)
    seconds = time.perf_counter() - start
    error = rmse(model.predict(test.user_id, test.item_id), test.stars)
    named = f"{model.facts['algorithm']} {model.facts.get('penalty', '')}"
    fast = f"{seconds:.0f} s, {len(train) / seconds:,.0f} ratings a second"
    print(f"{named}: RMSE {error:.4f}, {fast}, {used}, {load()}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:5])
