"""Users' ratings of films: MovieLens's `ratings.csv`, brought to TMDB's numbers by `links.csv`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from catalogue import TABLES, DataError
from catalogue.names import keys
from etl.read.columns import match
from etl.read.files import RawFiles
from etl.read.forms import columns
from etl.read.layouts import LINKS, MOVIES, RATINGS
from etl.read.numbers import floats
from etl.read.parts import readable
from etl.read.table import read
from etl.report import Report, Rule
from etl.update.waiting import parted

Tables = dict[str, pd.DataFrame]

BAD_RATING = Rule(
    "bad_film_rating",
    "A rating lacks its user or film, or is no number from 0 to 5.",
    "Left out of what the recommendations learn from.",
    costs="row",
)
NOT_LINKED = Rule(
    "rating_without_link",
    "links.csv gives the rated film no TMDB number.",
    "Left out of what the recommendations learn from.",
    costs="row",
)
NO_FILM = Rule(
    "rating_without_film",
    "The rated film is not in the catalogue: unknown there, or without a release date.",
    "Left out of what the recommendations learn from.",
    costs="row",
)
REPEATED_RATING = Rule(
    "repeated_film_rating",
    "A user rated the same film more than once, or under two numbers of one film.",
    "The latest rating counts.",
    costs="row",
)
NAMES = {"userId": "user_id", "movieId": "movie_id", "rating": "rating", "timestamp": "time"}
NUMBERS = csv.ConvertOptions(
    column_types=dict.fromkeys(NAMES, pa.float64()), include_columns=list(NAMES)
)
LARGEST_ID = 2**31 - 1
MOVIE = r"^(.*?)\s*\((\d{4})\)\s*$"
"""A film as MovieLens writes it: `Toy Story (1995)`."""
ALTERNATIVE = r"\s*\(.*\)$"
ARTICLE = r"(?i)^(.*), (the|a|an|le|la|les|l'|el|los|las|il|lo|der|die|das|un|une|una)$"


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
        .pipe(link, films_by_movie(files, made["films"], report), report)
    )
    tell_unknown_films(linked, films, report)
    yield from made_of(drop_repeated(linked, report), films, report)


def made_of(
    ratings: pd.DataFrame, films: "pd.Series[int]", report: Report
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables that each user's latest ratings of films make, sorted as they come."""
    report.came("film_ratings", ratings, "user_id", "film_id")
    table = ratings[TABLES["film_ratings"].names].astype({"time": "int64"})
    yield from parted("film_ratings", table, films).items()


def raw_ratings(path: Path, report: Report) -> pd.DataFrame:
    """Return the ratings as numbers, NaN where a cell is none, with `file` and `line`.

    A clean file of tens of millions of rows is read as numbers at once; any odd cell sends it
    through the patient reader, which keeps everything as text first.
    """
    try:
        table = csv.read_csv(readable(path), convert_options=NUMBERS)
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return _patient(path, report)
    _took(path, len(table), report)
    return _rated(table, 0, report.name(path))


def in_parts(path: Path, report: Report) -> Iterator[pd.DataFrame]:
    """Yield `raw_ratings` some at a time, for whoever cannot hold them all.

    A file is read twice, first of all to know that no cell is odd.
    """
    try:
        rows = sum(len(batch) for batch in csv.open_csv(readable(path), convert_options=NUMBERS))
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        yield _patient(path, report)
        return
    _took(path, rows, report)
    before = 0
    for batch in csv.open_csv(readable(path), convert_options=NUMBERS):
        yield _rated(pa.Table.from_batches([batch]), before, report.name(path))
        before += len(batch)


def _patient(path: Path, report: Report) -> pd.DataFrame:
    text = read(path, RATINGS, report)
    rated = text[["file", "line"]].assign(**{NAMES[n]: floats(text[n]) for n in NAMES})
    return rated.assign(time=rated["time"].fillna(0))


def _took(path: Path, rows: int, report: Report) -> None:
    report.took(report.name(path), RATINGS.kind, rows, match(columns(path), RATINGS).unread)


def _rated(table: pa.Table, before: int, file: str) -> pd.DataFrame:
    """Return a clean file's rows, of which so many came before."""
    rows: pd.DataFrame = table.to_pandas().rename(columns=NAMES)
    lines = np.arange(before + 2, before + len(rows) + 2)
    return rows.assign(file=file, line=lines, time=rows["time"].fillna(0))


def drop_bad(ratings: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out ratings that are none."""
    known = ratings["user_id"].between(0, LARGEST_ID) & ratings["movie_id"].between(0, LARGEST_ID)
    good = known & ratings["rating"].between(0, 5)
    report.flag(BAD_RATING, ratings, ~good, "user_id", "movie_id", "rating")
    return ratings[good].astype({"user_id": "int32", "movie_id": "int32", "rating": "float32"})


def films_by_movie(files: RawFiles, films: pd.DataFrame, report: Report) -> "pd.Series[float]":
    """Return the film's TMDB number by MovieLens's movieId.

    By links.csv; older sets come without one, and their films are found by title and year.
    Raises: DataError: there are ratings but neither links nor MovieLens's films.
    """
    if files.links:
        links = read(files.links, LINKS, report)
        film = floats(links["tmdbId"])
        if film.isna().all():
            film = by_imdb(links["imdbId"], films)
        return _numbered(links, film)
    if files.movies:
        movies = read(files.movies, MOVIES, report)
        report.notes.append(
            f"{files.movies.name}: there are no links beside it: its films are found by their "
            "titles and years."
        )
        return _numbered(movies, by_title(movies["title"], films))
    message = f"{files.ratings} needs the links.csv that came with it: put it into the same folder."
    raise DataError(message)


def _numbered(rows: pd.DataFrame, film: "pd.Series[float]") -> "pd.Series[float]":
    """Return films by the movieId of their rows, the first row of each."""
    movie = floats(rows["movieId"])
    kept = movie.notna() & ~movie.duplicated()
    return film[kept].set_axis(movie[kept].astype("int64"))


def by_imdb(ids: "pd.Series[str]", films: pd.DataFrame) -> "pd.Series[float]":
    """Return the films that bear IMDb's numbers, with or without `tt`."""
    known = films.dropna(subset=["imdb_id"]).drop_duplicates("imdb_id")
    number = floats(known["imdb_id"].str.removeprefix("tt"))
    film = known["film_id"].set_axis(number)
    return floats(ids.str.strip().str.removeprefix("tt")).map(film[film.index.notna()])


def by_title(titles: "pd.Series[str]", films: pd.DataFrame) -> "pd.Series[float]":
    """Return the only film of each title and year, `Matrix, The (1999)`; null where there is none.

    A year may be off by one: release and première often are.
    """
    parts = titles.str.extract(MOVIE)
    title = (
        parts[0].str.replace(ALTERNATIVE, "", regex=True).str.replace(ARTICLE, r"\2 \1", regex=True)
    )
    wanted = pd.DataFrame({"key": keys(title.fillna("").tolist()), "year": floats(parts[1])})
    own = keys(films["original_title"].fillna("").astype("str").tolist())
    named = pd.concat(
        [films[["film_id", "year"]].assign(key=key) for key in (films["title_key"], own)]
    ).drop_duplicates()
    found = pd.Series(np.nan, index=titles.index)
    for shift in (0, -1, 1):
        only = named.drop_duplicates(["key", "year"], keep=False)
        only = only.assign(year=only["year"].astype("float64") + shift)
        matched = wanted.merge(only, on=["key", "year"], how="left")["film_id"]
        found = found.fillna(matched.set_axis(titles.index))
    return found


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
