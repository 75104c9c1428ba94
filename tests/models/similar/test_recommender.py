"""What every answer of the recommender keeps, on a world whose answer is known."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.similar.audience import Audience, audience
from models.similar.closeness import Closeness
from models.similar.fit import fit
from models.similar.recommender import AGES, FAMED, Recommendation, Similar
from models.similar.sparse import SparseField
from models.similar.theme import Theme, theme
from models.similar.trees import Trees, packed
from tests.models.similar.world import VIEWERS, world

FITTED = fit(world())
rows = st.integers(0, 9)
numbers = st.integers(0, 12)


@given(rows, numbers, st.sampled_from([0.0, 0.3, 1.0]))
@settings(deadline=None, max_examples=60)
def test_answers_are_other_films_each_once_best_first_and_add_up(
    row: int, n: int, variety: float
) -> None:
    found = FITTED.recommend(row, n, variety=variety)
    films = [one.item for one in found]
    assert len(films) == len(set(films)) == min(n, 9)
    assert row not in films
    assert all(a.score >= b.score - 1e-3 for a, b in pairwise(found))
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in found)


@given(rows)
@settings(deadline=None, max_examples=10)
def test_the_four_films_of_a_kind_come_first(row: int) -> None:
    kind = set(range(5)) if row < 5 else set(range(5, 10))
    assert {one.item for one in FITTED.recommend(row, 4)} == kind - {row}


def test_the_other_film_of_the_franchise_comes_first() -> None:
    first = FITTED.recommend(0, 1)[0]
    assert first.item == 4
    whole = FITTED.weights["franchise"] + FITTED.ranking["franchise"][1]
    assert first.why["franchise"] == pytest.approx(whole, abs=1e-3)


def test_a_fresh_fit_answers_the_same() -> None:
    again = fit(world())
    assert [again.recommend(row) for row in range(10)] == [
        FITTED.recommend(row) for row in range(10)
    ]


def test_fields_that_the_data_lack_drop_out() -> None:
    bare = fit(world(ratings=False))
    why = bare.recommend(0, 1)[0].why
    assert not {"audience", "affinity", "fans", "people", "companies"} & set(why)
    assert {"text", "genres", "franchise", "year", "quality"} <= set(why)


def test_films_that_share_no_word_keyword_or_genre_are_answered_all_the_same() -> None:
    whole = world(ratings=False)
    apart = replace(
        whole,
        films=whole.films.assign(overview=None),
        film_genres=whole.film_genres.iloc[:0],
        film_keywords=whole.film_keywords.iloc[:0],
    )
    assert theme(apart) is None
    assert [one.item for one in fit(apart).recommend(0, 1)] == [4]


def test_viewers_alone_tell_the_kinds_apart() -> None:
    tastes = Similar({}, FITTED.closeness, FITTED.audience, {"audience": 1.0, "affinity": 1.0})
    assert {one.item for one in tastes.recommend(7, 4)} == {5, 6, 8, 9}


def test_the_more_viewers_like_a_film_the_better_known_it_is_to_them() -> None:
    liked = [(1, 1, 4.0), (2, 1, 3.0), (3, 1, 5.0), (1, 2, 3.5), (2, 2, 2.5), (3, 3, 1.0)]
    ratings = pd.DataFrame(liked, columns=["user_id", "film_id", "rating"])
    crowd = audience(world(), ratings)
    assert crowd.known[:4] == pytest.approx([1, 0.5, 0, 0])
    of_crowd = Similar({}, FITTED.closeness, crowd, {"fans": 1.0})
    assert [one.item for one in of_crowd.recommend(9, 2)] == [0, 1]


def test_films_not_allowed_are_left_out() -> None:
    allowed = np.arange(10) % 2 == 0
    assert {one.item for one in FITTED.recommend(0, 5, allowed=allowed)} == {2, 4, 6, 8}


def test_variety_costs_a_film_what_it_shares_with_those_above() -> None:
    plain, varied = FITTED.recommend(0, 5), FITTED.recommend(0, 5, variety=1.0)
    assert "variety" not in plain[1].why
    assert varied[0] == plain[0]
    assert all(one.why["variety"] < 0 for one in varied[1:])
    assert {one.item for one in varied} != {one.item for one in plain} or varied[1:] != plain[1:]


def test_a_share_is_its_weight_times_a_likeness_of_at_most_one() -> None:
    for name, likeness in FITTED.likeness(3).items():
        if name != "affinity":
            assert likeness.min() >= 0, name
            assert likeness.max() <= 1.001, name


def test_shares_as_written_and_their_rest_add_up_to_the_score_as_written() -> None:
    found = Recommendation(
        0, 1.4446, {"text": 0.475, "year": 0.4652, "genres": 0.5044, "fame": 0.0}
    )
    assert found.greatest(2) == ({"text": 0.47, "year": 0.47}, 0.5)
    assert found.told == {"text": 0.475, "year": 0.4652, "genres": 0.5044}


def by_year(films: int) -> Similar:
    """Return films half a year apart each, of rising fame, of which the year alone tells."""
    near = Closeness(
        np.arange(films, dtype=np.float32) / 2,
        np.linspace(0, 1, films, dtype=np.float32),
        np.full(films, 6, dtype=np.float32),
    )
    return Similar({}, near, None, {"year": 1.0})


def test_only_the_first_fifty_gain_by_the_ranking_and_shares_still_add_up() -> None:
    plain = by_year(films := 80)
    ranked = replace(plain, ranking={"year": (0.5, 0.5), "fame": (0.1, 9.0)})
    before, after = plain.scores(0), ranked.scores(0)
    gained = np.flatnonzero(after > before)
    assert len(gained) == 50
    assert min(after[gained]) >= max(np.delete(after, gained))
    found = ranked.recommend(0, films)
    assert [one.item for one in found] == np.argsort(-after, kind="stable")[: films - 1].tolist()
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in found)
    assert all(one.score == pytest.approx(after[one.item], abs=1e-3) for one in found)
    assert found[0].why["year"] > 1, "both weights of a field are one share"
    assert "fame" not in found[-1].why


def test_fame_orders_the_nearest_alone() -> None:
    plain = by_year(films := 80)
    famed = replace(plain, ranking={"year": (0.5, 0.5), "fame": (90.0, 90.0)})
    found = famed.recommend(0, films)
    assert [one.item for one in found[:FAMED]] == list(range(FAMED, 0, -1)), (
        "the best known come first"
    )
    assert [one.item for one in found[FAMED:]] == list(range(FAMED + 1, films)), (
        "others as near as they are"
    )
    assert ["fame" in one.why for one in found] == [True] * FAMED + [False] * (films - FAMED - 1)
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in found)
    varied = famed.recommend(0, 30, variety=0.01)
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in varied)


def test_no_film_far_away_by_its_contents_is_among_the_nearest_however_many_like_both() -> None:
    films = 80
    both = np.isin(np.arange(films), [0, films - 1])
    starts = np.concatenate([[0], np.cumsum(both * VIEWERS)])
    crowd = Audience(starts, np.tile(np.arange(VIEWERS, dtype=np.uint8), 2))
    ranking = {"audience": (50.0, 50.0)}
    liked = replace(by_year(films), audience=crowd, ranking=ranking)
    assert liked.nearest(0)[0] == films - 1, "the year says little, so none is far away"
    apart = replace(liked, weights={"year": 9.0})
    assert apart.nearest(0) == list(range(1, 20))
    assert all("audience" not in one.why for one in apart.recommend(0, films)[19:])


def test_a_film_of_the_franchise_is_never_too_far_away() -> None:
    year = np.array([1990, 1990, 1990, 1990, 1990, 1990, 2090], dtype=np.float32)
    near = Closeness(year, np.zeros(7, dtype=np.float32), np.zeros(7, dtype=np.float32))
    starts = np.array([0, 1, 1, 1, 1, 1, 1, 2])
    one = SparseField(starts, np.zeros(2, dtype=np.uint8), np.ones(2, dtype=np.float16))
    model = Similar(
        {"franchise": one}, near, None, {"year": 9.0, "franchise": 1.0}, {"fame": (0, 0)}
    )
    assert model.nearest(0) == [1, 2, 3, 4, 5, 6]
    assert replace(model, sparse={}).nearest(0) == [1, 2, 3, 4, 5]


def test_a_film_of_quite_another_age_is_among_the_nearest_only_if_people_tie_it() -> None:
    year = np.array([1925, 1930, 1927, 1940, 1935, 1929, 1925 + AGES + 1, 1925 + AGES], np.float32)
    near = Closeness(year, np.zeros(8, dtype=np.float32), np.zeros(8, dtype=np.float32))
    model = Similar({}, near, None, {"year": 0.1}, {"fame": (0, 0)})
    assert sorted(model.nearest(0)) == [1, 2, 3, 4, 5, 7]
    starts = np.array([0, 1, 1, 1, 1, 1, 1, 2, 2])
    one = SparseField(starts, np.zeros(2, dtype=np.uint8), np.ones(2, dtype=np.float16))
    assert 6 in replace(model, sparse={"direction": one}).nearest(0)


def test_shared_signs_earn_documentaries_a_share_and_acted_films_none() -> None:
    tables = world()
    first = tables.films["film_id"][:3]
    told = tables.film_genres.drop_duplicates("film_id")
    told = told[told["film_id"].isin(first)].assign(genre="Documentary")
    genres = tables.film_genres.assign(genre=tables.film_genres["genre"].astype(str))
    model = fit(replace(tables, film_genres=pd.concat([genres, told], ignore_index=True)))
    assert model.likeness(0)["subject"][1] > 0
    assert not model.likeness(0)["subject"][3:].any()
    assert not model.likeness(5)["subject"].any()


def test_what_trees_add_orders_the_nearest_as_a_share_of_its_own() -> None:
    plain = replace(by_year(80), ranking={"year": (0.5, 0.5)})
    asks: list[list[float]] = [[0, 0.8, 1, 2, 0], [0, 0, 1, 1, 7], [0, 0, 2, 2, 2]]
    grown = replace(plain, trees=Trees(("year",), packed([asks])))
    found = grown.recommend(0, 60)
    first = int(np.flatnonzero(plain.likeness(0)["year"] <= 0.8)[0])
    assert [one.item for one in found[:2]] == [first, first + 1]
    assert found[0].why["ranking"] == pytest.approx(5)
    assert "ranking" not in found[-1].why, "films beyond the fifty are told nothing"
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in found)
    varied = grown.recommend(0, 30, variety=0.01)
    assert all(one.score == pytest.approx(sum(one.why.values()), abs=1e-9) for one in varied)


def test_a_documentary_is_made_like_documentaries_and_unlike_acted_films() -> None:
    tables = world()
    genres = tables.film_genres.assign(genre=tables.film_genres["genre"].astype(str))
    first = genres["film_id"].isin([1, 2])
    told = genres[first].drop_duplicates("film_id").assign(genre="Documentary")
    form = fit(replace(tables, film_genres=pd.concat([genres, told], ignore_index=True))).sparse[
        "form"
    ]
    assert form.likeness(0)[:3] == pytest.approx([1, 1, 0], abs=1e-3)
    assert form.likeness(2)[:4] == pytest.approx([0, 0, 1, 1], abs=1e-3)


def test_the_film_most_liked_with_another_is_closest_to_it_and_one_of_few_viewers_less() -> None:
    assert FITTED.audience is not None
    share = FITTED.audience.nearest(2, np.array([0.05, 0.2, 1, 0.45], dtype=np.float32))
    assert share == pytest.approx([0.1, 0.4, 0, 0.9], abs=1e-5)
    rare = FITTED.audience.nearest(0, np.array([1, 0.01], dtype=np.float32))
    assert rare == pytest.approx([0, 1 / 6], abs=1e-3)
    assert not FITTED.audience.nearest(0, np.zeros(3, dtype=np.float32)).any()


def test_the_better_known_a_film_the_more_its_ranking_is_that_of_known_films() -> None:
    assert FITTED.audience is not None
    fans = FITTED.audience.fans
    few = replace(FITTED.audience, starts=np.minimum(FITTED.audience.starts, 3))
    assert fans[0] > len(FITTED.audience.activity) / 6
    assert FITTED.known(0) == 1
    known = replace(FITTED, audience=few).known(0)
    assert known == pytest.approx(np.log1p(3) / np.log1p(VIEWERS / 6), abs=1e-6)
    assert replace(FITTED, audience=None).known(0) == 0


def test_films_of_one_theme_are_alike_and_opposite_ones_are_not() -> None:
    places = np.array([[1, 0], [0.6, 0.8], [-1, 0], [0, 0]], dtype=np.float16)
    assert Theme(places).likeness(0) == pytest.approx([1, 0.6, 0, 0], abs=1e-3)
