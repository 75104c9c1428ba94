"""Half floats widened by their bits, beside numpy's own widening."""

import numpy as np

from models.similar.halves import PIECE, SCALE, add_times, product, shrunk, shrunk_weights

EVERY = np.arange(2**16, dtype=np.uint16).view(np.float16)
FINITE = EVERY[np.isfinite(EVERY)]
"""Every half float that is a number, the tiniest too."""


def test_every_half_float_is_the_same_number_made_smaller() -> None:
    np.testing.assert_array_equal(shrunk(FINITE) * SCALE, FINITE.astype(np.float32))
    weights = FINITE[~np.signbit(FINITE)]
    np.testing.assert_array_equal(shrunk_weights(weights) * SCALE, weights.astype(np.float32))


def test_what_is_added_is_what_whole_floats_would_add_in_every_piece() -> None:
    halves = np.resize(FINITE[~np.signbit(FINITE)], PIECE + 77)
    total = np.full(len(halves), 0.5, dtype=np.float32)
    add_times(total, halves, np.float32(0.375))
    wanted = np.float32(0.5) + halves.astype(np.float32) * np.float32(0.375)
    np.testing.assert_array_equal(total, wanted)


def test_a_product_is_that_of_whole_floats() -> None:
    places = np.random.default_rng(1).normal(size=(9_001, 64)).astype(np.float16)
    vector = places[17].astype(np.float32)
    wanted = places.astype(np.float32) @ vector
    np.testing.assert_allclose(product(places, vector), wanted, rtol=1e-5, atol=1e-5)
