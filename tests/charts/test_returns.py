"""Return's cloud of films: as few marks as can be told apart."""

import numpy as np
import pytest

from charts.returns import DECADE, MOST, SPOTS, cloud
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
    side = DECADE // max(SPOTS)
    assert 0 < len(shown) < len(every)
    assert away.max() <= side
    assert len(np.unique(shown // side, axis=0)) == len(shown)


def planted(films: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the cloud of so many films of budgets and revenues from 100,000 to a billion."""
    sums = 10 ** np.random.default_rng(1).uniform(5, 9, (films, 2))
    rows = [f"{i},F{i},2001-01-01,{a:.0f},{b:.0f}" for i, (a, b) in enumerate(sums, 1)]
    table = "\n".join(["film_id,title,date,budget,revenue", *rows])
    return cloud(catalogue(films=table), 100_000)


def test_of_a_few_films_every_spot_is_shown() -> None:
    costs, sums = planted(500)
    assert len(costs) == len(sums)
    assert 480 < len(costs) <= 500


@pytest.mark.parametrize("films", [6_000, 30_000])
def test_the_spots_of_very_many_films_are_no_more_than_a_browser_gets(films: int) -> None:
    costs, sums = planted(films)
    least = min(SPOTS)
    assert len(costs) <= max(MOST, (4 * least + 2) ** 2)
    assert len(np.unique(np.stack([costs, sums]), axis=1).T) == len(costs)
    assert costs.max() - costs.min() > 3_900
