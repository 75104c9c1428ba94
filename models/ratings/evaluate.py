"""Measure how well ratings are predicted: random folds or the last of each user's, with baselines.

A method sees the training rows only; of the test rows it is told who and what, never the stars.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

from models.ratings import als, fit, surprise_svd
from models.ratings.als import Factorise
from models.ratings.data import Floats, Mask, Ratings
from models.ratings.folds import random_folds, temporal_fold
from models.ratings.measured import Algorithm, Figures, Method, OverFolds
from models.ratings.metrics import auc, liked, mae, rmse, verdict
from models.ratings.model import Model

METHODS: dict[Method, Callable[[Ratings, int], Model]] = {
    "global mean": fit.fit_mean,
    "user + item bias": fit.fit_bias,
    "ours": fit.fit,
}
SVD: Method = "Surprise SVD"
ALS: Method = "ALS on Spark"
BASELINES: tuple[Method, ...] = ("global mean", "user + item bias")
PROCESSES = 2


@dataclass(frozen=True)
class Tested:
    """One method on one fold: predictions (n,) and spread of the fold's test rows."""

    method: Method
    algorithm: Algorithm
    predicted: Floats
    spread: Floats
    threshold: float
    seconds: float


def test_method(method: Method, ratings: Ratings, held_out: Mask, seed: int) -> Tested:
    """Fit on the rows that are not held out and predict those that are."""
    train = ratings.rows(~held_out)
    users, items = ratings.user_id[held_out], ratings.item_id[held_out]
    start = time.perf_counter()
    if method == SVD:
        predicted, threshold = surprise_svd.predict(train, users, items, seed)
        spread: Floats = np.zeros(len(users))
    else:
        model = METHODS[method](train, seed)
        predicted, spread = model.predict(users, items), model.spread(users, items)
        threshold = model.threshold
    seconds = time.perf_counter() - start
    return Tested(method, algorithm(method, train), predicted, spread, threshold, seconds)


def test_als(
    ratings: Ratings, held_out: Mask, seed: int, factorise: Factorise, named: Method
) -> Tested:
    """Test the factorisation on an engine as any other method."""
    train = ratings.rows(~held_out)
    users, items = ratings.user_id[held_out], ratings.item_id[held_out]
    start = time.perf_counter()
    model, ran = als.fit(train, factorise, seed)
    predicted, spread = model.predict(users, items), model.spread(users, items)
    seconds = time.perf_counter() - start
    return Tested(named, ran, predicted, spread, model.threshold, seconds)


def algorithm(method: Method, train: Ratings) -> Algorithm:
    """Tell what a method runs on these training ratings."""
    if method == "ours":
        return fit.algorithm(train)
    baselines = {"global mean": fit.MEAN, "user + item bias": fit.OFFSETS, SVD: Algorithm("svd")}
    return baselines[method]


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


def methods(ratings: int = 0) -> list[Method]:
    """Return the methods that can run here on so many ratings; many would take Surprise hours."""
    able = surprise_svd.installed() and ratings < fit.MANY
    return [*METHODS, SVD] if able else list(METHODS)


def run(
    ratings: Ratings, masks: Sequence[Mask], seed: int, wanted: Sequence[Method]
) -> list[list[Tested]]:
    """Test every method on every fold, two folds at a time; a list a fold, a result a method.

    Many ratings are tested a fold at a time: two would take twice the memory.
    """
    if len(masks) == 1 or len(ratings) >= fit.MANY:
        return [_fold(ratings, mask, seed, wanted) for mask in masks]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        jobs = [pool.submit(_fold, ratings, mask, seed, wanted) for mask in masks]
        return [job.result() for job in jobs]


def _fold(ratings: Ratings, mask: Mask, seed: int, wanted: Sequence[Method]) -> list[Tested]:
    return [test_method(method, ratings, mask, seed) for method in wanted]


def masks(ratings: Ratings, folds: int, seed: int, *, temporal: bool) -> list[Mask]:
    """Return the held-out rows of each fold; of many ratings the first random fold alone."""
    if temporal:
        return [temporal_fold(ratings)]
    return random_folds(ratings, folds, seed)[: 1 if len(ratings) >= fit.MANY else None]


def summary(
    ratings: Ratings, held_out: Sequence[Mask], tested: list[list[Tested]]
) -> dict[Method, Figures]:
    """Return every method's figures over the folds."""
    truths = [ratings.stars[mask] for mask in held_out]
    return {column[0].method: _figures(column, truths) for column in zip(*tested, strict=True)}


def _figures(column: Sequence[Tested], truths: Sequence[Floats]) -> Figures:
    """Return one method's figures over the folds."""
    folds = [measures(one, stars) for one, stars in zip(column, truths, strict=True)]
    told = [fold["auc"] for fold in folds if np.isfinite(fold["auc"])]
    of = {name: _over_folds([fold[name] for fold in folds]) for name in folds[0]}
    return Figures(
        algorithm=column[0].algorithm,
        rmse=of["rmse"],
        mae=of["mae"],
        auc=_over_folds(told) if told else None,
        threshold=of["threshold"],
        accuracy=of["accuracy"],
        precision=of["precision"],
        recall=of["recall"],
        seconds=of["seconds"],
    )


def _over_folds(values: Sequence[float]) -> OverFolds:
    spread = float(np.std(values, ddof=1)) if len(values) > 1 else None
    return OverFolds(float(np.mean(values)), spread)
