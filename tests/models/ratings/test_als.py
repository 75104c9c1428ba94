"""Alternating least squares in our own form; the solver here is numpy's, on Spark it is MLlib's."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pytest

from benchmarks.big_ratings import planted
from models.ratings import als, build, fit
from models.ratings.cluster import Cluster
from models.ratings.data import Floats, Ints, Ratings
from models.ratings.metrics import rmse
from models.ratings.model import load, save

RATINGS = planted(12_000, 200, 120)
HELD = np.random.default_rng(1).random(len(RATINGS)) < 0.1


def factorise(
    user: Ints, item: Ints, values: Floats, rank: int, penalty: float, rounds: int
) -> tuple[Floats, Floats]:
    """Solve each side in turn, a row at a time, its penalty weighed by its number of values."""
    rng = np.random.default_rng(0)
    items = rng.normal(0, 0.3, (int(item.max()) + 1, rank))
    users = np.zeros((int(user.max()) + 1, rank))
    for _ in range(rounds):
        for ours, own, other, theirs in ((users, user, items, item), (items, item, users, user)):
            for row in range(len(ours)):
                mine = own == row
                design = other[theirs[mine]]
                square = design.T @ design + penalty * mine.sum() * np.eye(rank)
                ours[row] = np.linalg.solve(square, design.T @ values[mine]) if mine.any() else 0
    return users, items


def test_it_finds_tastes_that_offsets_do_not() -> None:
    train, test = RATINGS.rows(~HELD), RATINGS.rows(HELD)
    model, ran = als.fit(train, factorise)
    offsets = fit.fit_bias(train)

    def error(of: object) -> float:
        return rmse(of.predict(test.user_id, test.item_id), test.stars)  # type: ignore[attr-defined]

    assert error(model) < 0.97 * error(offsets)
    assert str(ran).startswith("alternating least squares, ")
    assert model.facts["algorithm"] == str(ran)


def test_overall_offsets_and_tastes_add_up_to_the_prediction() -> None:
    settings = als.Settings(rank=4, rounds=3)
    model = als.fitted(RATINGS, settings, factorise)
    flat = als.baselines.bias(RATINGS)
    rest = RATINGS.stars - flat.overall - flat.user[RATINGS.user] - flat.item[RATINGS.item]
    users, items = factorise(RATINGS.user, RATINGS.item, rest, 4, settings.penalty, 3)
    taste = np.einsum("nk,nk->n", users[RATINGS.user], items[RATINGS.item])
    predicted = RATINGS.stars - rest + taste
    found = model.predict(RATINGS.user_id, RATINGS.item_id)
    np.testing.assert_allclose(found, model.clip(predicted), atol=1e-6)


def test_a_title_s_offset_holds_what_all_think_of_it_and_taste_the_rest() -> None:
    model = als.fitted(RATINGS, als.Settings(rank=4, rounds=3), factorise)
    weights = np.bincount(RATINGS.user)
    np.testing.assert_allclose(weights @ model.user_taste[:-1], 0, atol=1e-6)


def test_somebody_unseen_gets_the_title_s_middle() -> None:
    model = als.fitted(RATINGS, als.Settings(rank=4, rounds=3), factorise)
    nobody = np.array([10**6])
    found = model.predict(nobody, RATINGS.item_ids[:1])
    assert np.isfinite(found).all()
    low, high = model.scale
    assert low <= found[0] <= high


def test_the_settings_are_those_that_predict_the_inner_split_best() -> None:
    asked: list[tuple[int, float, int]] = []

    def noting(
        user: Ints, item: Ints, values: Floats, rank: int, penalty: float, rounds: int
    ) -> tuple[Floats, Floats]:
        asked.append((rank, penalty, rounds))
        return factorise(user, item, values, rank, 0.1 if penalty == 0.2 else 9.0, 3)

    chosen, predicted = als.choose(RATINGS, HELD, noting)
    assert chosen.penalty == 0.2
    assert asked[:3] == [(8, 0.1, 10), (8, 0.05, 10), (8, 0.2, 10)]
    assert asked[3] == (8, 0.4, 10), "further, as long as it helps"
    assert len(asked) == 8
    assert len(predicted) == HELD.sum()


def test_of_many_ratings_settings_are_chosen_on_those_of_some_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(als, "MOST", len(RATINGS) // 3)
    some = als.of_some_users(RATINGS, np.random.default_rng(0))
    assert 0.2 * len(RATINGS) < len(some) < 0.5 * len(RATINGS)
    whole = np.isin(RATINGS.user_id, some.user_ids)
    assert whole.sum() == len(some), "all that they rated"
    model, _ = als.fit(RATINGS, factorise)
    assert len(model.user_ids) == len(RATINGS.user_ids)


def of_one(ratings: Ratings) -> Ratings:
    return ratings.rows(ratings.user == 0)


def test_few_ratings_are_no_error() -> None:
    model, _ = als.fit(of_one(RATINGS), factorise)
    assert np.isfinite(model.predict(RATINGS.user_id[:5], RATINGS.item_id[:5])).all()


@dataclass(frozen=True)
class Here(Cluster):
    """A cluster that is none: it factorises in this process."""

    @contextmanager
    def open(self) -> Iterator[als.Factorise]:
        """Give the solver of this module."""
        yield factorise


def test_ratings_too_many_for_the_sampler_are_measured_and_stored_in_our_own_form(
    tmp_path: Path,
) -> None:
    measured, model = build.made(RATINGS, Here("spark://a:1", least=len(RATINGS)))
    assert (measured.signal, measured.algorithm.kind) == (True, "als")
    assert measured.random["ours"].rmse.mean < 0.97 * measured.random["user + item bias"].rmse.mean
    assert measured.random["ours"].algorithm.kind == "als"
    assert json.dumps(asdict(measured), allow_nan=False)
    save(model, tmp_path / "ratings.npz", "identity")
    stored = load(tmp_path / "ratings.npz", "identity")
    assert stored.facts["algorithm"] == str(measured.algorithm)
    pairs = RATINGS.user_id[:50], RATINGS.item_id[:50]
    np.testing.assert_allclose(stored.predict(*pairs), model.predict(*pairs), atol=1e-4)


def test_fewer_ratings_stay_with_the_sampler() -> None:
    assert not Here("spark://a:1").takes(RATINGS)
    few = RATINGS.rows(slice(0, 400))
    measured, _ = build.made(few, Here("spark://a:1"))
    assert measured.random["ours"].algorithm.kind == "bayes"


def test_where_there_is_no_taste_the_offsets_are_stored() -> None:
    rng = np.random.default_rng(0)
    stars = rng.choice([1.0, 2.0, 3.0, 4.0, 5.0], len(RATINGS))
    noise = Ratings(RATINGS.user_id, RATINGS.item_id, stars, RATINGS.time)
    measured, model = build.made(noise, Here("spark://a:1", least=1))
    assert not measured.signal
    assert measured.algorithm == fit.OFFSETS
    assert model.facts["algorithm"] == str(fit.OFFSETS)
