"""Whatever ratings there are, few or odd, the build measures and fits them."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from models.ratings import build, evaluate, fit
from models.ratings.bayes import Settings
from models.ratings.data import Ratings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few samples, in this process."""
    monkeypatch.setattr(fit, "settings", lambda _: Settings(3, 3, 6, linked=True))
    monkeypatch.setattr(evaluate, "run", _here)


def _here(ratings, masks, seed, wanted):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    methods = [method for method in wanted if method != evaluate.SVD]
    return [evaluate._fold(ratings, mask, seed, methods) for mask in masks]


def some(seed: int) -> Ratings:
    """Return a few ratings by a few users of a few titles; some seeds without times or variety."""
    rng = np.random.default_rng(seed)
    users, items = rng.integers(4, 25, 2)
    pairs = rng.permutation(users * items)[: rng.integers(10, 120)]
    stars = rng.choice([0.5, 1, 2, 3, 4, 5] if seed % 3 else [4.0], len(pairs))
    time = rng.integers(1, 10**9, len(pairs)) * (seed % 4 > 0)
    return Ratings(pairs // items, pairs % items, stars.astype(np.float64), time)


@pytest.mark.parametrize("seed", range(24))
def test_few_or_odd_ratings_are_measured_and_fitted(seed: int) -> None:
    ratings = some(seed)
    found = build.measure(ratings)
    model = build.fitted(ratings, found)
    assert json.dumps(asdict(found), allow_nan=False)
    assert sum(group.ratings for group in found.errors.by_activity) > 0
    low, high = ratings.scale
    stars = model.predict(ratings.user_id, ratings.item_id)
    assert ((stars >= low) & (stars <= high)).all()


def test_one_user_and_one_title_are_enough_to_be_fitted() -> None:
    alone = Ratings(
        np.arange(12), np.ones(12, dtype=int), np.arange(12) % 5 + 1.0, np.zeros(12, int)
    )
    for ratings in (alone, Ratings(alone.item_id, alone.user_id, alone.stars, alone.time)):
        found = build.measure(ratings)
        assert found.learnt_from.filled == 1
        assert build.fitted(ratings, found).scale == (1, 5)
