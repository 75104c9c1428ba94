"""Pairs that people judged: found in a catalogue, and how a method is judged by them."""

from pathlib import Path

import numpy as np
import pytest

import catalogue
from catalogue import Catalogue
from models.similar import Similar, judged, learn_pairs
from models.similar.fit import fit
from models.similar.measured import OURS

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return catalogue.load(SAMPLE)


def test_the_area_is_the_share_of_pairs_in_the_right_order_and_a_tie_counts_half() -> None:
    alike = np.array([True, True, False, False])
    assert judged.area(np.array([4, 3, 2, 1], dtype=np.float32), alike) == 1
    assert judged.area(np.array([1, 2, 3, 4], dtype=np.float32), alike) == 0
    assert judged.area(np.array([2, 2, 2, 2], dtype=np.float32), alike) == 0.5
    assert judged.area(np.array([4, 1, 3, 2], dtype=np.float32), alike) == 0.5


@pytest.fixture(scope="module")
def fitted(sample: Catalogue) -> Similar:
    return fit(sample)


def test_a_pair_is_found_by_titles_and_years_that_may_differ_by_one(
    sample: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(
        "title_1,year_1,title_2,year_2,alike,grounds,passes\n"
        "Alien,1979,Aliens,1987,yes,plot,2\n"
        "Alien,1979,Heat,1995,no,era,2\n"
        "Alien,1979,No Such Film,1995,no,era,2\n"
        "Heat,1995,Alien,1979,no,era,2\n",
        encoding="utf-8",
    )
    found = judged.pairs(sample, path)
    films = sample.films.set_index("film_id", drop=False).reset_index(drop=True)
    (row,) = found  # of Heat nothing alike is known
    assert films["title"][row] == "Alien"
    others, alike = found[row]
    assert films["title"][others].tolist() == ["Aliens", "Heat"]
    assert alike.tolist() == [True, False]


def test_no_film_that_weights_were_learnt_on_reports(sample: Catalogue) -> None:
    learnt, reported = judged.halves(sample)
    assert not set(learnt) & set(reported)
    assert set(learnt) | set(reported) == set(judged.pairs(sample))


def test_the_sample_measures_by_judged_pairs_with_the_baselines_beside(
    sample: Catalogue, fitted: Similar
) -> None:
    assert fitted.audience is None, "simulated likes are nobody's"
    found = judged.measure(sample, fitted)
    assert found is not None
    order = {one.method: one.auc for one in found.methods}
    assert {"random", "popularity", "Banik soup", OURS} <= set(order)
    assert order[OURS] > order["random"] + 0.1
    assert abs(order["random"] - 0.5) < 0.1
    assert len(found.examples) == 5


def test_learning_brings_the_judged_films_into_better_order(
    sample: Catalogue, fitted: Similar
) -> None:
    start = {"text": 1.0, "genres": 0.1, "year": 1.0, "fame": 0.5}
    found = learn_pairs.gather(sample, fitted, list(start))
    blend = learn_pairs.learn(found, start)
    assert blend["fame"] == start["fame"]
    assert learn_pairs.order(found, blend) > learn_pairs.order(found, start) + 0.05
