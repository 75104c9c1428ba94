"""A catalogue that lacks credits, keywords, overviews or ratings is answered and measured too."""

from pathlib import Path

import numpy as np
import pytest

import catalogue
from models.similar import poorer
from models.similar.fit import fit
from models.similar.measured import Lack
from tests.models.similar.world import world

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"
LACKS: list[Lack] = ["keywords", "overviews", "ratings"]


@pytest.mark.parametrize("lack", LACKS)
def test_every_film_of_a_poorer_catalogue_has_five_others(lack: Lack) -> None:
    model = fit(poorer.without(world(), lack))
    for row in range(10):
        five = [one.item for one in model.recommend(row)]
        assert len(set(five)) == 5
        assert row not in five


@pytest.mark.parametrize(
    ("lack", "field"),
    [("keywords", "keywords"), ("overviews", "text"), ("ratings", "audience")],
)
def test_what_is_lacking_says_nothing(lack: Lack, field: str) -> None:
    whole, less = fit(world()).likeness(0), fit(poorer.without(world(), lack)).likeness(0)
    assert whole[field].any()
    if lack == "overviews":
        assert less["text"][2] < whole["text"][2]
    else:
        assert field not in less


def test_each_lack_is_judged_by_the_viewers_that_judge_the_whole() -> None:
    tables = world()
    found = poorer.measure(tables, fit(tables), None, likes=5, fewest=1)
    assert [one.lack for one in found] == ["nothing", *LACKS]
    assert all(one.likes for one in found)
    assert {one.pairs for one in found} == {None}


def test_what_the_catalogue_lacks_anyway_is_not_taken_from_it() -> None:
    assert "ratings" not in poorer.lacks(world(ratings=False))
    assert poorer.measure(world(ratings=False), fit(world(ratings=False)), None) == []


@pytest.mark.parametrize("lack", ["nothing", "keywords", "overviews", "ratings"])
def test_what_is_measured_is_what_a_fit_of_the_poorer_tables_answers(lack: Lack) -> None:
    tables = world()
    found = poorer.fitted(tables, fit(tables), lack)
    fresh = fit(poorer.without(tables, lack))
    for row in range(10):
        np.testing.assert_array_equal(found.scores(row), fresh.scores(row))


def test_the_sample_judges_its_poorer_kin_by_pairs() -> None:
    sample = catalogue.load(SAMPLE)
    whole = fit(sample)
    less = fit(poorer.without(sample, "credits"))
    np.testing.assert_array_equal(poorer.fitted(sample, whole, "credits").scores(0), less.scores(0))
    found = poorer.measure(sample, whole, None)
    assert [one.lack for one in found] == ["nothing", "credits", "keywords", "overviews"]
    assert all(one.pairs and one.pairs.auc > 0.6 for one in found)
    assert {one.likes for one in found} == {None}
