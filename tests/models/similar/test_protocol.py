"""The protocol measures what it says."""

import numpy as np
import pytest

from models.similar.protocol import judge, judges, parts, queries, scaled, summary
from tests.models.similar.world import world

TABLES = world()
COURT = judges(TABLES, TABLES.film_ratings, None)
ROWS = queries(COURT, np.arange(10))


def test_films_that_few_like_are_not_asked_about() -> None:
    assert list(range(10)) == ROWS
    assert queries(COURT, np.arange(10), likes=17) == []


def test_the_truth_itself_scores_one() -> None:
    found = summary(judge(COURT.viewers.likeness, ROWS, COURT))
    assert found.ndcg == pytest.approx(1)
    assert found.hit == 1
    assert found.ndcg_se == pytest.approx(0, abs=1e-9)


def test_recommending_the_other_kind_scores_nothing() -> None:
    found = summary(judge(lambda row: -COURT.viewers.likeness(row), ROWS, COURT))
    assert found.ndcg < 0.4
    assert found.lift < 0


def test_one_answer_for_all_covers_little() -> None:
    found = summary(judge(lambda row: np.arange(10.0) + 0 * row, ROWS, COURT))
    assert found.coverage == pytest.approx(6 / 50)


def test_half_of_a_franchise_is_what_five_films_hold_of_it() -> None:
    found = COURT.measure(0, [4, 1, 2, 3, 5])
    assert found["franchise"] == 1
    assert COURT.measure(0, [1, 2, 3, 5, 6])["franchise"] == 0
    assert "franchise" not in COURT.measure(1, [4, 0, 2, 3, 5])


def test_a_metric_without_data_is_none_not_zero() -> None:
    assert summary(judge(COURT.viewers.likeness, ROWS, COURT)).tag is None


def test_parts_are_apart_whole_and_always_the_same() -> None:
    one, other = parts(np.arange(101), 5)
    assert len(parts(np.arange(101), 5, 2 / 3)[0]) == 67
    assert not set(one) & set(other)
    assert set(one) | set(other) == set(range(101))
    assert (parts(np.arange(101), 5)[0] == one).all()


def test_fewer_viewers_are_asked_for_as_large_a_share_of_likes() -> None:
    assert scaled(1602) == (15, 10)
    assert scaled(801) == (8, 5)
    assert scaled(40)[0] == 3, "or chance would choose the films"
