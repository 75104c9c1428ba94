"""Return's cloud of films: as few marks as can be told apart."""

import numpy as np

from charts.returns import DECADE, SPOTS, cloud
from queries.films import returns
from queries.films.comparable import FLOOR
from tests.planted import catalogue


def test_every_film_stands_near_one_of_the_cloud() -> None:
    sums = np.random.default_rng(1).integers(1, 30, (300, 2)) * 1_000_000
    rows = [f"{i},Film {i},2000-01-01,{cost},{sold}" for i, (cost, sold) in enumerate(sums, 1)]
    films = catalogue(films="\n".join(["film_id,title,date,budget,revenue", *rows]))
    every, shown = returns.comparable(films), np.array(cloud(films, FLOOR)).T
    spots = DECADE * np.log10(every[["budget", "revenue"]].to_numpy(float))
    away = np.abs(spots[:, None] - shown[None]).max(axis=2).min(axis=1)
    side = DECADE // SPOTS
    assert 0 < len(shown) < len(every)
    assert away.max() <= side
    assert len(np.unique(shown // side, axis=0)) == len(shown)
