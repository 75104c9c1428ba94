"""The evaluation of predicted ratings is honest: planted leaks are told from skill."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.__main__ import main
from models.ratings import evaluate, fit
from models.ratings.bayes import Settings
from models.ratings.data import Ratings
from models.ratings.folds import random_folds, temporal_fold
from models.ratings.metrics import auc, learn_threshold, liked, rmse, verdict
from tests.models.worlds import planted, ratings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few samples: the worlds are small."""
    monkeypatch.setattr(fit, "settings", lambda _: Settings(4, 10, 20, linked=True))


def noise(seed: int = 0) -> Ratings:
    """Return ratings that nothing predicts: the planted world with its stars drawn anew."""
    world = planted(seed)
    stars = np.random.default_rng(seed).normal(3, 1, len(world))
    return Ratings(world.user_id, world.item_id, stars, world.time)


def test_every_rating_is_held_out_once() -> None:
    masks = random_folds(planted(), 5, 0)
    np.testing.assert_array_equal(np.sum(masks, axis=0), 1)


def test_the_temporal_split_holds_out_each_users_last_ratings() -> None:
    world = ratings("1,1,3,10 1,2,3,50 1,3,3,20 1,4,3,30 1,5,3,40 2,1,3,9 2,2,3,8")
    assert np.flatnonzero(temporal_fold(world)).tolist() == [1]


@pytest.mark.parametrize("method", evaluate.methods())
def test_stars_of_test_rows_change_no_prediction_and_no_threshold(method: str) -> None:
    world = planted()
    held = random_folds(world, 5, 0)[0]
    poisoned = Ratings(
        world.user_id, world.item_id, np.where(held, 5.5 - world.stars, world.stars), world.time
    )
    clean, leaked = (evaluate.test_method(method, w, held, 0) for w in (world, poisoned))
    np.testing.assert_array_equal(clean.predicted, leaked.predicted)
    assert clean.threshold == leaked.threshold


@pytest.mark.parametrize("method", evaluate.methods())
def test_a_prediction_does_not_depend_on_which_other_pairs_are_tested(method: str) -> None:
    """Who rated what among the test rows is a leak too: models here learn from that."""
    world = planted()
    held = random_folds(world, 5, 0)[0]
    kept = ~held | (np.arange(len(world)) % 2 == 0)
    whole = evaluate.test_method(method, world, held, 0).predicted
    half = evaluate.test_method(method, world.rows(kept), held[kept], 0).predicted
    np.testing.assert_array_equal(whole[kept[held]], half)


@pytest.mark.parametrize("method", evaluate.methods())
def test_who_rated_what_among_the_test_rows_changes_no_prediction(method: str) -> None:
    """Only the asked pair stays; the other test rows become pairs that nobody ever rated."""
    world = planted()
    held = random_folds(world, 5, 0)[0]
    rows, rng = np.flatnonzero(held), np.random.default_rng(5)
    asked = rows[:3]
    users, items, stars = world.user_id.copy(), world.item_id.copy(), world.stars.copy()
    others = rows[3:]
    users[others] = rng.permutation(users[others]) + rng.choice([0, 10**6], len(others))
    items[others] = rng.permutation(items[others])
    stars[others] = rng.permutation(stars[others])
    replaced = Ratings(users, items, stars, world.time[::-1])
    one, other = (evaluate.test_method(method, w, held, 0) for w in (world, replaced))
    places = np.searchsorted(rows, asked)
    np.testing.assert_array_equal(one.predicted[places], other.predicted[places])
    assert one.threshold == other.threshold


def test_a_planted_leak_shows_on_pure_noise() -> None:
    """Skill on noise is impossible, so a fit that has seen the test rows is found out."""
    world = noise()
    held = random_folds(world, 5, 0)[0]
    stars = world.stars[held]
    honest = evaluate.test_method("ours", world, held, 0).predicted
    leaking = fit.fit(world, 0).predict(world.user_id[held], world.item_id[held])
    assert rmse(honest, stars) > 0.98 * stars.std()
    assert rmse(leaking, stars) < 0.95 * stars.std()


def test_auc_counts_ties_half_and_orders() -> None:
    liked = np.array([True, False, True, False])
    assert auc(np.array([4.0, 1, 3, 2]), liked) == 1
    assert auc(np.array([1.0, 4, 2, 3]), liked) == 0
    assert auc(np.array([3.0, 3, 3, 3]), liked) == 0.5
    assert math.isnan(auc(np.array([3.0]), np.array([True])))


def test_the_verdict_is_counted_as_by_hand() -> None:
    found = verdict(np.array([4.2, 3.8, 3.8, 2.0]), np.array([5.0, 4.0, 3.0, 4.0]), 3.8)
    assert (found.accuracy, found.precision, found.recall) == (0.5, 2 / 3, 2 / 3)


def test_the_learnt_threshold_separates_what_can_be_separated() -> None:
    predicted = np.array([2.0, 3.0, 3.4, 3.6, 4.0])
    stars = np.array([1.0, 3.0, 3.5, 4.0, 5.0])
    assert 3.4 < learn_threshold(predicted, stars) <= 3.6


def csv(folder: Path, world: Ratings) -> Path:
    path = folder / "r.csv"
    columns = zip(world.user_id, world.item_id, world.stars.round(3), world.time, strict=True)
    lines = [",".join(map(str, row)) for row in columns]
    path.write_text("\n".join(["userId,movieId,rating,timestamp", *lines]) + "\n")
    return path


def test_the_command_measures_all_methods(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv(tmp_path, planted(users=40, items=30))
    assert main(["evaluate-ratings", str(path), "--temporal", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["methods"]) == evaluate.methods()
    ours, bias = (found["methods"][name]["rmse"]["mean"] for name in ("ours", "user + item bias"))
    assert ours < bias
    assert "Bayesian" in found["methods"]["ours"]["algorithm"]


BAD: Sequence[tuple[str, str]] = (
    ("", "cannot be read"),
    ("a,b\n1,2\n", "lacks the column"),
    ("userId,movieId,rating,timestamp\n1,2,x,4\n", "cannot be read"),
    ("userId,movieId,rating,timestamp\n1,2,3,4\n", "too few"),
    ("userId,movieId,rating,timestamp\n" + "1,2,,4\n" * 60, "empty cells"),
    ("userId,movieId,rating\n" + "1,2,3\n" * 60, "lacks the column timestamp"),
    ("userId,movieId,rating,timestamp\n" + "1,2,3,soon\n" * 60, "neither seconds nor dates"),
    ("userId,movieId,rating,timestamp\n" + "1,2,inf,4\n" * 60, "not numbers"),
    ("\n".join(["userId,movieId,rating,timestamp", *(f"{n},1,3,4" for n in range(60))]), "too few"),
)


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    assert main(["evaluate-ratings", str(path), "--temporal"]) == 1
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.strip().splitlines()) == 1


def measured(
    folder: Path, capsys: pytest.CaptureFixture[str], lines: Sequence[str], *options: str
) -> dict[str, Any]:
    """Return what the command measures of a file with these lines."""
    path = folder / "some.csv"
    path.write_text("\n".join(lines) + "\n")
    assert main(["evaluate-ratings", str(path), "--folds", "2", "--json", *options]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    return found


def test_ids_may_be_texts_and_times_dates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = planted(users=20, items=15)
    rows = list(zip(world.user, world.item, world.stars.round(3), world.time, strict=True))
    head = "userId,movieId,rating,timestamp"
    numbers = measured(tmp_path, capsys, [head, *(f"{u},{i},{s},{t}" for u, i, s, t in rows)])
    moments = [np.datetime64(int(t), "s") for *_, t in rows]
    texts = [
        f"u{u:02},as{i:02},{s},{moment}" for (u, i, s, _), moment in zip(rows, moments, strict=True)
    ]
    named = measured(tmp_path, capsys, [head, *texts])
    assert named["users"] == numbers["users"]
    ours = (found["methods"]["ours"]["rmse"] for found in (named, numbers))
    assert next(ours) == next(ours)
    assert measured(tmp_path, capsys, [head, *texts], "--temporal")["split"] == "temporal"


def test_of_a_title_rated_twice_the_latest_counts_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        f"{user},{item},{1 + (user + item) % 5},{10}" for user in range(6) for item in range(6)
    ]
    head = "userId,movieId,rating,timestamp"
    found = measured(tmp_path, capsys, [head, "2,3,5,1", *lines, "4,4,5,3"])
    assert (found["ratings"], found["repeated"]) == (36, 2)
    assert found["methods"] == without_seconds(
        found["methods"], measured(tmp_path, capsys, [head, *lines])["methods"]
    )


def without_seconds(times: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return `found` with the seconds of `times`, which no two runs share."""
    return {name: one | {"seconds": times[name]["seconds"]} for name, one in found.items()}


def test_ten_ratings_all_liked_give_numbers_and_no_nan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["userId,movieId,rating", *(f"{n},{n % 3},5" for n in range(10))]
    found = measured(tmp_path, capsys, lines)["methods"]
    for figures in found.values():
        assert figures["rmse"]["mean"] == pytest.approx(0, abs=1e-6)
        assert figures["auc"] == {"mean": None, "sd": None}
    assert main(["evaluate-ratings", str(tmp_path / "some.csv"), "--folds", "2"]) == 0


def test_on_a_longer_scale_the_same_share_of_it_is_liked() -> None:
    stars = np.array([1.0, 7, 8, 10])
    assert liked(stars).tolist() == [False, False, True, True]
    assert liked(stars / 2).tolist() == [False, False, True, True]
    assert liked(np.array([3.5, 4, 4.5])).tolist() == [False, True, True]


def test_many_ratings_are_tested_once_without_surprise(monkeypatch: pytest.MonkeyPatch) -> None:
    world = planted()
    monkeypatch.setattr(fit, "MANY", len(world))
    assert len(evaluate.masks(world, 5, 0, temporal=False)) == 1
    assert evaluate.SVD not in evaluate.methods(len(world))


@pytest.mark.parametrize(
    "arguments",
    [["--folds", "1"], ["--folds", "x"], ["--nonsense"], ["--seed", "-1"]],
)
def test_wrong_usage_exits_with_2(tmp_path: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["evaluate-ratings", str(tmp_path / "r.csv"), *arguments])
    assert stopped.value.code == 2


def test_an_absent_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate-ratings", str(tmp_path / "none.csv")]) == 1
    assert "is not a file" in capsys.readouterr().err


def test_stated_intervals_are_counted_by_how_much_the_users_rated() -> None:
    from models.ratings.diagnostics import errors_by
    from models.ratings.measured import Algorithm

    tested = evaluate.Tested("ours", Algorithm("mean"), np.full(4, 3.0), np.full(4, 1.0), 3.5, 0.0)
    groups = errors_by(np.array([1, 1, 50, 50]), np.array([3.0, 5.0, 4.5, 4.0]), [tested])
    assert [group.within for group in groups] == [(0.5, 0.5), (0.5, 1.0)]


def test_stated_intervals_of_newcomers_are_counted_too() -> None:
    from models.ratings.cold_start import GIVEN, cold_start

    steps = cold_start(planted(), 0)
    assert [step.given for step in steps] == list(GIVEN)
    for step in steps:
        assert step.within
        one, wide = step.within
        assert 0 < one <= wide <= 1
