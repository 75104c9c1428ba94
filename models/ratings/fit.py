"""Fit a model to ratings, the algorithm chosen by their size."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from models.ratings import baselines
from models.ratings.bayes import Draw, Gibbs, Settings
from models.ratings.compress import Parts, compress
from models.ratings.data import Floats, Ints, Ratings
from models.ratings.measured import Algorithm
from models.ratings.metrics import learn_threshold, verdict
from models.ratings.model import Model

TASTES = 16
"""Factors kept of the mean prediction's interaction."""
LINK_LIMIT = 4_000
"""Users or titles, whichever are fewer, up to which who-rated-what is decomposed densely."""
MANY = 2_000_000
"""Ratings from which fewer samples are drawn."""
DENSE = 20
"""Ratings a title, on average, that bear a higher rank; it and the ranks chosen on inner splits."""
HELD_OUT = 0.1
"""Share of the training ratings that teaches the threshold."""
PROBES = 300_000
MEAN, OFFSETS = Algorithm("mean"), Algorithm("offsets")

Spreads = tuple[Floats, Floats]


def settings(ratings: Ratings) -> Settings:
    """Choose rank, samples and link by the size of the training ratings."""
    linked = min(len(ratings.user_ids), len(ratings.item_ids)) <= LINK_LIMIT
    if len(ratings) >= MANY:
        return Settings(rank=8, burn_in=12, samples=36, linked=linked)
    dense = len(ratings) >= DENSE * len(ratings.item_ids)
    return Settings(rank=12 if dense else 8, burn_in=20, samples=100, linked=linked)


def algorithm(ratings: Ratings) -> Algorithm:
    """Tell what `fit` runs on these ratings."""
    chosen = settings(ratings)
    return Algorithm("bayes", chosen.rank, chosen.linked, chosen.burn_in, chosen.samples)


def fit(ratings: Ratings, seed: int = 0) -> Model:
    """Fit the Bayesian model; the same ratings and seed give the same model."""
    chosen = settings(ratings)
    with threadpool_limits(1):  # more threads only wait for each other on matrices this small
        draws = list(Gibbs(ratings, chosen, seed).draws())
        parts = _parts(draws, ratings)
        threshold = _threshold(ratings, seed, _quick)
    spreads = _spreads(draws, ratings, seed)
    return assemble(ratings, parts, spreads, str(algorithm(ratings)), threshold)


def fit_bias(ratings: Ratings, seed: int = 0) -> Model:
    """Fit user and title offsets alone."""
    return _fit_baseline(ratings, seed, baselines.bias, OFFSETS)


def fit_mean(ratings: Ratings, seed: int = 0) -> Model:
    """Fit the overall mean alone."""
    return _fit_baseline(ratings, seed, baselines.global_mean, MEAN)


def _fit_baseline(
    ratings: Ratings, seed: int, parts: Callable[[Ratings], Parts], ran: Algorithm
) -> Model:
    threshold = _threshold(ratings, seed, lambda part, _: assemble(part, parts(part)))
    made = assemble(ratings, parts(ratings))
    error = ratings.stars - made.predict(ratings.user_id, ratings.item_id)
    spreads = np.full(len(made.user), np.var(error)), np.zeros(len(made.item))
    return assemble(ratings, parts(ratings), spreads, str(ran), threshold)


def _quick(ratings: Ratings, seed: int) -> Model:
    """Fit with few samples: enough to place the threshold."""
    chosen = settings(ratings)
    few = Settings(chosen.rank, 8, 12, chosen.linked)
    draws = Gibbs(ratings, few, seed).draws()
    return assemble(ratings, _parts(draws, ratings))


def _threshold(
    ratings: Ratings, seed: int, quick: Callable[[Ratings, int], Model]
) -> dict[str, float]:
    """Learn the threshold on ratings held out of the training ratings."""
    held = np.random.default_rng(seed).random(len(ratings)) < HELD_OUT
    if held.all() or not held.any():
        return {"threshold": float(ratings.stars.mean())}
    model = quick(ratings.rows(~held), seed)
    rest = ratings.rows(held)
    predicted = model.predict(rest.user_id, rest.item_id)
    return verdict(predicted, rest.stars, learn_threshold(predicted, rest.stars)).as_dict()


def _parts(draws: Iterable[Draw], ratings: Ratings) -> Parts:
    return compress(draws, float(ratings.stars.mean()), counts(ratings), TASTES)


def counts(ratings: Ratings) -> Spreads:
    """Return the number of ratings of each user and title, 0 for the unseen."""
    users = np.bincount(ratings.user, minlength=len(ratings.user_ids) + 1)
    items = np.bincount(ratings.item, minlength=len(ratings.item_ids) + 1)
    return users.astype(np.float64), items.astype(np.float64)


def assemble(
    ratings: Ratings,
    parts: Parts,
    spreads: Spreads | None = None,
    algorithm: str = "",
    threshold: dict[str, float] | None = None,
) -> Model:
    """Put a model together."""
    low, high = ratings.scale
    facts: dict[str, Any] = {"overall": parts.overall, "low": low, "high": high}
    facts |= {"algorithm": algorithm, "ratings": len(ratings)} | (threshold or {})
    user, item = spreads or (np.ones(len(parts.user)), np.zeros(len(parts.item)))
    return Model(
        ratings.user_ids, ratings.item_ids,
        parts.user, parts.item, parts.user_taste, parts.item_taste,
        user, item, np.bincount(ratings.item), facts,
    )  # fmt: skip


def _spreads(draws: Sequence[Draw], ratings: Ratings, seed: int) -> Spreads:
    """Split the posterior predictive variance into a user's part and a title's.

    The variance over the draws is measured on random pairs; a pair's is close to its user's mean
    plus its title's mean minus the overall one. A user's noise is added to their part.
    """
    users, items = _probes(ratings, np.random.default_rng(seed))
    total = np.zeros(len(users))
    squares = np.zeros(len(users))
    for draw in draws:
        user, item = draw.users[users], draw.items[items]
        stars = user[:, 0] + item[:, 0] + np.einsum("nd,nd->n", user[:, 1:], item[:, 1:])
        total += stars
        squares += stars**2
    variance = squares / len(draws) - (total / len(draws)) ** 2
    noise = np.mean([draw.noise for draw in draws], axis=0)
    user_part = _means(users, variance, len(draws[0].users))
    return noise + user_part, _means(items, variance, len(draws[0].items)) - variance.mean()


def _probes(ratings: Ratings, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Return pairs of users and titles, drawn by activity, the unseen ones among them."""
    count = min(PROBES, 20 * len(ratings))
    pairs = (rng.choice(ratings.user, count), rng.choice(ratings.item, count))
    unseen = slice(0, 1 + count // 100), slice(count // 2, count // 2 + 1 + count // 100)
    pairs[0][unseen[0]] = len(ratings.user_ids)
    pairs[1][unseen[1]] = len(ratings.item_ids)
    return pairs


def _means(rows: Ints, values: Floats, count: int) -> Floats:
    """Return each row's mean, shrunk towards the overall one by one value."""
    sums = np.bincount(rows, values, minlength=count) + values.mean()
    means: Floats = sums / (np.bincount(rows, minlength=count) + 1)
    return means
