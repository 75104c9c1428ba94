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


@pytest.mark.parametrize("row", range(0, FILMS, 9))
def test_a_warm_field_looks_its_weights_up_where_the_films_of_a_feature_stand(row: int) -> None:
    field = sparse(MATRIX)
    warm = field.warm()
    assert warm.values is None
    for told, stored in zip(warm.of(row), field.of(row), strict=True):
        assert told.dtype == stored.dtype
        np.testing.assert_array_equal(told, stored)
    np.testing.assert_array_equal(warm.likeness(row), field.likeness(row))
    with pytest.raises(TypeError, match="warm"):
        _ = warm.weights


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


def test_films_that_only_the_last_viewers_could_see_are_not_liked_together_for_that() -> None:
    """Half of the viewers left before the new films came; the others like every one of those."""
    liked = np.zeros((40, 20))
    liked[:20], liked[20:, 10:] = 1, 1
    likes = sparse(liked.astype(np.float16))
    year = np.repeat([1950, 2010], 20)
    known, unknown = (
        Audience(likes.starts, likes.features, year=told).fields(20)[1] for told in (year, None)
    )
    assert (unknown[21:] > 0.2).all()
    assert not known.any()


def test_what_some_of_those_who_were_there_like_together_is_a_lift_all_the_same() -> None:
    liked = np.zeros((40, 20))
    liked[:20, :10], liked[20:, 10:] = 1, 1
    likes = sparse(liked.astype(np.float16))
    year = np.tile([2009, 2010], 20)
    affinity = Audience(likes.starts, likes.features, year=year).fields(0)[1]
    assert (affinity[1:20] > 0.3).all()
    assert not affinity[20:].any()
