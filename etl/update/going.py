"""What goes: titles that a platform has no more, and what may be kept no longer."""

from collections.abc import Collection

import pandas as pd

from catalogue.fetched import Fetched
from etl.films import tables as films
from etl.update.merge import WITH_TITLES, franchises, plain

Tables = dict[str, pd.DataFrame]
WITH_FILMS = ("films", "film_titles", *films.FIELDS, "film_keywords", "film_people")
LISTS = [name for name in WITH_TITLES if name != "titles_flat"]
RATINGS, WAITING = "film_ratings", "waiting_film_ratings"


def departed(tables: Tables, platform: str, there: "pd.Series[str]") -> Tables:
    """Return the tables that change where a platform has no titles but those that are there."""
    titles = tables["titles"]
    ours = titles[titles["platform"].astype("str") == platform]
    return without_titles(tables, ours["title_id"][~ours["title_id"].isin(there)])


def expired(tables: Tables, old: Fetched) -> Tables:
    """Return the tables that change where what was given too long ago goes."""
    changed: Tables = {}
    if old.titles and "titles" in tables:
        titles = tables["titles"]
        theirs = titles["platform"].astype("str").isin([*old.titles])
        changed |= without_titles(tables, titles["title_id"][theirs])
    if old.films and "films" in tables:
        changed |= without_films(tables, old.films)
    return changed


def without_titles(tables: Tables, gone: "pd.Series[str]") -> Tables:
    """Return the tables of titles without some of them; none where none goes."""
    if gone.empty:
        return {}
    found = {name: _rest(tables[name], "title_id", gone) for name in LISTS if name in tables}
    flat = tables["titles_flat"]
    folded = flat["id"].str.replace(r"\s", "", regex=True)
    return {**found, "titles_flat": flat[~folded.isin(gone)].reset_index(drop=True)}


def without_films(tables: Tables, gone: Collection[int]) -> Tables:
    """Return the tables of films without some of them; their ratings wait for them to return."""
    if not tables["films"]["film_id"].isin(gone).any():
        return {}
    found = {name: _rest(tables[name], "film_id", gone) for name in WITH_FILMS if name in tables}
    found["films_flat"] = _rest(tables["films_flat"], "id", gone)
    found["franchises"] = franchises(found["films"], found["films_flat"])
    ratings = tables.get(RATINGS)
    if ratings is not None and ratings["film_id"].isin(gone).any():
        found[RATINGS] = _rest(ratings, "film_id", gone)
        parts = [tables.get(WAITING), ratings[ratings["film_id"].isin(gone)]]
        found[WAITING] = pd.concat([plain(part) for part in parts if part is not None])
    return found


def _rest(rows: pd.DataFrame, key: str, gone: Collection[object]) -> pd.DataFrame:
    """Return the rows that stay."""
    return rows[~rows[key].isin(list(gone))].reset_index(drop=True)
