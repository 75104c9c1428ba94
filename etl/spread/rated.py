"""What a worker does with ratings: it reads a file of them, and tells a pair's latest."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from engines.engine import Parts
from etl.films import ratings as of_films
from etl.spread.told import TOLD, Heard
from etl.titles import ratings as of_titles

TITLES = pa.schema(
    [*of_titles.SCHEMA, ("parts", pa.int64()), (TOLD, pa.string()), ("line", pa.int64())]
)
FILMS = pa.schema(
    [
        *(("user_id", pa.int32()), ("film_id", pa.int32()), ("rating", pa.float32())),
        *(("time", pa.float64()), (TOLD, pa.string()), ("line", pa.int64())),
    ]
)
RATINGS = "ratings"
LARGEST = 1 << 40
"""More than the lines of any file: files read beside each other number theirs one after another."""


def title_rows(path: Path, place: int, name: str, ids: pa.Array) -> Iterator[pa.Table]:
    """Yield a file's ratings of known titles as `TITLES`, at last what reading them met.

    `place` is that of the file among the others, `name` what the report calls it.
    """
    heard = Heard()
    heard.names = {path: name}
    line = place * LARGEST
    for ratings in of_titles.chunks([path], ids, heard):
        yield _filled(
            of_titles.as_table(ratings)
            .append_column("parts", pa.array(of_titles.parts_of(ratings)))
            .append_column("line", pa.array(np.arange(line, line + len(ratings)))),
            TITLES,
        )
        line += len(ratings)
    yield _filled(heard.table().append_column("line", pa.array([line])), TITLES)


def film_rows(
    path: Path, name: str, movies: "pd.Series[float]", films: "pd.Series[int]"
) -> Iterator[pa.Table]:
    """Yield a file's ratings of linked films as `FILMS`, at last what reading and linking met.

    `movies` are films by the numbers of MovieLens, `films` those of the catalogue.
    """
    reading, linking = Heard(), Heard()
    reading.names = {path: name}
    for rows in of_films.in_parts(path, reading):
        ratings = of_films.link(of_films.drop_bad(rows, reading), movies, linking)
        of_films.tell_unknown_films(ratings, films, linking)
        kept = ratings[[field for field in FILMS.names if field in ratings]]
        yield _filled(pa.Table.from_pandas(kept, preserve_index=False), FILMS)
    for line, heard in enumerate((reading, linking)):
        yield _filled(heard.table().append_column("line", pa.array([line])), FILMS)


def latest_of_titles(block: pa.Table) -> Parts:
    """Yield the latest rating of each pair of a user and a title, and how many there were more."""
    heard = Heard()
    latest = of_titles.latest(of_titles.of_table(block), heard)
    yield RATINGS, of_titles.as_table(latest)
    yield TOLD, heard.table()


def latest_of_films(block: pa.Table, file: str) -> Parts:
    """Yield each user's latest rating of a film, and which there were more."""
    heard = Heard()
    rows = block.drop_columns([TOLD]).to_pandas().assign(file=file)
    latest = of_films.drop_repeated(rows, heard).drop(columns="file")
    yield RATINGS, pa.Table.from_pandas(latest, preserve_index=False)
    yield TOLD, heard.table()


def _filled(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a table with the schema's columns, null where it has none."""
    nulls = {field.name: pa.nulls(len(table), field.type) for field in schema}
    columns = [table[name] if name in table.schema.names else nulls[name] for name in schema.names]
    return pa.table(columns, names=schema.names).cast(schema)
