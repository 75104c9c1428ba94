"""Rows as the log of changes tells them: a film's or title's lists in a cell each."""

import pandas as pd

from etl.films.flat import MISSING
from etl.update.merge import KEYS

Tables = dict[str, pd.DataFrame]
FLAT = {
    "films": (
        "films_flat",
        (
            "belongs_to_collection",
            *("genres", "production_companies", "production_countries", "spoken_languages"),
        ),
    ),
    "titles": ("titles_flat", ("cast", "country", "listed_in")),
}
"""Where the lists of a table stand as text."""
JOINED: dict[str, dict[str, tuple[str, str | None]]] = {
    "film_keywords": {"keywords": ("keyword", None)},
    "film_people": {"directors": ("person", "director"), "cast": ("person", "cast")},
}
"""Tables that are lists themselves: told as one row a film, by the name of each list."""


def told_by(name: str, rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return the rows of a table with their lists, or its lists as rows, `a|b|c`."""
    if name in JOINED:
        return _joined(rows, name)
    flat_name, lists = FLAT.get(name, ("", ()))
    if flat_name not in tables:
        return rows
    flat = tables[flat_name].drop_duplicates("id").set_index("id")
    ids = rows[KEYS[name][0]]
    known = {column: flat[column].mask(flat[column] == MISSING.get(column)) for column in lists}
    return rows.assign(**{column: known[column].reindex(ids).to_numpy() for column in lists})


def _joined(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    lists = {}
    for heading, (column, role) in JOINED[name].items():
        some = rows if role is None else rows[rows["role"] == role]
        lists[heading] = some.astype({column: "str"}).groupby("film_id")[column].agg("|".join)
    return pd.DataFrame(lists).rename_axis("film_id").reset_index()
