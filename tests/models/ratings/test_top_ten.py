"""What For you puts first, and how it is judged, on likes whose answer is known."""

import json
from pathlib import Path

import numpy as np
import pytest

from models.__main__ import main
from models.ratings import fit, interviews, top_ten
from models.ratings.bayes import Settings
from models.ratings.data import Ratings
from models.ratings.folds import last_liked
from models.ratings.recommender import Predictor
from models.ratings.viewer import fold_in, known
from models.ratings.walk import Walk, suggest
from tests.models.worlds import ratings

TWO_TASTES = "1,1,5 1,2,5 2,1,5 2,2,5 2,3,5 3,7,5 3,8,5 4,7,5 4,8,5 4,9,5 5,3,1 5,9,1"
"""Users 1 and 2 like 1, 2, 3; users 3 and 4 like 7, 8, 9; user 5 likes nothing."""


def test_the_last_likes_are_held_out_of_who_has_more() -> None:
    world = ratings("1,1,5,30 1,2,5,10 1,3,2,40 1,4,4,20 2,1,5,9 2,2,5,8")
    assert np.flatnonzero(last_liked(world, 2)).tolist() == [0, 3]


def test_a_walk_ends_where_those_go_who_like_the_same() -> None:
    world = ratings(TWO_TASTES)
    walk, ours = Walk.of(world), Predictor(fit.fit_bias(world))
    viewer = known(ours.model, 1, np.array([1, 2]), np.array([5.0, 5.0]))
    assert [one.item for one in suggest(ours, walk, viewer, 1)] == [3]
    other = fold_in(ours.model, np.array([8]), np.array([5.0]))
    assert {one.item for one in suggest(ours, walk, other, 2)} == {7, 9}


def test_a_step_is_divided_as_by_hand() -> None:
    walk = Walk.of(ratings("1,1,5 1,2,5 2,1,5"))
    found = walk.walk(np.array([1.0, 0.0]), own=1)
    met = 2**-0.7 + 0.001
    np.testing.assert_allclose(found, [met * 2**-0.5 * 2**-0.5, met * 2**-0.5], rtol=1e-6)


def test_who_likes_nothing_yet_is_shown_what_all_like() -> None:
    world = ratings(TWO_TASTES + " 5,1,5 6,1,5 7,1,5")
    ours = Predictor(fit.fit_bias(world))
    nobody = fold_in(ours.model, np.zeros(0, dtype=int), np.zeros(0))
    assert suggest(ours, Walk.of(world), nobody, 1)[0].item == 1


def test_the_order_keeps_what_is_rated_and_not_allowed_out_and_predicts_as_ever() -> None:
    world = ratings(TWO_TASTES)
    walk, ours = Walk.of(world), Predictor(fit.fit_bias(world))
    viewer = known(ours.model, 1, np.array([1, 2]), np.array([5.0, 5.0]))
    found = suggest(ours, walk, viewer, allowed=ours.among(np.array([1, 3, 9])))
    assert [one.item for one in found] == [3, 9]
    assert found[0] == ours.predict(viewer, 3)
    assert suggest(ours, None, viewer) == ours.recommend(viewer)


def test_the_ten_are_judged_as_by_hand() -> None:
    train = ratings("1,1,5 2,2,5 2,3,5 2,4,5")
    truth = ratings("1,3,5 1,4,5")
    found = top_ten.judge(train, truth, np.array([[9.0, 3, 2, 1], [0, 0, 0, 0]]))
    second, third = 1 / np.log2(3), 1 / np.log2(4)
    assert found.ndcg == pytest.approx((second + third) / (1 + second))
    assert (found.recall, found.ndcg_se) == (1, 0)


def test_ease_is_its_closed_form_over_titles() -> None:
    train = ratings(TWO_TASTES)
    likes = top_ten._likes(train)
    inverse = np.linalg.inv(likes.T @ likes + 3 * np.eye(likes.shape[1]))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    np.testing.assert_allclose(top_ten.ease(train, 3), likes @ weights, atol=1e-9)


def test_item_item_adds_the_shrunken_cosines_up() -> None:
    found = top_ten.item_item(ratings("1,1,5 2,1,5 2,2,5"))
    np.testing.assert_allclose(found[0], [0, 2**-0.5 / 11])


def clusters() -> Ratings:
    """Return likes of two kinds of users, each of its own titles alone, in a random order."""
    rng = np.random.default_rng(0)
    rows = [
        (user, 20 * (user % 2) + item, rng.choice([4.0, 5.0]), time)
        for user in range(40)
        for time, item in enumerate(rng.permutation(20)[:12])
    ]
    user, item, stars, time = np.array(rows).T
    return Ratings(user.astype(int), item.astype(int), stars, time.astype(int))


def test_methods_that_know_tastes_find_more_than_popularity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit, "settings", lambda _: Settings(3, 5, 10, linked=True))
    found = top_ten.measure(clusters(), 0)
    assert found
    assert found.users == 40
    for name in ("ours", "EASE", "item-item"):
        assert found.methods[name].recall > 1.2 * found.methods["popularity"].recall


def test_likes_left_out_change_no_score() -> None:
    world = clusters()
    held = last_liked(world, 5)
    others = Ratings(world.user_id, np.where(held, 1, world.item_id), world.stars, world.time)
    for score in (top_ten.walked, top_ten.item_item, top_ten.popularity):
        one, other = (score(of.rows(~held)) for of in (world, others))
        np.testing.assert_array_equal(one, other)


def test_the_command_prints_every_method(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "settings", lambda _: Settings(3, 5, 10, linked=True))
    world, path = clusters(), tmp_path / "r.csv"
    rows = zip(world.user_id, world.item_id, world.stars, world.time, strict=True)
    lines = ["userId,movieId,rating,timestamp", *(",".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines))
    assert main(["evaluate-for-you", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found["methods"]["ours"]) == {"ndcg", "ndcg_se", "recall", "distinct", "famous"}
    assert main(["evaluate-for-you", str(path)]) == 0
    assert "EASE" in capsys.readouterr().out


def test_too_few_likes_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "userId,movieId,rating,timestamp\n" + "".join(f"{n},1,3,4\n" for n in range(30))
    )
    assert main(["evaluate-for-you", str(path)]) == 1
    assert "too few likes" in capsys.readouterr().err


def test_newcomers_are_asked_about_what_those_who_know_it_like() -> None:
    """Title 3 is known to as many as title 1, and liked by one of them only."""
    world = ratings("1,1,5 2,1,5 3,1,5 1,2,5 2,2,5 1,3,5 2,3,1 3,3,1")
    assert Walk.of(world).questions(3).tolist() == [1, 2, 3]


def test_the_titles_that_all_like_are_not_asked_about_where_others_are_left() -> None:
    rows = " ".join(f"{user},{item},5" for item in range(1, 61) for user in range(70 - item))
    assert Walk.of(ratings(rows)).questions(5).tolist() == [31, 32, 33, 34, 35]
    assert Walk.of(ratings(rows)).questions(60)[0] == 1


def test_answers_are_counted_until_enough_are_given() -> None:
    walk = Walk.of(ratings(TWO_TASTES))
    known = ratings("9,8,5 9,1,2")
    gain, shown = interviews.ask(walk, np.array([3, 8, 2, 1]), known, np.array([7]), 1)
    assert (gain, shown) == (1, 2)
    assert interviews.ask(walk, np.array([3, 8, 2, 1]), known, np.array([7]), 5)[1] == 4
