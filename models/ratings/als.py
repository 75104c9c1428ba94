"""Ratings too many for one machine: offsets first, then their rest factorised on an engine.

A rating is overall + user + title + taste, the form of every model here, so that pages and reasons
stay as they are: the offsets are shrunken means of users and titles, the tastes what alternating
least squares finds in the rest (Zhou et al. 2008, whose penalty grows with a row's ratings).
"""

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol

import numpy as np

from models.ratings import baselines
from models.ratings.bayes import Draw
from models.ratings.compress import compress
from models.ratings.data import Floats, Ints, Mask, Ratings
from models.ratings.fit import HELD_OUT, TASTES, assemble, counts
from models.ratings.measured import Algorithm
from models.ratings.metrics import learn_threshold, rmse, verdict
from models.ratings.model import Model


class Factorise(Protocol):
    """What an engine brings: factors of rows and columns, see `engines.als`."""

    def __call__(
        self, user: Ints, item: Ints, values: Floats, rank: int, penalty: float, rounds: int
    ) -> tuple[Floats, Floats]:
        """Return factors (n, rank) and (m, rank) whose products are near the values (k,)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Factors, what large ones cost, and rounds in which each side is solved once."""

    rank: int = 8
    penalty: float = 0.1
    rounds: int = 10


Step = Callable[[Settings], Settings]
STEPS: tuple[Callable[[float], Step], ...] = (
    lambda times: lambda best: replace(best, penalty=best.penalty * times),
    lambda times: lambda best: replace(best, rank=max(1, round(best.rank * times))),
    lambda times: lambda best: replace(best, rounds=max(1, round(best.rounds * times))),
)
"""What is halved and doubled in turn while it helps, and again until nothing of it does."""
WORTH = 0.0005
"""Share of the error by which other settings have to be better."""
MOST = 1_000_000
"""Ratings that settings are chosen on: those of some users, where there are more."""


def fit(ratings: Ratings, factorise: Factorise, seed: int = 0) -> tuple[Model, Algorithm]:
    """Fit; the settings, the threshold and the spread are learnt on an inner split."""
    rng = np.random.default_rng(seed)
    some = of_some_users(ratings, rng)
    held = rng.random(len(some)) < HELD_OUT
    chosen, predicted = choose(some, held, factorise)
    stars = some.stars[held]
    threshold = verdict(predicted, stars, learn_threshold(predicted, stars)).as_dict()
    noise = float(np.mean((predicted - stars) ** 2))
    users, items = len(ratings.user_ids) + 1, len(ratings.item_ids) + 1
    ran = Algorithm("als", chosen.rank, samples=chosen.rounds)
    spreads = np.full(users, noise), np.zeros(items)
    model = fitted(ratings, chosen, factorise)
    facts = {"algorithm": str(ran), "penalty": chosen.penalty, **threshold}
    user, item = spreads
    return replace(model, user_spread=user, item_spread=item, facts=model.facts | facts), ran


def of_some_users(ratings: Ratings, rng: np.random.Generator) -> Ratings:
    """Return about `MOST` of the ratings, all that the users among them gave."""
    if len(ratings) <= MOST:
        return ratings
    some = rng.random(len(ratings.user_ids)) < MOST / len(ratings)
    return ratings.rows(some[ratings.user])


def choose(ratings: Ratings, held: Mask, factorise: Factorise) -> tuple[Settings, Floats]:
    """Return the settings that predict held-out ratings best, and what they predict (n,)."""
    train, test = ratings.rows(~held), ratings.rows(held)

    seen: set[Settings] = set()

    def tried(settings: Settings) -> Tried:
        seen.add(settings)
        predicted = fitted(train, settings, factorise).predict(test.user_id, test.item_id)
        return Tried(rmse(predicted, test.stars), settings, predicted)

    best, before = tried(Settings()), None
    while best is not before:  # what costs least at eight factors may cost most at two
        before = best
        for step, times in product(STEPS, (0.5, 2)):
            best = _climbed(best, step(times), tried, seen)
    return best.settings, best.predicted


@dataclass(frozen=True)
class Tried:
    """Settings, what they predict (n,) and how much that errs."""

    error: float
    settings: Settings
    predicted: Floats


def _climbed(
    best: Tried, step: Step, tried: Callable[[Settings], Tried], seen: Set[Settings]
) -> Tried:
    """Return the best of what one step after another leads to, while each is new and worth it."""
    while (further := step(best.settings)) not in seen:
        found = tried(further)
        if not found.error < best.error * (1 - WORTH):
            break
        best = found
    return best


def fitted(ratings: Ratings, settings: Settings, factorise: Factorise) -> Model:
    """Fit with known settings; one unseen has the offsets' middle and no taste."""
    flat = baselines.bias(ratings)
    rest = ratings.stars - flat.overall - flat.user[ratings.user] - flat.item[ratings.item]
    sides = factorise(
        ratings.user, ratings.item, rest, settings.rank, settings.penalty, settings.rounds
    )
    users, items = (
        np.column_stack([offset, np.vstack([factors, np.zeros(settings.rank)])])
        for offset, factors in zip((flat.user, flat.item), sides, strict=True)
    )
    draw = Draw(users, items, np.ones(len(users)))
    return assemble(ratings, compress([draw], flat.overall, counts(ratings), TASTES))
