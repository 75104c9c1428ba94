"""What the front page tells: computed, and nothing of what the catalogue cannot tell."""

from pathlib import Path

import pytest

from catalogue import load
from queries.across.anything import find
from queries.across.front import BEST_KNOWN, LEAST, front
from tests.planted import catalogue

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


def films(number: int, *, first: int = 1, returned: float = 2.0) -> str:
    rows = (
        f"{i},Film {i},2001-05-05,1000000,{1000000 * returned},7,{i}"
        for i in range(first, first + number)
    )
    return "\n".join(rows)


HEAD = "film_id,title,date,budget,revenue,vote_average,vote_count\n"


def test_every_example_is_what_the_search_finds_first() -> None:
    tables = load(SAMPLE)
    examples = front(tables).examples
    assert len(examples) == 3
    assert len({hit.kind for hit in examples}) == 3
    for hit in examples:
        assert find(tables, hit.name)[0] == hit


def test_an_empty_catalogue_tells_nothing() -> None:
    found = front(catalogue())
    assert found.examples == found.good == ()
    assert found.watchable is found.divisive is None
    for rows in (found.genres, found.franchises, found.exclusive, found.known, found.busiest):
        assert rows.empty


def test_the_genre_of_the_highest_median_return_comes_first_and_small_ones_not_at_all() -> None:
    rows = (
        films(LEAST, returned=2),
        films(LEAST, first=100, returned=3),
        films(3, first=200, returned=9),
    )
    genres = [f"{i},Drama" for i in range(1, LEAST + 1)]
    genres += [f"{i},Horror" for i in range(100, 100 + LEAST)] + [
        f"{i},War" for i in range(200, 203)
    ]
    found = front(
        catalogue(films=HEAD + "\n".join(rows), film_genres="film_id,genre\n" + "\n".join(genres))
    ).genres
    assert found["genre"].tolist() == ["Horror", "Drama"]
    assert found["median"].tolist() == pytest.approx([3, 2])
    assert found["films"].tolist() == [LEAST, LEAST]


def test_best_known_films_are_looked_for_on_every_platform() -> None:
    titles = """
title_id,platform,title,film_id
1,netflix,Film 9,9
2,netflix,Film 8,8
3,netflix,Film 8 again,8
4,hulu,Film 9,9
5,disney,Something else,
"""
    seen = front(catalogue(films=HEAD + films(9), titles=titles)).watchable
    assert seen is not None
    assert (seen.films, seen.some) == (9, 2)
    counts = dict(zip(seen.table["platform"], seen.table["films"], strict=True))
    assert counts == {"netflix": 2, "hulu": 1, "disney": 0}
    assert seen.table["films"].is_monotonic_decreasing


def test_a_film_that_a_hundred_are_better_known_than_is_none_of_the_best_known() -> None:
    titles = "title_id,platform,title,film_id\n1,netflix,Film 1,1\n2,netflix,Film 2,2"
    seen = front(catalogue(films=HEAD + films(BEST_KNOWN + 1), titles=titles)).watchable
    assert seen is not None
    assert (seen.films, seen.some, seen.table["films"].tolist()) == (BEST_KNOWN, 1, [1])


def rated(film_id: int, *stars: float) -> list[str]:
    return [f"{i},{film_id},{given},0" for i, given in enumerate(stars, 1)]


def ratings(*rows: list[str]) -> str:
    return "user_id,film_id,rating,time\n" + "\n".join(line for some in rows for line in some)


def test_the_film_whose_viewers_agree_least_divides_them() -> None:
    half = LEAST // 2
    tables = catalogue(
        films=HEAD + films(3),
        film_ratings=ratings(
            rated(1, *[3.0] * LEAST), rated(2, *[0.5] * half, *[5.0] * half), rated(3, 0.5, 5)
        ),
    )
    film = front(tables).divisive
    assert film is not None
    assert (film.film_id, film.title, film.year, film.ratings) == (2, "Film 2", 2001, LEAST)
    assert film.mean == pytest.approx(2.75)
    assert film.stars.to_dict("list") == {"stars": [0.5, 5.0], "ratings": [half, half]}


def test_few_ratings_do_not_make_a_film_the_best() -> None:
    tables = catalogue(
        films=HEAD + films(3),
        film_ratings=ratings(rated(1, 5.0), rated(2, *[4.5] * 40), rated(3, *[2.0] * 40)),
    )
    assert [film.film_id for film in front(tables).good] == [2, 1, 3]


def test_without_viewers_votes_tell_which_films_are_good() -> None:
    rows = "1,Poor,2001-05-05,,,2,900\n2,Good,2002-05-05,,,9,900\n3,Unknown,2003-05-05,,,10,1"
    found = front(catalogue(films=HEAD + rows)).good
    assert (found[0].title, found[0].year) == ("Good", 2002)


def test_a_platform_of_titles_found_nowhere_else_comes_first() -> None:
    titles = """
title_id,platform,title,release_year
1,netflix,One,2001
2,netflix,Two,2001
3,hulu,Two,2001
4,hulu,Three,2001
5,hulu,Four,2001
"""
    rows = front(catalogue(titles=titles)).exclusive
    assert rows["platform"].tolist() == ["hulu", "netflix"]
    assert rows["share"].tolist() == pytest.approx([2 / 3, 1 / 2])


def test_placeholder_dates_change_nothing_that_is_told() -> None:
    plain = front(catalogue(films=HEAD + films(40)))
    coarse = front(catalogue(films=(HEAD + films(40)).replace("2001-05-05", "2001-01-01")))
    assert plain.known.equals(coarse.known)
    assert plain.genres.equals(coarse.genres)
    assert plain.good == coarse.good
