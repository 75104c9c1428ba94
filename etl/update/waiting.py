"""Rows whose film or title is not there (yet), kept aside so that a later update finds them.

Keywords, credits, ratings and scores come in files of their own, which may be ahead of the films
and titles. `waiting_film_keywords.parquet` holds in the layout of `film_keywords` what waits for a
film.
"""

import pandas as pd

Tables = dict[str, pd.DataFrame]
OF_FILMS = ("film_keywords", "film_people", "film_ratings")
SCORES = "waiting_scores"
NAMES = (*(f"waiting_{name}" for name in OF_FILMS), SCORES)


def parted(name: str, table: pd.DataFrame, films: "pd.Series[int]") -> Tables:
    """Return a table's rows of known films under its name, and the others, if any, as waiting."""
    known = table["film_id"].isin(films)
    if known.all():
        return {name: table}
    return {name: table[known], f"waiting_{name}": table[~known]}


def admitted(tables: Tables) -> tuple[Tables, Tables]:
    """Let in what waited for films and titles that are there now.

    Returns: the tables that change by it, and the rows let in by the name of their table.
    """
    came, rows = _scored(tables) if "titles" in tables and SCORES in tables else {}, {}
    for name in OF_FILMS if "films" in tables else ():
        waiting = tables.get(f"waiting_{name}")
        known = waiting["film_id"].isin(tables["films"]["film_id"]) if waiting is not None else None
        if waiting is None or known is None or not known.any():
            continue
        rows[name] = waiting[known]
        came[f"waiting_{name}"] = waiting[~known]
    return came, rows


def _scored(tables: Tables) -> Tables:
    """Give titles without a score the one that waited for them."""
    titles, waiting = tables["titles"], tables[SCORES]
    known = waiting["title_id"].isin(titles["title_id"])
    if not known.any():
        return {}
    found = titles["title_id"].map(waiting[known].set_index("title_id")["score"])
    return {
        "titles": titles.assign(score=titles["score"].fillna(found)),
        SCORES: waiting[~known],
    }
