"""What a film is about, in the reader's language where the project has written it."""

import csv
from functools import cache
from pathlib import Path

import pandas as pd

from catalogue import Catalogue
from language.texts import language
from queries.films.cards import film_row
from queries.rows import columns

FILE = Path(__file__).resolve().parents[1] / "data/names/overviews.csv"
YEARS_APART = 2
"""Years by which film and line may differ; more, and the number belongs to another film."""


def film_overview(catalogue: Catalogue, film_id: int, told: str | None) -> str | None:
    """Return what a film is about; `told` is what the data say, in English."""
    if language() != "es":
        return told
    row, films = film_row(catalogue, film_id), catalogue.once(columns)
    number, title, year = (films[name][row] for name in ("imdb_id", "title", "year"))
    key = f"{title} ({year})" if pd.isna(number) else str(number)
    named, spanish = _written().get(key, (int(year), told))
    return spanish if abs(named - int(year)) <= YEARS_APART else told


@cache
def _written() -> dict[str, tuple[int, str]]:
    """Read the year and Spanish of each film, by its number at IMDb, else by title and year."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["imdb_id"] or f"{row['title']} ({row['year']})": (int(row["year"]), row["es"])
            for row in csv.DictReader(file)
        }
