"""The model in git is the one that its tables give."""

from pathlib import Path

import numpy as np
import pytest

from catalogue import load
from models.ratings import audience, fit
from models.ratings.build import film_ratings

TIDY = Path(__file__).parents[3] / "data/sample/tidy"


def test_the_samples_model_equals_a_fresh_fit() -> None:
    tables = load(TIDY)
    stored = audience.film_audience(tables)
    assert stored
    ratings = film_ratings(tables)
    fresh = fit.fit(ratings, 0)
    for model in (stored.model, fresh):
        assert len(model.user_ids) == len(ratings.user_ids)
    before, after = (
        model.predict(ratings.user_id, ratings.item_id) for model in (stored.model, fresh)
    )
    # Another processor rounds otherwise, and a sampler amplifies that; here it is exact to 1e-4.
    np.testing.assert_allclose(before, after, atol=0.1)
    assert stored.model.threshold == pytest.approx(fresh.threshold, abs=0.2)


def test_the_samples_platform_model_is_there() -> None:
    viewers = audience.title_audience(load(TIDY))
    assert viewers
    assert len(viewers.user(int(viewers.users[0])).rated) >= 20
