"""Titles linked to films anew after an update: those alone whose film may be another one now."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue.names import keys
from catalogue.platforms import country_of
from etl.titles.links import film_links, signs

Tables = dict[str, pd.DataFrame]
SEEN = ["film_id", "title_key", "year", "imdb_id"]
"""Columns by which films are found."""


@dataclass(frozen=True)
class Touched:
    """The numbers of the films, and the ids of the titles, whose rows came, changed or went."""

    films: frozenset[object]
    titles: frozenset[object]


def touched(fresh: Iterable[Tables], gone: Iterable[object]) -> Touched | None:
    """Return what some tables of new rows touch, and what went; None where it may be anything.

    That is so of names of films that come by themselves.
    """
    rows = list(fresh)
    if any("film_titles" in made and "films" not in made for made in rows):
        return None
    films = (
        made[name]["film_id"] for made in rows for name in ("films", "film_people") if name in made
    )
    titles = (made["titles"]["title_id"] for made in rows if "titles" in made)
    went = frozenset(gone)
    return Touched(
        went.union(*(ids.tolist() for ids in films)), went.union(*(ids.tolist() for ids in titles))
    )


def relinked(before: Tables, now: Tables, of: Touched) -> "pd.Series[int]":
    """Return the film of each title of `now`, of those that nothing touches that of `before`."""
    titles = now["titles"].reset_index(drop=True)
    again = _in_question(before, now, titles, of)
    some = titles[again].reset_index(drop=True)
    films, actors, people, names = (
        now.get(n) for n in ("films", "title_actors", "film_people", "film_titles")
    )
    links = titles["film_id"].astype("Int32")
    links[again] = film_links(some, films, actors, people, names=names).to_numpy()
    return links


def _in_question(
    before: Tables, now: Tables, titles: pd.DataFrame, of: Touched
) -> npt.NDArray[np.bool_]:
    """Tell which titles are called as a film that was touched is or was, or are linked to one."""
    films = pd.concat(
        [rows.loc[rows["film_id"].isin(of.films), SEEN] for rows in _both(before, now, "films")]
    )
    named = pd.concat(
        [
            rows.loc[rows["film_id"].isin(of.films), ["film_id", "title"]]
            for rows in _both(before, now, "film_titles")
        ]
    ).merge(films[["film_id", "year"]].drop_duplicates(), on="film_id")
    of_names = signs(keys(named["title"].astype("str").tolist()), named["year"])
    platform = titles["platform"].astype("str")
    by_country = [name for name in platform.unique() if country_of(name)]
    asked = signs(titles["title_key"].astype("str").tolist(), titles["release_year"])
    found: npt.NDArray[np.bool_] = (
        titles["title_key"].isin(films["title_key"]).to_numpy()
        | titles["imdb_id"].isin(films["imdb_id"].dropna()).to_numpy()
        | titles["film_id"].isin(of.films).to_numpy()
        | titles["title_id"].isin(of.titles).to_numpy()
        | platform.isin(by_country).to_numpy()
        | np.isin(asked, of_names)
    )
    return found


def _both(before: Tables, now: Tables, name: str) -> list[pd.DataFrame]:
    """Return a table as it was and as it is, where it is there."""
    return [tables[name] for tables in (before, now) if name in tables]
