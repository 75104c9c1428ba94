"""Measure how well ratings are predicted: random folds or the last of each user's, with baselines.

A method sees the training rows only; of the test rows it is told who and what, never the stars.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np

from models.ratings import fit, surprise_svd
from models.ratings.data import Floats, Mask, Ratings
from models.ratings.folds import random_folds, temporal_fold
from models.ratings.metrics import auc, liked, mae, rmse, verdict
from models.ratings.model import Model

Method = Callable[[Ratings, int], Model]
METHODS: dict[str, Method] = {
    "global mean": fit.fit_mean,
    "user + item bias": fit.fit_bias,
    "ours": fit.fit,
}
SVD = "Surprise SVD"
PROCESSES = 2


@dataclass(frozen=True)
class Tested:
    """One method on one fold: predictions (n,) and spread of the fold's test rows."""

    method: str
    algorithm: str
    predicted: Floats
    spread: Floats
    threshold: float
    seconds: float


def test_method(method: str, ratings: Ratings, held_out: Mask, seed: int) -> Tested:
    """Fit on the rows that are not held out and predict those that are."""
    train = ratings.rows(~held_out)
    users, items = ratings.user_id[held_out], ratings.item_id[held_out]
    start = time.perf_counter()
    if method == SVD:
        predicted, threshold = surprise_svd.predict(train, users, items, seed)
        spread: Floats = np.zeros(len(users))
        algorithm = "scikit-surprise SVD, defaults"
    else:
        model = METHODS[method](train, seed)
        predicted, spread = model.predict(users, items), model.spread(users, items)
        threshold, algorithm = model.threshold, str(model.facts["algorithm"])
    seconds = time.perf_counter() - start
    return Tested(method, algorithm, predicted, spread, threshold, seconds)


def measures(tested: Tested, stars: Floats) -> dict[str, float]:
    """Return a fold's figures for one method."""
    judged = verdict(tested.predicted, stars, tested.threshold)
    return {
        "rmse": rmse(tested.predicted, stars),
        "mae": mae(tested.predicted, stars),
        "auc": auc(tested.predicted, liked(stars)),
        **judged.as_dict(),
        "seconds": tested.seconds,
    }


def methods(ratings: int = 0) -> list[str]:
    """Return the methods that can run here on so many ratings; many would take Surprise hours."""
    able = surprise_svd.installed() and ratings < fit.MANY
    return [*METHODS, SVD] if able else list(METHODS)


def run(
    ratings: Ratings, masks: Sequence[Mask], seed: int, wanted: Sequence[str]
) -> list[list[Tested]]:
    """Test every method on every fold, two folds at a time; a list a fold, a result a method.

    Many ratings are tested a fold at a time: two would take twice the memory.
    """
    if len(masks) == 1 or len(ratings) >= fit.MANY:
        return [_fold(ratings, mask, seed, wanted) for mask in masks]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        jobs = [pool.submit(_fold, ratings, mask, seed, wanted) for mask in masks]
        return [job.result() for job in jobs]


def _fold(ratings: Ratings, mask: Mask, seed: int, wanted: Sequence[str]) -> list[Tested]:
    return [test_method(method, ratings, mask, seed) for method in wanted]


def masks(ratings: Ratings, folds: int, seed: int, *, temporal: bool) -> list[Mask]:
    """Return the held-out rows of each fold; of many ratings the first random fold alone."""
    if temporal:
        return [temporal_fold(ratings)]
    return random_folds(ratings, folds, seed)[: 1 if len(ratings) >= fit.MANY else None]


def summary(
    ratings: Ratings, held_out: Sequence[Mask], tested: list[list[Tested]]
) -> dict[str, Any]:
    """Return for each method the mean and standard deviation over folds of every figure.

    None stands for what no fold can tell: an AUC where all liked what they rated, a spread of one.
    """
    table = {}
    for column in zip(*tested, strict=True):
        figures = [
            measures(one, ratings.stars[mask]) for one, mask in zip(column, held_out, strict=True)
        ]
        table[column[0].method] = {
            "algorithm": column[0].algorithm,
            **{name: _mean_and_spread([f[name] for f in figures]) for name in figures[0]},
        }
    return table


def _mean_and_spread(values: Sequence[float]) -> dict[str, float | None]:
    told = [value for value in values if np.isfinite(value)]
    return {
        "mean": float(np.mean(told)) if told else None,
        "sd": float(np.std(told, ddof=1)) if len(told) > 1 else None,
    }
