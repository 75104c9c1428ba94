"""Titles that an update links anew, beside all of them linked anew."""

import numpy as np
import pandas as pd
import pytest

from etl.titles.links import film_links
from etl.update.relink import Touched, relinked, touched

RANDOM = np.random.default_rng(4)
WORDS = ("el", "rey", "de", "la", "noche", "ciudad", "sol")


def names(count: int) -> list[str]:
    """Return names of two words, so few that many are the same in another order."""
    return [" ".join(RANDOM.choice(WORDS, 2)) for _ in range(count)]


def world() -> dict[str, pd.DataFrame]:
    """Return tables of films and titles that share names, years and IMDb numbers by chance."""
    films, titles = names(300), names(400)
    ids = np.arange(1, 301)
    found = {
        "films": pd.DataFrame(
            {
                **{"film_id": ids, "title_key": films, "year": RANDOM.integers(1990, 1996, 300)},
                "imdb_id": [f"tt{number}" for number in ids],
            }
        ),
        "film_titles": pd.DataFrame({"film_id": ids, "title": names(300), "kind": "main"}),
        "titles": pd.DataFrame(
            {
                "title_id": [f"as{number}" for number in range(400)],
                **{"platform": "amazon", "type": "movie", "title_key": titles, "director": None},
                "release_year": RANDOM.integers(1990, 1996, 400),
                "imdb_id": [f"tt{i}" if i < 350 and i % 9 == 0 else None for i in range(400)],
            }
        ),
        "title_actors": pd.DataFrame({"title_id": ["as1"], "actor": ["Ana"]}),
        "film_people": pd.DataFrame({"film_id": [1], "role": ["cast"], "person": ["Ana"]}),
    }
    return found | {"titles": found["titles"].assign(film_id=links(found))}


def links(tables: dict[str, pd.DataFrame]) -> "pd.Series[int]":
    """Link every title anew."""
    titles, films, actors, people, named = (
        tables[n] for n in ("titles", "films", "title_actors", "film_people", "film_titles")
    )
    return film_links(titles, films, actors, people, names=named)


@pytest.mark.parametrize("part", range(6))
def test_what_nothing_touches_keeps_its_film_and_the_rest_is_as_all_linked_anew(part: int) -> None:
    before = world()
    ids = RANDOM.choice(np.arange(1, 301), 12, replace=False)
    films, named = before["films"].copy(), before["film_titles"].copy()
    changed, renamed = films["film_id"].isin(ids[:6]), named["film_id"].isin(ids[:6])
    films.loc[changed, "title_key"] = names(6)
    films.loc[changed, "year"] = 1990 + part
    named.loc[renamed, "title"] = names(6)
    rest = ~films["film_id"].isin(ids[6:])  # these went
    now = before | {"films": films[rest], "film_titles": named[~named["film_id"].isin(ids[6:])]}
    found = relinked(before, now, Touched(frozenset(ids.tolist()), frozenset(["as3"])))
    wanted = links(now)
    assert found.fillna(-1).tolist() == wanted.fillna(-1).tolist()
    assert found.fillna(-1).tolist() != before["titles"]["film_id"].fillna(-1).tolist()


def test_names_that_come_by_themselves_may_touch_any_title() -> None:
    named = {"film_titles": pd.DataFrame({"film_id": [1]})}
    film = {"films": pd.DataFrame({"film_id": [7]}), "film_titles": pd.DataFrame({"film_id": [7]})}
    assert touched([film, named], ()) is None
    assert touched([film], ["as9", 4]) == Touched(frozenset([7, "as9", 4]), frozenset(["as9", 4]))
