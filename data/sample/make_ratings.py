"""Simulate ratings of the sample's films and platform titles. Nobody's: a seeded model of tastes.

Films. The 1,200 most reviewed films. A viewer has a level from N(0, 0.35), a liking for each genre
from N(0, 0.35) and one for older or newer films from N(0, 0.25), and a noise from 0.5 to 1.1 stars.
They watch 25 to 120 films, the known and the liked more often. Their rating of a film is
3.2 + level + quality (the critics' average, standardised, times 0.35) + mean liking of its genres,
times 1.5 + liking of its age + noise, rounded to half stars from 0.5 to 5. There is taste to find.

Platform titles. A viewer has a level from N(0, 0.3) and rates 40 to 160 titles, each
level + the title's simulated score (`platforms/scores.csv`) + noise of one star. No taste in them,
as in the real ratings, which say nothing of the title.
"""

import csv
import gzip
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from make_films import write

SEED = 610
FILMS, VIEWERS, PLATFORM_VIEWERS = 1_200, 300, 400
FIRST, LAST = 1_262_304_000, 1_735_603_200  # 2010 to 2024, in seconds since 1970
DAY = 86_400
COLUMNS = ("userId", "movieId", "rating", "timestamp")

Floats = npt.NDArray[np.float64]
Row = dict[str, object]


@dataclass(frozen=True)
class Films:
    """The films that are rated: numbers, genres (n, g; each row sums to 1), quality, age, fame."""

    ids: list[int]
    genres: Floats
    quality: Floats
    age: Floats
    fame: Floats


def films(folder: Path) -> Films:
    """Read the most reviewed films of the sample."""
    with gzip.open(folder / "movies_dataset.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rated = [row for row in csv.DictReader(file) if row["vote_average"]]
    rows = sorted(rated, key=lambda row: (-int(row["vote_count"]), int(row["id"])))[:FILMS]
    named = [[genre["name"] for genre in literal_eval(row["genres"])] for row in rows]
    names = sorted({name for genres in named for name in genres})
    has = np.array([[name in genres for name in names] for genres in named], dtype=float)
    return Films(
        [int(row["id"]) for row in rows],
        has / np.maximum(has.sum(1, keepdims=True), 1),
        standard(np.array([float(row["vote_average"]) for row in rows])),
        standard(np.array([float(row["release_date"][:4]) for row in rows])),
        standard(np.log([float(row["vote_count"]) for row in rows])),
    )


def standard(values: Floats) -> Floats:
    """Bring to mean 0 and deviation 1."""
    standardised: Floats = (values - values.mean()) / values.std()
    return standardised


def half_stars(stars: Floats) -> Floats:
    """Round to half stars from 0.5 to 5."""
    return np.clip(np.round(stars * 2) / 2, 0.5, 5)


def film_ratings(draw: np.random.Generator, rated: Films) -> Iterator[Row]:
    """Yield each viewer's ratings; `movieId` is the film's place among the rated, from 1."""
    for viewer in range(1, VIEWERS + 1):
        liking = draw.normal(0, 0.35, rated.genres.shape[1])
        taste = 1.5 * rated.genres @ liking + draw.normal(0, 0.25) * rated.age
        odds = np.exp(rated.fame + taste)
        count = int(draw.integers(25, 121))
        seen = draw.choice(len(odds), count, replace=False, p=odds / odds.sum())
        noise = draw.normal(0, draw.uniform(0.5, 1.1), count)
        stars = 3.2 + draw.normal(0, 0.35) + (0.35 * rated.quality + taste)[seen] + noise
        yield from rows(draw, viewer, [str(film + 1) for film in seen], half_stars(stars))


def title_ratings(draw: np.random.Generator, folder: Path) -> Iterator[Row]:
    """Yield each viewer's ratings of platform titles."""
    with (folder / "platforms" / "scores.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["id"]: float(row["score"]) for row in csv.DictReader(file)}
    titles = sorted(scores)
    for viewer in range(1, PLATFORM_VIEWERS + 1):
        count = int(draw.integers(40, 161))
        seen = [titles[place] for place in draw.choice(len(titles), count, replace=False)]
        noise = draw.normal(draw.normal(0, 0.3), 1, count)
        yield from rows(draw, viewer, seen, half_stars(np.array([scores[t] for t in seen]) + noise))


def rows(draw: np.random.Generator, viewer: int, movies: list[str], stars: Floats) -> Iterator[Row]:
    """Yield one viewer's rows, spread over the days of two months."""
    start = draw.integers(FIRST, LAST)
    times = np.sort(start + draw.integers(0, 60, len(movies)) * DAY)
    for values in zip(movies, stars, times, strict=True):
        yield dict(zip(COLUMNS, (viewer, *values), strict=True))


def make(out: Path) -> list[Path]:
    """Write the three files into a folder that holds films and scores; return their paths."""
    draw = np.random.default_rng(SEED)
    ratings, platforms = out / "ratings", out / "platforms" / "ratings"
    for folder in (ratings, platforms):
        folder.mkdir(parents=True, exist_ok=True)
    rated = films(out)
    links = ({"movieId": n, "imdbId": "", "tmdbId": film} for n, film in enumerate(rated.ids, 1))
    write(ratings / "ratings.csv.gz", COLUMNS, film_ratings(draw, rated))
    write(ratings / "links.csv.gz", ("movieId", "imdbId", "tmdbId"), links)
    write(platforms / "1.csv.gz", COLUMNS, title_ratings(draw, out))
    return [ratings / "ratings.csv.gz", ratings / "links.csv.gz", platforms / "1.csv.gz"]
