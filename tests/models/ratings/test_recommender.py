"""What a viewer is told: predictions that add up, reasons, what to watch next, newcomers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ratings import fit
from models.ratings.bayes import Settings
from models.ratings.metrics import WIDE
from models.ratings.model import Model
from models.ratings.recommender import Predictor, questions, reasons
from models.ratings.viewer import Viewer, fold_in, known
from tests.models.worlds import HIGH, LOW, planted

WORLD = planted(users=80, items=40, taste=1.0, noise=0.2)


@pytest.fixture(scope="module")
def model() -> Model:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "settings", lambda _: Settings(4, 10, 20, linked=True))
        return fit.fit(WORLD, 0)


def viewer_of(model: Model, user: int) -> Viewer:
    theirs = WORLD.rows(WORLD.user_id == user)
    return known(model, user, theirs.item_id, theirs.stars)


def test_the_parts_add_up_to_the_prediction(model: Model) -> None:
    for user in WORLD.user_ids[:5]:
        for item in [*WORLD.item_ids[:10].tolist(), 9999]:
            found = Predictor(model).predict(viewer_of(model, int(user)), item)
            total = found.overall + found.user + found.title + found.taste
            assert found.stars == pytest.approx(np.clip(total, *model.scale))
            assert found.stars == pytest.approx(
                model.predict(np.array([user]), np.array([item]))[0]
            )
            assert found.spread > 0


def test_the_verdict_follows_the_stars_as_they_are_shown(model: Model) -> None:
    found = Predictor(model).predict(
        viewer_of(model, int(WORLD.user_ids[0])), int(WORLD.item_ids[0])
    )
    assert replace(found, stars=3.5461).reaches(3.55)
    assert not replace(found, stars=3.5449).reaches(3.55)


def test_a_title_nobody_rated_is_said_to_be_so(model: Model) -> None:
    viewer = viewer_of(model, int(WORLD.user_ids[0]))
    assert not Predictor(model).predict(viewer, 9999).rated_by_others
    assert Predictor(model).predict(viewer, int(WORLD.item_ids[0])).rated_by_others
    assert reasons(model, viewer, 9999) == []


def test_recommended_titles_are_unseen_the_best_and_in_order(model: Model) -> None:
    viewer = viewer_of(model, int(WORLD.user_ids[3]))
    found = np.array([one.item for one in Predictor(model).recommend(viewer, 5)])
    stars = Predictor(model).expected(viewer, found)
    assert not set(found) & set(viewer.rated)
    assert (np.diff(stars) <= 0).all()
    unseen = np.setdiff1d(model.item_ids, viewer.rated)
    assert stars.max() == Predictor(model).expected(viewer, unseen).max()


def test_filters_are_kept(model: Model) -> None:
    viewer = viewer_of(model, int(WORLD.user_ids[3]))
    allowed = WORLD.item_ids[:15]
    ours = Predictor(model)
    found = ours.recommend(viewer, 40, ours.among(allowed))
    assert {one.item for one in found} <= set(allowed) - set(viewer.rated)
    assert len(ours.recommend(viewer, allowed=ours.among(np.array([12345])))) == 0


def test_reasons_are_the_viewers_own_titles_of_the_same_kind(model: Model) -> None:
    """The planted world has two kinds of titles, and one taste that tells them apart."""
    kind = np.sign(model.item_taste[:-1] @ np.linalg.svd(model.item_taste[:-1])[2][0])
    kinds = dict(zip(model.item_ids.tolist(), kind, strict=True))
    viewer = viewer_of(model, int(WORLD.user_ids[0]))
    for item in WORLD.item_ids[:10].tolist():
        for reason in reasons(model, viewer, item):
            assert reason.item in viewer.rated
            assert reason.item != item
            assert kinds[reason.item] == kinds[item]


def test_a_newcomer_who_rates_like_a_user_is_treated_like_them(model: Model) -> None:
    user = int(WORLD.user_ids[7])
    old = viewer_of(model, user)
    new = fold_in(model, old.rated, old.stars)
    everything = model.item_ids
    apart = Predictor(model).expected(old, everything) - Predictor(model).expected(new, everything)
    assert np.abs(apart).mean() < 0.15


def test_a_newcomer_without_ratings_is_the_mean_user(model: Model) -> None:
    none = np.zeros(0, dtype=np.int64)
    newcomer = fold_in(model, none, none.astype(float))
    assert newcomer.offset == pytest.approx(model.user[:-1].mean(), abs=1e-6)


def test_five_answers_say_more_about_a_newcomer_than_none(model: Model) -> None:
    asked = questions(model, 5)
    errors = {0: [], 5: []}
    for user in WORLD.user_ids[:20]:
        theirs = WORLD.rows(WORLD.user_id == user)
        answered = theirs.rows(np.isin(theirs.item_id, asked))
        for count, given_ in ((0, answered.rows(slice(0))), (5, answered)):
            viewer = fold_in(model, given_.item_id, given_.stars)
            apart = Predictor(model).expected(viewer, theirs.item_id) - theirs.stars
            errors[count].append(float((apart**2).mean()))
    assert np.mean(errors[5]) < 0.5 * np.mean(errors[0])


def test_the_less_a_newcomer_has_told_the_wider_the_stated_interval(model: Model) -> None:
    asked = questions(model, 10)
    widths = []
    for count in (0, 2, 5, 10):
        viewer = fold_in(model, asked[:count], np.full(count, 3.0))
        widths.append(viewer.variance)
        assert viewer.variance > np.median(model.user_spread)
    assert widths == sorted(widths, reverse=True)


def test_the_stated_interval_of_a_newcomer_holds_nine_of_ten_ratings(model: Model) -> None:
    ours, held = Predictor(model), []
    nobody = fold_in(model, np.zeros(0, dtype=int), np.zeros(0))
    for user in WORLD.user_ids:
        theirs = WORLD.rows(WORLD.user_id == user)
        apart = np.abs(ours.expected(nobody, theirs.item_id) - theirs.stars)
        held.append(float((apart <= WIDE * ours.spread(nobody, theirs.item_id)).mean()))
    assert np.mean(held) > 0.85


def test_questions_are_distinct_titles(model: Model) -> None:
    asked = questions(model, 10)
    assert len(set(asked)) == 10
    assert set(asked) <= set(model.item_ids)


@settings(max_examples=30, deadline=None)
@given(
    rated=st.dictionaries(
        st.sampled_from([*WORLD.item_ids.tolist(), 99]), st.sampled_from([0.5, 1, 3, 5]), max_size=9
    ),
    more=st.floats(0, 0.5),
)
def test_a_newcomers_predictions_stay_on_the_scale_and_rise_with_their_level(
    model: Model, rated: dict[int, float], more: float
) -> None:
    ids = np.array(list(rated), dtype=np.int64)
    viewer = fold_in(model, ids, np.array(list(rated.values())))
    stars = Predictor(model).expected(viewer, model.item_ids)
    assert ((stars >= LOW) & (stars <= HIGH)).all()
    happier = replace(viewer, offset=viewer.offset + more)
    assert (Predictor(model).expected(happier, model.item_ids) >= stars).all()
