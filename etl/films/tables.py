"""Films: `movies_dataset.csv` and its companions to tidy tables and `films_flat`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.films import flat
from etl.films.companions import keyword_table, people_table
from etl.films.names import title_table
from etl.films.rows import clean
from etl.films.table import film_table
from etl.read.csv import FILMS, read
from etl.read.files import RawFiles
from etl.read.nested import NAME, Fields, Nested, nested
from etl.report import Report
from etl.update.waiting import parted

Tables = dict[str, pd.DataFrame]
LISTS: dict[str, tuple[str, Fields]] = {
    "film_genres": ("genres", NAME),
    "film_companies": ("production_companies", NAME),
    "film_countries": ("production_countries", {"iso_3166_1": pa.string(), **NAME}),
    "film_languages": ("spoken_languages", {**NAME, "iso_639_1": pa.string()}),
    "franchises": ("belongs_to_collection", {"id": pa.int64(), **NAME}),
}
"""Table, the column of the source it comes from, and the fields of that column's items."""
FIELDS = {
    "film_genres": ("genre",),
    "film_companies": ("company",),
    "film_countries": ("country_code", "country"),
    "film_languages": ("language", "language_code"),
}
"""What a relation calls the fields of its items."""


def tables(
    files: RawFiles, report: Report, step: Callable[[str], None], _made: Tables, _version: Path
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the film tables and `films_flat`; none where the folder holds no films."""
    if not files.films:
        return
    step("films: reading")
    yield from made_of(read(files.films, FILMS, report), files, report, step)


def made_of(
    raw: pd.DataFrame, files: RawFiles, report: Report, step: Callable[[str], None]
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables that the raw rows of films make, with the companions that `files` name."""
    step("films: cleaning")
    rows = clean(raw, report)
    report.came("films", rows, "film_id")
    known = rows["film_id"]
    step("films: nested columns")
    lists = {name: nested(rows, *spec, report) for name, spec in LISTS.items()}
    franchise = lists["franchises"].rows(rows["film_id"]).drop_duplicates("film_id")
    yield "films_flat", flat.films(rows, {LISTS[name][0]: lists[name] for name in LISTS})
    step("films: tables")
    films = film_table(rows, franchise, report)
    yield "films", films
    yield "film_titles", title_table(films)
    yield "franchises", franchise_table(franchise)
    for name in FIELDS:
        yield name, relation(name, lists[name], rows["film_id"])
    yield from parted("film_keywords", keyword_table(rows, files.keywords, report), known).items()
    yield from parted("film_people", people_table(rows, files.credits, report), known).items()


def franchise_table(franchise: pd.DataFrame) -> pd.DataFrame:
    """Return `franchises`, one row an id."""
    named = franchise.drop_duplicates("id").sort_values("id")
    return named[["id", "name"]].set_axis(["franchise_id", "franchise"], axis=1)


def relation(name: str, lists: Nested, film_id: "pd.Series[int]") -> pd.DataFrame:
    """Return a table of many rows a film, a value once a film."""
    fields = LISTS[name][1]
    told = "iso_3166_1" if name == "film_countries" else list(fields)[-1]
    found = lists.distinct(told).rows(film_id)
    return found.rename(columns=dict(zip(fields, FIELDS[name], strict=True)))
