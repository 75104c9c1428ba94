"""The lists of texts that hold a letter pair, a byte each, and what is picked by them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.search.index import CANDIDATES, TitleIndex, letter_pairs, make_index
from queries.search.postings import FAR, PIECE, postings
from tests.planted import catalogue


@given(st.lists(st.sets(st.integers(0, 5 * FAR), max_size=20), min_size=1, max_size=8))
def test_lists_read_as_they_were_stored(lists: list[set[int]]) -> None:
    held = np.array([number for one in lists for number in sorted(one)], dtype=np.uint32)
    stored = postings(np.cumsum([0, *map(len, lists)]), held, 5 * FAR + 1)
    for place, one in enumerate(lists):
        assert stored.of(place).tolist() == sorted(one)


@pytest.mark.parametrize("distance", [1, FAR, FAR + 1, 2 * FAR, 2 * FAR + 1, 100_000, 9_000_000])
def test_a_number_may_be_any_distance_from_the_one_before(distance: int) -> None:
    held = np.array([0, distance], dtype=np.uint32)
    assert postings(np.array([0, 2]), held, distance + 1).of(0).tolist() == [0, distance]


@given(st.sets(st.integers(0, 99), min_size=13))
def test_a_long_list_is_kept_in_bits_and_told_as_any_other(many: set[int]) -> None:
    held = np.array([3, *sorted(many), 7], dtype=np.uint32)
    stored = postings(np.cumsum([0, 1, len(many), 1]), held, 100)
    assert [stored.is_dense(place) for place in range(3)] == [False, True, False]
    assert [stored.of(place).tolist() for place in range(3)] == [[3], sorted(many), [7]]
    asked = stored.lists(np.arange(3), np.full(3, 2, dtype=np.float32))
    wanted = [2.0 * ((number in many) + (number in (3, 7))) for number in range(100)]
    assert asked.sums(np.arange(100)).tolist() == wanted


@pytest.mark.parametrize("lists", [3, 39, 70])
def test_what_is_rounded_is_no_further_off_than_it_says(lists: int) -> None:
    count, rng = 3 * PIECE - 5, np.random.default_rng(lists)
    held = [np.flatnonzero(rng.random(count) < share) for share in np.geomspace(0.4, 1e-4, lists)]
    starts = np.cumsum([0, *map(len, held)])
    stored = postings(starts, np.concatenate(held), count)
    asked = stored.lists(np.arange(lists), rng.random(lists).astype(np.float32))
    about, sums = asked.rounded(count), asked.sums(np.arange(count)).astype(float)
    units = about.units.astype(float)
    assert (sums <= (units + about.over + 1e-3) * about.unit).all()
    assert (sums >= (units - about.under - 1e-3) * about.unit).all()
    assert about.over + about.under <= lists / 2
    some = rng.choice(count, 1000)
    assert asked.sums(some).tolist() == sums[some].tolist()


LONG = "the day of the last king of a red house and two men of the dark night in zanzibar by sea"
"""Of more letter pairs than bytes add up."""


def _by_all(index: TitleIndex, query: str) -> list[int]:
    """Return the candidates by the scores of all texts, as the documentation tells them."""
    pairs = np.unique(letter_pairs([query])).tolist()
    shared = np.zeros(len(index.rows), dtype=np.float32)
    for pair in pairs:
        shared[index.holding.of(pair)] += index.rarity[pair]
    size = max(float(index.rarity[pairs].sum()), 1e-9)
    scores = (shared / (index.sizes + size), shared + index.fame[index.rows] * (size / 100))
    best = [np.argsort(-score, kind="stable")[:CANDIDATES] for score in scores]
    found = np.unique(np.concatenate(best))
    return [int(one) for one in found if shared[one] > 0]


def test_candidates_are_those_that_the_scores_of_all_texts_pick() -> None:
    words = ("the", "night", "of", "dark", "king", "red", "house", "men", "last", "day", "two")
    rng = np.random.default_rng(3)
    titles = [" ".join(rng.choice(words, 3)) for _ in range(3000)]
    rows = [f"{i},{title},2001-01-01,{i % 977}" for i, title in enumerate(titles)]
    films = catalogue(films="\n".join(["film_id,title,date,vote_count", *rows]))
    index = films.once(make_index)
    for query in ("the dark king", "red", "nihgt of two men", "zz", "last day", LONG):
        assert index.candidates(query).tolist() == _by_all(index, query)
