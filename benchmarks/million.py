"""A large set of made-up films in the "Full TMDB" layout: `python -m benchmarks.million FOLDER`.

Nothing in it is copied: words, names and companies are made of syllables, and only how often they
come, how much of each column is missing and how money, votes, dates and lengths are spread was
measured, on the published file of 45,466 films. What is missing goes by a film's votes, so that a
set whose films are mostly unknown ones is mostly empty, as the large set is; how many films each
step of votes has, the films of the 2020s and the shares of adult and of short films, of overviews
and of IMDb numbers are estimates of that set. The same seed and number of rows give the same bytes.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

ROWS = 1_100_000
SEED = 28
BLOCK = 50_000
"""Rows made and written at once."""
FILE = "TMDB_movie_dataset_v11.csv"
COLUMNS = (
    "id", "title", "vote_average", "vote_count", "status", "release_date", "revenue", "runtime",
    "adult", "backdrop_path", "budget", "homepage", "imdb_id", "original_language",
    "original_title", "overview", "popularity", "poster_path", "tagline", "genres",
    "production_companies", "production_countries", "spoken_languages", "keywords",
)  # fmt: skip

FLOORS = np.array([0, 1, 4, 11, 35, 161, 32_000])
"""Least votes of each step, and more than any film has."""
STEPS = np.array([0.62, 0.22, 0.08, 0.045, 0.023, 0.012])
"""Share of films in each step of votes; an estimate."""
MISSING = {
    "overview": (0.32, 0.24, 0.14, 0.05, 0.01, 0.001),
    "tagline": (0.785, 0.721, 0.644, 0.543, 0.374, 0.106),
    "genres": (0.246, 0.128, 0.038, 0.009, 0.002, 0.0),
    "production_companies": (0.560, 0.441, 0.324, 0.190, 0.066, 0.003),
    "production_countries": (0.396, 0.278, 0.151, 0.067, 0.018, 0.001),
    "spoken_languages": (0.319, 0.184, 0.078, 0.026, 0.006, 0.001),
    "keywords": (0.570, 0.480, 0.380, 0.267, 0.139, 0.031),
    "runtime": (0.155, 0.079, 0.037, 0.014, 0.009, 0.001),
    "budget": (0.968, 0.956, 0.920, 0.849, 0.668, 0.197),
    "revenue": (0.987, 0.980, 0.960, 0.905, 0.701, 0.184),
    "imdb_id": (0.45, 0.20, 0.10, 0.03, 0.0, 0.0),
    "poster_path": (0.096, 0.011, 0.001, 0.0, 0.0, 0.0),
    "homepage": (0.989, 0.990, 0.983, 0.968, 0.929, 0.663),
    "release_date": (0.018, 0.003, 0.0, 0.0, 0.0, 0.0),
}
"""Share of empty cells, or zeros, of a column in each step of votes."""
POPULARITY = (-4.16, -1.68, -0.51, 0.62, 1.63, 2.30)
"""Mean logarithm of the popularity in each step of votes."""
DECADES = (1890, 1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020)
OF_DECADES = (16, 19, 39, 95, 290, 329, 457, 577, 764, 865, 1249, 2465, 2815, 1400)
"""Films of each decade, in ten thousand; the last, which the file ends before, is an estimate."""
FIRST_OF_JANUARY = 0.069
ORIGINAL = 0.25
"""Share of films whose original title is another."""
LANGUAGES = {
    "en": "English", "fr": "French", "it": "Italian", "ja": "Japanese", "de": "German",
    "es": "Spanish", "ru": "Russian", "hi": "Hindi", "ko": "Korean", "zh": "Mandarin",
    "sv": "Swedish", "pt": "Portuguese", "pl": "Polish", "da": "Danish", "tr": "Turkish",
    "fi": "Finnish", "cs": "Czech", "nl": "Dutch", "ar": "Arabic", "ta": "Tamil",
}  # fmt: skip
COUNTRIES = (
    "United States of America", "United Kingdom", "France", "Germany", "Italy", "Canada", "Japan",
    "Spain", "Russia", "India", "Hong Kong", "Sweden", "Australia", "South Korea", "Belgium",
    "Denmark", "Finland", "Netherlands", "Mexico", "China", "Poland", "Brazil", "Argentina",
    "Ireland", "Austria", "Switzerland", "Turkey", "Norway", "Greece", "Portugal", "Peru", "Chile",
)  # fmt: skip
GENRES = (
    "Drama", "Comedy", "Thriller", "Romance", "Action", "Horror", "Crime", "Documentary",
    "Adventure", "Science Fiction", "Family", "Mystery", "Fantasy", "Animation", "Music", "History",
    "War", "Western", "TV Movie",
)  # fmt: skip
SYLLABLES = [c + v for c in "bcdfglmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "ol")]

Ints = npt.NDArray[np.int64]
Columns = dict[str, Any]


@dataclass(frozen=True)
class Names:
    """Names of which some are frequent: that of rank r is drawn as often as (r + shift) ** -power.

    `counts` are the shares of films that have 1, 2, 3, ... of them.
    """

    names: pa.Array
    cumulated: npt.NDArray[np.float64]
    counts: tuple[float, ...] = (1,)

    def some(self, draw: np.random.Generator, lengths: Ints, by: str = ", ") -> pa.Array:
        """Return a text a row of as many names as `lengths` says, joined; null of none."""
        ranks = np.searchsorted(self.cumulated, draw.random(int(lengths.sum())), side="right")
        offsets = pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int32())
        joined = pc.binary_join(pa.ListArray.from_arrays(offsets, self.names.take(ranks)), by)
        return pc.if_else(pa.array(lengths > 0), joined, None)

    def lists(self, draw: np.random.Generator, given: npt.NDArray[np.bool_]) -> pa.Array:
        """Return a list of names for each row that is given one."""
        shares = np.array(self.counts) / sum(self.counts)
        return self.some(
            draw, given * draw.choice(np.arange(len(shares)) + 1, len(given), p=shares)
        )


@dataclass(frozen=True)
class Vocabulary:
    """What cells are made of, by column."""

    words: Names
    lists: dict[str, Names]


def main() -> None:
    """Write the file and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    started = time.perf_counter()
    path = write(asked.folder, asked.rows, asked.seed)
    taken, size = time.perf_counter() - started, path.stat().st_size / 1e6
    sys.stdout.write(f"{path}: {asked.rows:,} rows, {size:,.0f} MB, {taken:.1f} s\n")


def write(folder: Path, rows: int = ROWS, seed: int = SEED) -> Path:
    """Write so many films into a file of `folder`, a block at a time; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    with csv.CSVWriter(path, schema) as writer:
        for table in blocks(rows, seed):
            writer.write_table(table.cast(schema))
    return path


def blocks(rows: int, seed: int = SEED) -> Iterator[pa.Table]:
    """Yield the films in blocks, columns as texts; ids ascend with gaps, as TMDB's do."""
    draw = np.random.default_rng(seed)
    vocabulary = make_vocabulary(draw, rows)
    for first in range(0, rows, BLOCK):
        yield _block(draw, vocabulary, np.arange(first, min(first + BLOCK, rows)))


def make_vocabulary(draw: np.random.Generator, rows: int) -> Vocabulary:
    """Return the words and names of a set of so many films: more films have more of them."""
    words = _made_up(draw, 20_000 + rows // 10)
    companies = _joined(draw, words, 2 * rows + 10, ("Films", "Pictures", "Studio", "Media"))
    keywords = _joined(draw, words, rows // 12 + 10, ("",))
    lists = {
        "genres": _zipf(pa.array(GENRES), 0.9, 1, (320, 318, 211, 74, 18, 4)),
        "production_companies": _zipf(companies, 0.85, 1, (365, 175, 104, 43, 21, 12, 7)),
        "production_countries": _zipf(pa.array(COUNTRIES), 1.6, 0, (707, 107, 32, 10, 3)),
        "spoken_languages": _zipf(pa.array(LANGUAGES.values()), 1.7, 0, (742, 118, 38, 12, 4)),
        "keywords": _zipf(keywords, 0.82, 1, (14, 14, 14, 13, 11, 9, 7, 5, 4, 3, 2, 2, 1, 1)),
    }
    return Vocabulary(_zipf(words, 1.05, 2), lists)


def _made_up(draw: np.random.Generator, count: int) -> pa.Array:
    """Return different words of two to four syllables."""
    syllables = pa.array(SYLLABLES)
    parts = [syllables.take(draw.integers(0, len(SYLLABLES), 2 * count)) for _ in range(4)]
    length = pa.array(draw.integers(2, 5, 2 * count))
    for place in (2, 3):
        parts[place] = pc.if_else(pc.greater(length, place), parts[place], "")
    return pc.unique(pc.binary_join_element_wise(*parts, ""))[:count]


def _joined(
    draw: np.random.Generator, words: pa.Array, count: int, ends: tuple[str, ...]
) -> pa.Array:
    """Return different names of two words and an end."""
    one, other = (words.take(draw.integers(0, len(words), count)) for _ in range(2))
    if not any(ends):
        return pc.unique(pc.binary_join_element_wise(one, other, " "))
    end = pa.array(ends).take(draw.integers(0, len(ends), count))
    return pc.unique(pc.utf8_title(pc.binary_join_element_wise(one, other, end, " ")))


def _zipf(names: pa.Array, power: float, shift: int, counts: tuple[float, ...] = (1,)) -> Names:
    often = (np.arange(len(names)) + 1.0 + shift) ** -power
    return Names(names, np.cumsum(often / often.sum())[:-1], counts)


def _block(draw: np.random.Generator, vocabulary: Vocabulary, places: Ints) -> pa.Table:
    size = len(places)
    step = draw.choice(len(STEPS), size, p=STEPS)
    given = {name: draw.random(size) >= np.array(s)[step] for name, s in MISSING.items()}
    votes = _votes(draw, step)
    cells = {
        "id": places * 2 + draw.integers(1, 3, size),
        "vote_count": votes,
        "vote_average": np.where(votes > 0, draw.normal(6.1, 1.05, size).clip(0.5, 10), 0).round(1),
        "popularity": np.exp(draw.normal(np.array(POPULARITY)[step], 1)).round(3),
        "adult": pa.array(np.where(draw.random(size) < 0.08, "True", "False")),
        "status": pa.array(draw.choice(["Released", "In Production", "Planned"], size,
                                       p=[0.97, 0.015, 0.015])),
        **_sums(draw, given),
        **_texts(draw, vocabulary, given),
        **_addresses(places, given),
        **{name: names.lists(draw, given[name]) for name, names in vocabulary.lists.items()},
    }  # fmt: skip
    return pa.table({name: _text(cells[name]) for name in COLUMNS})


def _votes(draw: np.random.Generator, step: Ints) -> Ints:
    """Return votes within the bounds of their step, spread evenly on a logarithmic scale."""
    low, high = np.maximum(FLOORS[step], 0.5), FLOORS[step + 1]
    votes = np.exp(np.log(low) + draw.random(len(step)) ** 1.5 * np.log(high / low))
    return np.where(step > 0, votes, 0).astype(np.int64)


def _sums(draw: np.random.Generator, given: Columns) -> Columns:
    """Return money in dollars, minutes and dates; an unknown sum is 0, as in the source."""
    size = len(given["budget"])
    budget = np.exp(draw.normal(15.4, 2.8, size)).clip(1, 4e8)
    ratio = np.exp(draw.normal(0.6, 1.6, size))
    short = draw.random(size) < 0.3
    minutes = np.where(short, draw.gamma(2, 7, size), draw.normal(96, 19, size)).clip(1)
    decade = draw.choice(DECADES, size, p=np.array(OF_DECADES) / sum(OF_DECADES))
    year = np.minimum(decade + draw.integers(0, 10, size), 2026)
    day = np.where(draw.random(size) < FIRST_OF_JANUARY, 0, draw.integers(0, 365, size))
    date = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]") + day
    return {
        "budget": np.where(given["budget"], budget, 0).astype(np.int64),
        "revenue": np.where(given["revenue"], budget * ratio, 0).clip(0, 3e9).astype(np.int64),
        "runtime": np.where(given["runtime"], minutes, 0).astype(np.int64),
        "release_date": pc.if_else(pa.array(given["release_date"]), pa.array(date), None),
    }


def _texts(draw: np.random.Generator, vocabulary: Vocabulary, given: Columns) -> Columns:
    """Return titles, overviews and taglines."""
    size, words = len(given["overview"]), vocabulary.words
    title, other = (pc.utf8_title(words.some(draw, _lengths(draw, size), " ")) for _ in range(2))
    length = np.exp(draw.normal(3.8, 0.63, size)).astype(np.int64).clip(1, 190)
    codes = np.array(list(LANGUAGES))
    shares = _zipf(pa.array(codes), 1.7, 0).cumulated
    return {
        "title": title,
        "original_title": pc.if_else(pa.array(draw.random(size) < ORIGINAL), other, title),
        "original_language": codes[np.searchsorted(shares, draw.random(size))],
        "overview": words.some(draw, length * given["overview"], " "),
        "tagline": words.some(draw, draw.integers(3, 12, size) * given["tagline"], " "),
    }


def _lengths(draw: np.random.Generator, size: int) -> Ints:
    """Return numbers of words of titles."""
    shares = np.array([179, 284, 230, 142, 82, 40, 20, 11, 6])
    return draw.choice(np.arange(len(shares)) + 1, size, p=shares / shares.sum())


def _addresses(places: Ints, given: Columns) -> Columns:
    """Return what names a film elsewhere: IMDb's number, pictures, a page."""
    number = pc.utf8_lpad(pa.array(places.astype(str)), 7, "0")
    poster = pc.binary_join_element_wise("/", number, "Abcdefghijklmnopqrs.jpg", "")
    cells = {
        "imdb_id": pc.binary_join_element_wise("tt", number, ""),
        "poster_path": poster,
        "homepage": pc.binary_join_element_wise("https://example.com/", number, ""),
    }
    found = {name: pc.if_else(pa.array(given[name]), cells[name], None) for name in cells}
    return {**found, "backdrop_path": found["poster_path"]}


def _text(cells: Any) -> pa.Array:  # noqa: ANN401 - an array of numpy's or Arrow's
    return (cells if isinstance(cells, pa.Array) else pa.array(cells)).cast(pa.string())


if __name__ == "__main__":
    main()
