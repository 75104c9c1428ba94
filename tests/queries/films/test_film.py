"""A film of the catalogue, whatever it has and lacks."""

import random
from pathlib import Path

import pytest

from catalogue import Catalogue, load
from queries.films.film import film

SEED = 20_261_128
DRAWN = 500
SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return load(SAMPLE)


def test_every_film_alone_in_its_franchise_is_its_only_member(sample: Catalogue) -> None:
    films = sample.films
    sizes = films["franchise_id"].map(films["franchise_id"].value_counts())
    alone = films.loc[sizes == 1, "film_id"].tolist()
    assert alone
    for film_id in alone:
        series = film(sample, film_id).series
        assert series is not None
        assert ([one.film_id for one in series.films], series.place) == ([film_id], 0)


def test_a_film_of_a_franchise_stands_at_its_place(sample: Catalogue) -> None:
    for film_id in random.Random(SEED).sample(sample.films["film_id"].tolist(), DRAWN):
        if series := film(sample, film_id).series:
            assert series.films[series.place].film_id == film_id
