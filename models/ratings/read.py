"""Ratings from a CSV file of MovieLens's layout."""

from pathlib import Path
from typing import NoReturn

import numpy as np
import pyarrow as pa
from pyarrow import csv

from catalogue import DataError
from models.ratings.data import Ratings

COLUMNS = {
    "userId": pa.int64(),
    "movieId": pa.int64(),
    "rating": pa.float64(),
    "timestamp": pa.int64(),
}
FEWEST = 50
"""Ratings below which nothing is worth measuring."""


def read(path: Path, *, times: bool = False) -> Ratings:
    """Read `userId,movieId,rating[,timestamp]`; `times` asks for the timestamps.

    Raises: DataError: a sentence that says why the file cannot be used.
    """
    table = _parse(path)
    wanted = list(COLUMNS) if times else list(COLUMNS)[:3]
    missing = [name for name in wanted if name not in table.column_names]
    if missing:
        _fail(path, f"lacks the column {', '.join(missing)}; userId,movieId,rating,timestamp go")
    empty = [name for name in wanted if table[name].null_count]
    if empty:
        _fail(path, f"has {table[empty[0]].null_count} empty cells in {empty[0]}")
    if table.num_rows < FEWEST:
        _fail(path, f"holds {table.num_rows} ratings, too few to measure anything ({FEWEST})")
    return _checked(path, table)


def _parse(path: Path) -> pa.Table:
    if not path.is_file():
        _fail(path, "is not a file")
    options = csv.ConvertOptions(column_types=COLUMNS)
    try:
        return csv.read_csv(path, convert_options=options)
    except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")[:160]
        _fail(path, f"cannot be read as ratings: {reason}")


def _checked(path: Path, table: pa.Table) -> Ratings:
    named = "timestamp" in table.column_names
    times = table["timestamp"].to_numpy() if named else np.zeros(table.num_rows, dtype=np.int64)
    user, item, stars = (table[name].to_numpy() for name in list(COLUMNS)[:3])
    ratings = Ratings(user, item, stars, times)
    if not np.isfinite(ratings.stars).all():
        _fail(path, "has ratings that are not numbers")
    pairs = ratings.user.astype(np.int64) * len(ratings.item_ids) + ratings.item
    repeated = len(pairs) - len(np.unique(pairs))
    if repeated:
        _fail(path, f"has {repeated} ratings of a title by a user who rated it before: keep one")
    return ratings


def _fail(path: Path, reason: str) -> NoReturn:
    message = f"{path} {reason}."
    raise DataError(message)
