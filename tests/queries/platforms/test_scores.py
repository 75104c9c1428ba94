"""Titles above a score, and what chance explains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.platforms import scores
from tests.planted import catalogue
from tests.platforms import planted

CATALOGUE = planted()
SCORES = st.floats(-1, 6, allow_nan=False)


def test_scores_are_rounded_first_and_must_be_strictly_above() -> None:
    assert scores.score_count(CATALOGUE, "amazon", 3.4, 2000).count == 1, "3.404 is 3.40"
    assert scores.score_count(CATALOGUE, "amazon", 3.39, 2000).count == 2


def test_unrated_titles_are_not_above_anything() -> None:
    found = scores.score_count(CATALOGUE, "amazon", -1, 2001)
    assert (found.count, found.rated, found.titles) == (1, 1, 2)


def test_over_no_titles_the_count_is_zero() -> None:
    assert scores.score_count(CATALOGUE, "amazon", 1, 1850).count == 0


def test_the_distribution_says_how_many_are_above_each_score() -> None:
    found = scores.distribution(CATALOGUE, "disney")
    assert found["score"].tolist() == [3.4, 3.5, 3.6]
    assert found["above"].tolist() == [2, 1, 0]


def test_platforms_are_compared_at_one_score() -> None:
    table = scores.by_platform(CATALOGUE, 3.45).set_index("platform")
    assert table.loc["disney", ["count", "rated"]].tolist() == [2, 3]


@given(SCORES, SCORES, st.sampled_from(["amazon", "disney", "hulu", "netflix", None]))
def test_the_count_never_grows_with_the_score(low: float, high: float, platform: str) -> None:
    low, high = sorted((low, high))
    more = scores.score_count(CATALOGUE, platform, low).count
    fewer = scores.score_count(CATALOGUE, platform, high).count
    assert fewer <= more
    assert len(scores.titles_above(CATALOGUE, platform, low)) == more


@pytest.mark.parametrize("ratings", [40, 480])
def test_the_number_of_ratings_is_read_off_their_means(ratings: int) -> None:
    draw = np.random.default_rng(3)
    numbers = draw.poisson(ratings, 1000)
    means = np.array([draw.integers(1, 11, number).mean() / 2 for number in numbers])
    assert scores.ratings_behind(means) == pytest.approx(ratings, rel=0.05)


def _rated(quality: float, known: bool) -> str:
    draw = np.random.default_rng(5)
    lines = ["title_id,platform,type,title,release_year,score,score_count,score_sd"]
    for i in range(400):
        stars = draw.normal(3.5 + draw.normal(0, quality), 1.06, 400)
        stars = np.clip(np.round(2 * stars), 1, 10) / 2
        behind = f"400,{stars.std(ddof=1)}" if known else ","
        lines.append(f"ns{i},netflix,movie,T{i},2000,{float(stars.mean())!r},{behind}")
    return "\n".join(lines)


@pytest.mark.parametrize("known", [True, False])
def test_chance_explains_scores_of_titles_that_are_all_alike(known: bool) -> None:
    found = scores.noise(catalogue(titles=_rated(0, known)))
    assert found is not None
    assert found.estimated is not known
    assert found.signal < 0.2
    assert found.observed == pytest.approx(found.expected, rel=0.12)


@pytest.mark.parametrize("known", [True, False])
def test_chance_does_not_explain_scores_of_titles_that_differ(known: bool) -> None:
    found = scores.noise(catalogue(titles=_rated(0.4, known)))
    assert found is not None
    assert found.signal > 0.9


def test_nothing_is_said_of_chance_where_nothing_is_scored() -> None:
    assert scores.noise(catalogue()) is None


def test_the_platform_of_the_largest_share_comes_first() -> None:
    table = scores.by_platform(CATALOGUE, 3.45)
    assert table["share"].is_monotonic_decreasing
    assert table["platform"].tolist() == ["disney", "hulu", "netflix", "amazon"]
