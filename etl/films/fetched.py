"""Titles of films that came over the network: `film_names.csv`, by the film's number at IMDb."""

from pathlib import Path

import pandas as pd

from etl.films.names import title_table
from etl.read.layouts import NAMES
from etl.read.table import read
from etl.report import Report, Rule

SOURCES = ("tmdb", "wikidata")
"""What is fetched from, the more trusted first."""
KINDS = ("main", "original", "alternative")
SAID = ["film_id", "language", "region", "title", "kind", "source"]
BAD_NAME = Rule(
    "bad_film_name",
    "A fetched title is empty, of no known kind or from no known source, or its film is not here.",
    "Left out.",
    costs="row",
)


def fetched(path: Path | None, films: pd.DataFrame, report: Report) -> pd.DataFrame | None:
    """Return the fetched titles of `films`, rows of `film_titles`; None where there is no file."""
    if path is None:
        return None
    rows = read(path, NAMES, report)
    numbered = films.loc[films["imdb_id"].notna(), ["film_id", "imdb_id"]]
    ids = numbered.drop_duplicates("imdb_id").set_index("imdb_id")["film_id"]
    rows = rows.assign(film_id=rows["imdb_id"].map(ids), title=rows["title"].str.strip())
    good = rows["film_id"].notna() & rows["title"].fillna("").ne("")
    good &= rows["kind"].isin(KINDS) & rows["source"].isin(SOURCES)
    report.flag(BAD_NAME, rows, ~good, "imdb_id", "title")
    return among(rows[good].astype({"film_id": "int64"}))


def among(titles: pd.DataFrame | None) -> pd.DataFrame | None:
    """Return the fetched ones of some titles, the more trusted first; None where there is none."""
    if titles is None:
        return None
    found = titles.loc[titles["source"].isin(SOURCES), SAID]
    order = found["source"].astype("str").map(SOURCES.index)
    plain = found.astype(dict.fromkeys(("language", "region", "kind", "source"), "str"))
    return plain.iloc[order.argsort(kind="stable")] if len(found) else None


def renewed(films: pd.DataFrame, before: pd.DataFrame, new: pd.DataFrame | None) -> pd.DataFrame:
    """Return `film_titles` in which what a source says of a film anew replaces what it said.

    `before` is the table so far, `new` the titles just fetched.
    """
    old = among(before)
    if old is None or new is None:
        return title_table(films, old if new is None else new)
    pairs = [pd.MultiIndex.from_frame(rows[["film_id", "source"]]) for rows in (old, new)]
    both = pd.concat([old[~pairs[0].isin(pairs[1])], new], ignore_index=True)
    return title_table(films, among(both))
