"""Ratings too many for one machine: offsets first, then their rest factorised on an engine.

A rating is overall + user + title + taste, the form of every model here, so that pages and reasons
stay as they are: the offsets are shrunken means of users and titles, the tastes what alternating
least squares finds in the rest (Zhou et al. 2008, whose penalty grows with a row's ratings).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
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


STEPS: tuple[Callable[[Settings], list[Settings]], ...] = (
    lambda best: [replace(best, penalty=penalty) for penalty in (0.05, 0.2)],
    lambda best: [replace(best, rank=rank) for rank in (4, 16)],
    lambda best: [replace(best, rounds=rounds) for rounds in (5, 20)],
)
"""What is tried in turn beside the settings at hand, each on the best of those before."""


def fit(ratings: Ratings, factorise: Factorise, seed: int = 0) -> tuple[Model, Algorithm]:
    """Fit; the settings, the threshold and the spread are learnt on an inner split."""
    held = np.random.default_rng(seed).random(len(ratings)) < HELD_OUT
    chosen, predicted = choose(ratings, held, factorise)
    stars = ratings.stars[held]
    threshold = verdict(predicted, stars, learn_threshold(predicted, stars)).as_dict()
    noise = float(np.mean((predicted - stars) ** 2))
    users, items = len(ratings.user_ids) + 1, len(ratings.item_ids) + 1
    ran = Algorithm("als", chosen.rank, samples=chosen.rounds)
    spreads = np.full(users, noise), np.zeros(items)
    model = fitted(ratings, chosen, factorise)
    facts = {"algorithm": str(ran), "penalty": chosen.penalty, **threshold}
    user, item = spreads
    return replace(model, user_spread=user, item_spread=item, facts=model.facts | facts), ran


def choose(ratings: Ratings, held: Mask, factorise: Factorise) -> tuple[Settings, Floats]:
    """Return the settings that predict held-out ratings best, and what they predict (n,)."""
    train, test = ratings.rows(~held), ratings.rows(held)

    def tried(settings: Settings) -> tuple[float, Settings, Floats]:
        predicted = fitted(train, settings, factorise).predict(test.user_id, test.item_id)
        return rmse(predicted, test.stars), settings, predicted

    best = tried(Settings())
    for step in STEPS:
        best = min([best, *map(tried, step(best[1]))], key=lambda one: one[0])
    return best[1], best[2]


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
