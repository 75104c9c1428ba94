"""Users' ratings of films: MovieLens's `ratings.csv`, brought to TMDB's numbers by `links.csv`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from catalogue import TABLES, DataError
from etl.read.csv import LINKS, RATINGS, read
from etl.read.files import RawFiles
from etl.read.values import floats
from etl.report import Report, Rule
from etl.update.waiting import parted

Tables = dict[str, pd.DataFrame]

BAD_RATING = Rule(
    "bad_film_rating",
    "A rating lacks its user or film, or is no number from 0 to 5.",
    "Left out of what the recommendations learn from.",
)
NOT_LINKED = Rule(
    "rating_without_link",
    "links.csv gives the rated film no TMDB number.",
    "Left out of what the recommendations learn from.",
)
NO_FILM = Rule(
    "rating_without_film",
    "The rated film is not in the catalogue: unknown there, or without a release date.",
    "Left out of what the recommendations learn from.",
)
REPEATED_RATING = Rule(
    "repeated_film_rating",
    "A user rated the same film more than once, or under two numbers of one film.",
    "The latest rating counts.",
)
NAMES = {"userId": "user_id", "movieId": "movie_id", "rating": "rating", "timestamp": "time"}
LARGEST_ID = 2**31 - 1


def tables(
    files: RawFiles, report: Report, step: Callable[[str], None], made: Tables, version: Path
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield film_ratings; none where the folder holds no ratings or no films."""
    del version
    if not files.ratings or "films" not in made:
        return
    step("ratings")
    films = made["films"]["film_id"]
    linked = (
        raw_ratings(files.ratings, report)
        .pipe(drop_bad, report)
        .pipe(link, films_by_movie(files, report), report)
    )
    tell_unknown_films(linked, films, report)
    ratings = drop_repeated(linked, report)
    report.came("film_ratings", ratings, "user_id", "film_id")
    table = ratings[TABLES["film_ratings"].names].astype({"time": "int64"})
    yield from parted("film_ratings", table, films).items()


def raw_ratings(path: Path, report: Report) -> pd.DataFrame:
    """Return the ratings as numbers, NaN where a cell is none, with `file` and `line`.

    A clean file of tens of millions of rows is read as numbers at once; any odd cell sends it
    through the patient reader, which keeps everything as text first.
    """
    try:
        frame = _numbers(path)
        report.took(path.name, RATINGS.kind, len(frame))
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        text = read(path, RATINGS, report)
        frame = text[["file", "line"]].assign(**{NAMES[n]: floats(text[n]) for n in NAMES})
    frame["time"] = frame["time"].fillna(0)
    return frame


def _numbers(path: Path) -> pd.DataFrame:
    table = csv.read_csv(
        path,
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(NAMES, pa.float64()), include_columns=list(NAMES)
        ),
    )
    frame: pd.DataFrame = table.to_pandas().rename(columns=NAMES)
    return frame.assign(file=path.name, line=np.arange(2, len(frame) + 2))


def drop_bad(ratings: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out ratings that are none."""
    known = ratings["user_id"].between(0, LARGEST_ID) & ratings["movie_id"].between(0, LARGEST_ID)
    good = known & ratings["rating"].between(0, 5)
    report.flag(BAD_RATING, ratings, ~good, "user_id", "movie_id", "rating")
    return ratings[good].astype({"user_id": "int32", "movie_id": "int32", "rating": "float32"})


def films_by_movie(files: RawFiles, report: Report) -> "pd.Series[float]":
    """Return the film's TMDB number by MovieLens's movieId.

    Raises: DataError: there are ratings but no links.
    """
    if not files.links:
        message = (
            f"{files.ratings} needs the links.csv that came with it: put it into the same folder."
        )
        raise DataError(message)
    links = read(files.links, LINKS, report)
    movie = floats(links["movieId"])
    kept = movie.notna() & ~movie.duplicated()
    return floats(links["tmdbId"])[kept].set_axis(movie[kept].astype("int64"))


def link(ratings: pd.DataFrame, films: "pd.Series[float]", report: Report) -> pd.DataFrame:
    """Add `film_id`; ratings without one are left out."""
    film = ratings["movie_id"].map(films)
    report.flag(NOT_LINKED, ratings, film.isna(), "movie_id")
    return ratings.assign(film_id=film)[film.notna()].astype({"film_id": "int32"})


def tell_unknown_films(ratings: pd.DataFrame, films: "pd.Series[int]", report: Report) -> None:
    """Report ratings of films that the catalogue lacks; they wait until the film comes."""
    report.flag(NO_FILM, ratings, ~ratings["film_id"].isin(films), "movie_id", "film_id")


def drop_repeated(ratings: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Keep each user's latest rating of a film."""
    ordered = ratings.sort_values(["user_id", "film_id", "time"], kind="stable")
    repeated = ordered.duplicated(["user_id", "film_id"], keep="last")
    report.flag(REPEATED_RATING, ordered, repeated, "user_id", "film_id")
    return ordered[~repeated]
