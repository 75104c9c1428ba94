"""TMDB's films as movies_dataset.csv, keywords.csv, credits.csv and film_names.csv."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fetch.checksums import replace
from fetch.names import COLUMNS, of_tmdb

FILMS = (
    "adult", "belongs_to_collection", "budget", "genres", "homepage", "id", "imdb_id",
    "original_language", "original_title", "overview", "popularity", "poster_path",
    "production_companies", "production_countries", "release_date", "revenue", "runtime",
    "spoken_languages", "status", "tagline", "title", "video", "vote_average", "vote_count",
)  # fmt: skip
FILMS_FILE = "movies_dataset.csv"
NESTED = {
    "belongs_to_collection": ("id", "name", "poster_path", "backdrop_path"),
    "genres": ("id", "name"),
    "production_companies": ("name", "id"),
    "production_countries": ("iso_3166_1", "name"),
    "spoken_languages": ("iso_639_1", "name"),
    "keywords": ("id", "name"),
    "cast": ("id", "name", "character", "order"),
    "crew": ("id", "name", "job", "department"),
}
"""The nested columns and what each item keeps; they are written as JSON."""

Film = dict[str, Any]


def write(folder: Path, films: Sequence[Film]) -> list[Path]:
    """Write the four files, each whole or not at all; return their paths."""
    tables = {
        FILMS_FILE: (FILMS, ([_cell(film, name) for name in FILMS] for film in films)),
        "keywords.csv": (("id", "keywords"), map(_keywords, films)),
        "credits.csv": (("cast", "crew", "id"), map(_credits, films)),
        "film_names.csv": (COLUMNS, (name for film in films for name in of_tmdb(film))),
    }
    for name, (header, rows) in tables.items():
        replace(folder / name, csv_of(header, rows))
    return [folder / name for name in tables]


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as a file of CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _cell(film: Film, column: str) -> object:
    """Return a cell; what TMDB leaves out is empty, as in the original file."""
    value = film.get(column)
    return _nested(value, column) if column in NESTED and value else value


def _keywords(film: Film) -> Sequence[object]:
    return film["id"], _items(film, "keywords", "keywords")


def _credits(film: Film) -> Sequence[object]:
    return _items(film, "credits", "cast"), _items(film, "credits", "crew"), film["id"]


def _items(film: Film, part: str, column: str) -> str:
    """Return a list of an appended answer, `[]` where TMDB left it out."""
    return _nested((film.get(part) or {}).get(column) or [], column)


def _nested(value: Any, column: str) -> str:  # noqa: ANN401 - JSON of any shape
    """Return a cell of JSON: an object, or a list of objects, of the columns' fields."""
    fields = NESTED[column]
    if isinstance(value, dict):
        return json.dumps({name: value.get(name) for name in fields}, ensure_ascii=False)
    kept = [{name: item.get(name) for name in fields} for item in value if isinstance(item, dict)]
    return json.dumps(kept, ensure_ascii=False)
