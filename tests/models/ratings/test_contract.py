"""What every predictor of ratings promises, on planted worlds."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ratings import fit
from models.ratings.bayes import Settings
from models.ratings.data import Ratings
from models.ratings.metrics import rmse
from models.ratings.model import ARRAYS, Model, load, save
from tests.models.worlds import HIGH, LOW, planted

FITS = [fit.fit_mean, fit.fit_bias, fit.fit]
NOISE = 0.2
EVERYONE = np.array([1000, 993, 5, -1])


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few samples: the worlds are small."""
    monkeypatch.setattr(fit, "settings", lambda _: Settings(4, 10, 20, linked=True))


@pytest.fixture(params=FITS, ids=lambda method: str(method.__name__))
def method(request: pytest.FixtureRequest) -> Callable[[Ratings, int], Model]:
    found: Callable[[Ratings, int], Model] = request.param
    return found


def test_predictions_stay_on_the_scale(method: Callable[[Ratings, int], Model]) -> None:
    world = planted(taste=3.0)
    model = method(world, 0)
    users, items = np.meshgrid(np.append(world.user_ids, -1), np.append(world.item_ids, -1))
    stars = model.predict(users.ravel(), items.ravel())
    assert stars.min() >= LOW
    assert stars.max() <= HIGH
    assert np.isfinite(model.spread(users.ravel(), items.ravel())).all()


def test_the_same_seed_gives_the_same_model(method: Callable[[Ratings, int], Model]) -> None:
    first, second = method(planted(), 3), method(planted(), 3)
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name))
    assert first.facts == second.facts


def test_the_order_of_the_ratings_does_not_matter() -> None:
    world = planted()
    turned = world.rows(np.arange(len(world))[::-1])
    users, items = world.user_id, world.item_id
    one = fit.fit_bias(world, 0).predict(users, items)
    np.testing.assert_allclose(one, fit.fit_bias(turned, 0).predict(users, items))


def test_a_stored_model_predicts_as_before(
    method: Callable[[Ratings, int], Model], tmp_path: Path
) -> None:
    world = planted()
    model = method(world, 0)
    save(model, tmp_path / "ratings.npz", "abc")
    again = load(tmp_path / "ratings.npz", "abc")
    before = model.predict(world.user_id, world.item_id)
    np.testing.assert_allclose(again.predict(world.user_id, world.item_id), before, atol=1e-4)
    assert again.facts["identity"] == "abc"


def test_someone_unseen_gets_the_same_as_everybody_unseen() -> None:
    model = fit.fit(planted(), 0)
    stars = model.predict(np.array([-5, 123456]), np.array([5, 5]))
    assert stars[0] == stars[1]


def test_ours_finds_the_planted_taste_and_the_bias_model_cannot() -> None:
    world = planted(taste=1.0, noise=NOISE)
    held = np.random.default_rng(1).random(len(world)) < 0.2
    train, test = world.rows(~held), world.rows(held)
    errors = [rmse(m(train, 0).predict(test.user_id, test.item_id), test.stars) for m in FITS]
    assert errors[2] < 1.5 * NOISE
    assert errors[1] > 3 * NOISE
    assert errors[1] < errors[0]


@pytest.mark.parametrize("times", [0.2, 2.0, 20.0])
def test_another_scale_of_stars_is_learnt_as_well(times: float) -> None:
    world = planted(taste=1.0, noise=NOISE)
    held = np.random.default_rng(1).random(len(world)) < 0.2
    longer = Ratings(world.user_id, world.item_id, world.stars * times, world.time)
    test = longer.rows(held)
    error = rmse(fit.fit(longer.rows(~held), 0).predict(test.user_id, test.item_id), test.stars)
    assert error < 1.5 * NOISE * times


def test_the_overall_part_is_the_mean_of_all_ratings(
    method: Callable[[Ratings, int], Model],
) -> None:
    world = planted()
    assert method(world, 0).overall == pytest.approx(world.stars.mean())


def test_ours_does_not_invent_taste_where_there_is_none() -> None:
    world = planted(taste=0.0, noise=1.0)
    held = np.random.default_rng(1).random(len(world)) < 0.2
    train, test = world.rows(~held), world.rows(held)
    bias, ours = (m(train, 0).predict(test.user_id, test.item_id) for m in FITS[1:])
    assert rmse(ours, test.stars) < rmse(bias, test.stars) + 0.02


def test_most_ratings_lie_within_the_spread() -> None:
    world = planted(noise=0.5)
    held = np.random.default_rng(1).random(len(world)) < 0.2
    model = fit.fit(world.rows(~held), 0)
    test = world.rows(held)
    apart = np.abs(test.stars - model.predict(test.user_id, test.item_id))
    share = (apart <= model.spread(test.user_id, test.item_id)).mean()
    assert 0.55 < share < 0.85


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 59), st.floats(0.1, 1.0))
def test_a_user_who_rates_higher_is_predicted_higher(row: int, more: float) -> None:
    world = planted(users=30, items=20)
    user = world.user_ids[row % len(world.user_ids)]
    raised = np.where(world.user_id == user, np.minimum(world.stars + more, HIGH), world.stars)
    higher = Ratings(world.user_id, world.item_id, raised, world.time)
    everything = np.full(len(world.item_ids), user), world.item_ids
    before, after = (fit.fit_bias(w, 0).predict(*everything).mean() for w in (world, higher))
    assert after >= before
