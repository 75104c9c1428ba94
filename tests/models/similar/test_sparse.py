"""Sparse fields against plain matrices."""

import numpy as np
import pytest

from models.similar.audience import PRIOR, Audience
from models.similar.sparse import SparseField

FILMS, FEATURES = 200, 40
RANDOM = np.random.default_rng(7)
# From a feature that nearly all films have to some that one or none has.
MATRIX = (RANDOM.random((FILMS, FEATURES)) < np.geomspace(0.9, 0.004, FEATURES)) * RANDOM.random(
    (FILMS, FEATURES)
).astype(np.float16)


def sparse(matrix: np.ndarray) -> SparseField:
    rows, features = np.nonzero(matrix)
    starts = np.searchsorted(rows, np.arange(len(matrix) + 1))
    return SparseField(starts, features.astype(np.uint16), matrix[rows, features])


@pytest.mark.parametrize("row", range(0, FILMS, 9))
def test_frequent_and_rare_features_add_up_to_the_product(row: int) -> None:
    field = sparse(MATRIX).warm()
    assert 0 < len(field.common) < FEATURES
    whole = MATRIX.astype(float)
    np.testing.assert_allclose(field.likeness(row), whole @ whole[row], rtol=1e-5, atol=1e-6)


def test_a_film_without_features_is_like_none() -> None:
    empty = MATRIX.copy()
    empty[3] = 0
    assert not sparse(empty).likeness(3).any()


def test_the_two_fields_of_viewers_are_likeness_and_lift_above_nothing() -> None:
    likes = sparse((MATRIX > 0).astype(np.float16))
    audience = Audience(likes.starts, likes.features)
    for row in range(0, FILMS, 9):
        likeness, affinity = audience.fields(row)
        np.testing.assert_array_equal(likeness, audience.likeness(row))
        np.testing.assert_allclose(affinity, np.maximum(audience.lift(row, PRIOR), 0), rtol=1e-6)
        assert (affinity > 0).any()
