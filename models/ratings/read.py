"""Ratings from a CSV file of MovieLens's layout."""

from pathlib import Path
from typing import NoReturn

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from catalogue import DataError
from models.ratings.data import Ints, Ratings

COLUMNS = {
    "userId": pa.int64(),
    "movieId": pa.int64(),
    "rating": pa.float64(),
    "timestamp": pa.int64(),
}
TEXTS = {"userId": pa.string(), "movieId": pa.string(), "timestamp": pa.string()}
"""What is read as text where the file does not hold whole numbers."""
FEWEST = 10
"""Ratings below which nothing is worth measuring."""


def read(path: Path, *, times: bool = False) -> Ratings:
    """Read `userId,movieId,rating[,timestamp]`; `times` asks for the timestamps.

    Ids may be numbers or texts, which are numbered in order; times are seconds since 1970 or dates,
    0 where they are not asked for and not there.

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
    user, item = _ids(table["userId"]), _ids(table["movieId"])
    stars = table["rating"].to_numpy()
    if not np.isfinite(stars).all():
        _fail(path, "has ratings that are not numbers")
    seconds = _seconds(table)
    if seconds is None:
        if times:
            _fail(path, "has timestamps that are neither seconds nor dates")
        seconds = np.zeros(len(stars), dtype=np.int64)
    return Ratings(user, item, stars, seconds)


def latest(ratings: Ratings) -> Ratings:
    """Keep each user's latest rating of a title, of equally late ones the last; in their order."""
    order = np.lexsort((ratings.time, ratings.item, ratings.user))
    same = (np.diff(ratings.user[order]) == 0) & (np.diff(ratings.item[order]) == 0)
    return ratings.rows(np.sort(order[np.append(~same, True)])) if same.any() else ratings


def _parse(path: Path) -> pa.Table:
    """Read numbers where the columns hold them, else texts."""
    if not path.is_file():
        _fail(path, "is not a file")
    try:
        return _table(path, COLUMNS)
    except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError, OSError):
        pass
    try:
        return _table(path, COLUMNS | TEXTS)
    except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")[:160]
        _fail(path, f"cannot be read as ratings: {reason}")


def _table(path: Path, types: dict[str, pa.DataType]) -> pa.Table:
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=True)
    return csv.read_csv(path, convert_options=options)


def _ids(column: pa.ChunkedArray) -> Ints:
    """Return ids as numbers: as they are, or their places in the sorted texts."""
    if pa.types.is_integer(column.type):
        return np.asarray(column.to_numpy())
    return np.unique(column.to_numpy().astype(str), return_inverse=True)[1]


def _seconds(table: pa.Table) -> Ints | None:
    """Return seconds since 1970, from numbers or dates; None where some rating has none."""
    if "timestamp" not in table.column_names or table["timestamp"].null_count:
        return None
    texts = pd.Series(table["timestamp"].to_numpy())
    numbers = pd.to_numeric(texts, errors="coerce")
    if np.isfinite(numbers).all():
        return numbers.to_numpy().astype(np.int64)
    dates = pd.to_datetime(texts, errors="coerce", format="ISO8601", utc=True).dt.tz_localize(None)
    return None if dates.isna().any() else dates.to_numpy().astype("datetime64[s]").astype(np.int64)


def _fail(path: Path, reason: str) -> NoReturn:
    message = f"{path} {reason}."
    raise DataError(message)
