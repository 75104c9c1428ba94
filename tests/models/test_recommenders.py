"""What every recommender promises, on the planted world of space films and kitchen films."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalogue import Catalogue
from models import similar
from models.ratings import fit as ratings_fit
from models.ratings import model as ratings_model
from models.ratings.audience import FILMS, Audience, film_audience
from models.ratings.build import film_ratings
from models.ratings.recommender import Predictor
from models.recommender import Recommender
from models.similar import fit as similar_fit
from models.similar import stored
from models.titles import AlikeTitles
from models.titles import fit as titles_fit
from models.titles import load as load_titles
from models.titles import stored as titles_stored
from tests.models.similar.world import world
from tests.models.titles.world import with_titles

WORLD = with_titles(world())
USERS = (1, 2, 7, 40)
FILM_ROWS = range(len(WORLD.films))


@dataclass(frozen=True)
class Fitted:
    """A recommender, what it is asked, and the items that no answer to each question may hold."""

    recommender: Recommender[Any]
    asked: list[Any]
    barred: list[set[int]]

    def questions(self) -> list[tuple[Any, set[int]]]:
        """Return each question with what no answer to it may hold."""
        return list(zip(self.asked, self.barred, strict=True))


@dataclass(frozen=True)
class Kind:
    """A kind of recommender: how it is fitted, and how it is stored and read again."""

    fit: Callable[[Catalogue], Fitted]
    again: Callable[[Catalogue, Fitted], Fitted]


def fit_similar(tables: Catalogue) -> Fitted:
    return about_films(similar_fit.fit(tables))


def about_films(model: similar.Similar) -> Fitted:
    return Fitted(model, list(FILM_ROWS), [{row} for row in FILM_ROWS])


def similar_again(tables: Catalogue, fitted: Fitted) -> Fitted:
    stored.save(tables.file(similar.FILE), fitted.recommender, tables.manifest.identity)  # type: ignore[arg-type]
    return about_films(similar.load(tables))


def fit_ratings(tables: Catalogue) -> Fitted:
    return for_viewers(Audience(ratings_fit.fit(film_ratings(tables), 0), tables.film_ratings))


def for_viewers(audience: Audience) -> Fitted:
    known = [audience.user(user) for user in USERS]
    viewers = [*known, audience.newcomer({1: 5.0, 7: 1.0}), audience.newcomer({})]
    seen = [set(viewer.rated.tolist()) for viewer in viewers]
    return Fitted(audience.predictor, viewers, seen)


def ratings_again(tables: Catalogue, fitted: Fitted) -> Fitted:
    assert isinstance(fitted.recommender, Predictor)
    ratings_model.save(fitted.recommender.model, tables.file(FILMS), tables.manifest.identity)
    audience = film_audience(tables)
    assert audience
    return for_viewers(audience)


def fit_titles(tables: Catalogue) -> Fitted:
    return about_titles(titles_fit.fit(tables))


def about_titles(model: AlikeTitles) -> Fitted:
    rows = list(range(len(model.year)))
    return Fitted(model, rows, [set(np.flatnonzero(model.work == model.work[r])) for r in rows])


def titles_again(tables: Catalogue, fitted: Fitted) -> Fitted:
    path = tables.file(titles_stored.FILE)
    titles_stored.save(path, fitted.recommender, tables.manifest.identity)  # type: ignore[arg-type]
    return about_titles(load_titles(tables))


KINDS = {
    "similar": Kind(fit_similar, similar_again),
    "ratings": Kind(fit_ratings, ratings_again),
    "titles": Kind(fit_titles, titles_again),
}
FITTED = {name: kind.fit(WORLD) for name, kind in KINDS.items()}


@pytest.fixture(params=KINDS)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def fitted(name: str) -> Fitted:
    return FITTED[name]


def told(answer: Any) -> list[tuple[int, float, dict[str, float]]]:
    return [(one.item, one.score, dict(one.why)) for one in answer]


def test_a_fresh_fit_answers_the_same(name: str, fitted: Fitted) -> None:
    fresh = KINDS[name].fit(WORLD)
    for one, other in zip(fitted.asked, fresh.asked, strict=True):
        assert told(fitted.recommender.recommend(one)) == told(fresh.recommender.recommend(other))


def test_the_same_question_has_the_same_answer(fitted: Fitted) -> None:
    for asked in fitted.asked:
        first, second = (fitted.recommender.recommend(asked) for _ in range(2))
        assert told(first) == told(second)


def test_what_is_asked_about_or_seen_is_never_recommended(fitted: Fitted) -> None:
    everything = len(fitted.recommender.items)
    for asked, barred in fitted.questions():
        assert not {one.item for one in fitted.recommender.recommend(asked, everything)} & barred


@pytest.mark.parametrize("n", [0, 1, 3, 10, 99])
def test_n_items_come_each_once_best_first(fitted: Fitted, n: int) -> None:
    items = set(fitted.recommender.items.tolist())
    for asked, barred in fitted.questions():
        found = fitted.recommender.recommend(asked, n)
        assert len({one.item for one in found}) == len(found) == min(n, len(items - barred))
        assert {one.item for one in found} <= items
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)


def test_scores_are_finite_and_on_the_scale(fitted: Fitted) -> None:
    low, high = fitted.recommender.scale
    for asked in fitted.asked:
        for one in fitted.recommender.recommend(asked, 10):
            assert np.isfinite(one.score)
            assert low <= one.score <= high


def test_the_parts_of_an_answer_add_up_to_its_score(fitted: Fitted) -> None:
    for asked in fitted.asked:
        for one in fitted.recommender.recommend(asked, 10):
            total = np.clip(sum(one.why.values()), *fitted.recommender.scale)
            assert one.score == pytest.approx(total, abs=1e-6)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_only_what_is_allowed_is_recommended(fitted: Fitted, step: int) -> None:
    items = fitted.recommender.items
    allowed = np.arange(len(items)) % step == 0
    for asked, barred in fitted.questions():
        found = {one.item for one in fitted.recommender.recommend(asked, 99, allowed)}
        assert found == set(items[allowed].tolist()) - barred
    assert fitted.recommender.recommend(fitted.asked[0], 5, np.zeros(len(items), bool)) == []


def test_items_are_numbered_in_order_each_once(fitted: Fitted) -> None:
    assert (np.diff(fitted.recommender.items) > 0).all()


def test_what_is_loaded_answers_as_what_was_saved(
    name: str, fitted: Fitted, tmp_path: Path
) -> None:
    tables = dataclasses.replace(WORLD, folder=tmp_path)
    loaded = KINDS[name].again(tables, fitted)
    assert loaded.recommender.items.tolist() == fitted.recommender.items.tolist()
    for before, after in zip(fitted.asked, loaded.asked, strict=True):
        pairs = zip(
            fitted.recommender.recommend(before, 99),
            loaded.recommender.recommend(after, 99),
            strict=True,
        )
        for one, other in pairs:
            assert one.item == other.item
            assert other.score == pytest.approx(one.score, abs=1e-4)
            assert dict(other.why) == pytest.approx(dict(one.why), abs=1e-4)
