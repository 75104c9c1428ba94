"""Trees are walked to their ends, whatever fields the data hold."""

import numpy as np
import pytest

from models.similar import trees
from models.similar.trees import Trees, packed

SHALLOW: list[list[float]] = [[0, 0.5, 1, 2, 0], [0, 0, 1, 1, 1], [0, 0, 2, 2, 3]]
DEEP: list[list[float]] = [
    [1, 0.2, 1, 2, 0],
    [0, 0, 1, 1, 10],
    [2, 0.7, 3, 4, 0],
    [0, 0, 3, 3, 20],
    [0, 0, 4, 4, 40],
]
GROWN = Trees(("text", "year"), packed([SHALLOW, DEEP]))
FOUND = {
    "text": np.array([0.9, 0.5, 0.0, 0.9], dtype=np.float32),
    "year": np.array([0.9, 0.2, 0.1, 0.3], dtype=np.float32),
}


def test_every_film_is_worth_the_ends_it_comes_to_above_the_least() -> None:
    assert GROWN.worth(FOUND, [0, 1, 3], 0.7).tolist() == [23 - 11, 0, 23 - 11]
    assert GROWN.worth(FOUND, [0, 1, 3], 0.8).tolist() == [43 - 11, 0, 43 - 11]


def test_a_field_that_is_lacking_says_nothing() -> None:
    assert GROWN.worth({"year": FOUND["year"]}, [0, 1], 0).tolist() == [10, 0]


def test_no_films_and_no_trees_add_nothing() -> None:
    assert GROWN.worth(FOUND, [], 1).tolist() == []
    assert Trees((), packed([])).worth(FOUND, [0, 1], 1).tolist() == [0, 0]


def test_the_trees_that_were_grown_can_be_walked_and_ask_of_no_fame() -> None:
    found = trees.read()
    assert len(found.nodes) == 100
    assert not {"fame", "fans", "quality"} & set(found.fields)
    everywhere = np.random.default_rng(0).random((len(found.fields), 500)).astype(np.float32)
    said = dict(zip(found.fields, everywhere, strict=True))
    worth = found.worth(said, list(range(500)), 0.5)
    assert worth.min() == 0
    assert 0 < worth.max() < 20
    alone = [found.worth(said, [0, film], 0.5) for film in range(1, 4)]
    apart = [float(two[1] - two[0]) for two in alone]
    assert apart == pytest.approx([worth[film] - worth[0] for film in range(1, 4)], abs=1e-4)
