"""Viewers of another file of ratings, who judge what was learnt on ours."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from catalogue import Catalogue, DataError
from models.ratings.read import latest, read
from models.similar.evaluation import report, some
from models.similar.judged import finder
from models.similar.measured import Measured
from models.similar.protocol import judges, queries, scaled
from models.similar.recommender import Similar
from models.similar.sparse import SparseField

STARS = 5
"""Stars of the scale on which likes are told; ratings on a longer one are brought onto it."""


def evaluate(
    catalogue: Catalogue,
    model: Similar,
    path: Path,
    tags: SparseField | None,
) -> Measured:
    """Judge every method by the viewers of a file, however many, on the published table's scale.

    Raises: DataError: the file cannot be read, or too few of its viewers like a film.
    """
    ratings = viewers(catalogue, path)
    count = ratings["user_id"].nunique()
    likes, shrink = scaled(count)
    court = judges(catalogue, ratings, tags, shrink)
    rows = queries(court, np.arange(len(catalogue.films)), likes)
    if not rows:
        message = f"{path}: no film of the catalogue is liked by {likes} of its viewers."
        raise DataError(message)
    return report(catalogue, model, court, some(rows), count)


def viewers(catalogue: Catalogue, path: Path) -> pd.DataFrame:
    """Return a file's ratings as the table film_ratings has them, of films in the catalogue."""
    found, films = latest(read(path)), films_by_number(catalogue, path)
    longest = float(found.stars.max())
    stars = found.stars * (STARS / longest if longest > STARS else 1)
    frame = pd.DataFrame({"user_id": found.user_id, "item": found.item_id, "rating": stars})
    frame["film_id"] = frame["item"].map(films)
    return frame.dropna().astype({"film_id": np.int64}).drop_duplicates(["user_id", "film_id"])


def films_by_number(catalogue: Catalogue, path: Path) -> "pd.Series[int]":
    """Return the film_id of each movieId: by `links.csv` beside the file, else by `movies.csv`.

    Raises: DataError: neither is there.
    """
    links, movies = path.with_name("links.csv"), path.with_name("movies.csv")
    if links.exists():
        table = pd.read_csv(links).dropna(subset=["tmdbId"])
        known = table[table["tmdbId"].isin(catalogue.films["film_id"])]
        return known.set_index("movieId")["tmdbId"]
    if not movies.exists():
        message = f"{path}: neither links.csv nor movies.csv is beside it, to know the films by."
        raise DataError(message)
    return _by_title(catalogue, pd.read_csv(movies, keep_default_na=False))


def _by_title(catalogue: Catalogue, movies: pd.DataFrame) -> "pd.Series[int]":
    """Find the films by titles such as `Matrix, The (1999)`."""
    find, ids = finder(catalogue), catalogue.films["film_id"].to_numpy()
    found = {}
    for number, text in zip(movies["movieId"], movies["title"], strict=True):
        if match := re.fullmatch(r"(.+?)\s*\((\d{4})\)\s*", str(text)):
            title = re.sub(r"(.+), (The|A|An)$", r"\2 \1", match[1])
            row = find(title, int(match[2]))
            found[number] = None if row is None else ids[row]
    return pd.Series(found).dropna()
