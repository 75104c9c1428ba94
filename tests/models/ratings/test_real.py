"""The bars that predicted ratings have to reach, on real ratings beside the project."""

from pathlib import Path

import pytest

from models.ratings import evaluate, surprise_svd
from models.ratings.read import read

RATINGS = Path(__file__).parents[3] / "../shared/data/ratings/ratings.csv"

pytestmark = [
    pytest.mark.real,
    pytest.mark.soak,
    pytest.mark.skipif(not RATINGS.exists(), reason="the real ratings are not here"),
    pytest.mark.skipif(not surprise_svd.installed(), reason="scikit-surprise is not here"),
]


@pytest.mark.parametrize(("temporal", "bar", "ahead"), [(False, 0.835, 0.04), (True, 0.86, 0.025)])
def test_ours_is_well_ahead_of_svd(temporal: bool, bar: float, ahead: float) -> None:
    ratings = read(RATINGS, times=True)
    mask = evaluate.masks(ratings, 5, 0, temporal=temporal)[0]
    errors = {
        method: evaluate.measures(
            evaluate.test_method(method, ratings, mask, 0), ratings.stars[mask]
        )["rmse"]
        for method in ("ours", evaluate.SVD)
    }
    assert errors["ours"] <= bar
    assert errors["ours"] <= errors[evaluate.SVD] - ahead
