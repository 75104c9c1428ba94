"""Raw ratings of platform titles, eleven million rows of them, streamed.

A chunk is read, summed by title, sorted by user and laid aside on disk; the sorted runs are then
merged, a range of users at a time, into `title_ratings.parquet`, whose row groups each hold a range
of users. Memory holds a chunk or a range, never the whole.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from catalogue import DataError
from catalogue.quality import Row
from etl.read.columns import match
from etl.read.forms import columns
from etl.read.layouts import RATINGS
from etl.read.table import read
from etl.report import Report, Rule

BAD_RATING = Rule(
    "bad_title_rating",
    "A rating lacks its user, or is no number from 0 to 5.",
    "Left out of the title's score.",
    costs="row",
)
UNKNOWN_TITLE = Rule(
    "title_rating_without_title",
    "A rating belongs to no title of the platforms at hand.",
    "Left out.",
    costs="row",
)
REPEATED_RATING = Rule(
    "repeated_title_rating",
    "A user rated the same title more than once.",
    "All count in the title's score; title_ratings keeps the latest.",
)

KIND = "platform ratings"
"""What files of them are called, beside MovieLens's."""
RATING = np.dtype([("user_id", "<i4"), ("title", "<i4"), ("rating", "<f4"), ("time", "<i8")])
COLUMNS = ("userId", "movieId", "rating", "timestamp")
BLOCK = 1 << 25
"""Bytes of a CSV file read at a time, about a million ratings."""
GROUP = 1 << 18
"""Ratings in a row group: a user is found by reading one or two of them."""

Ratings = npt.NDArray[np.void]
Floats = npt.NDArray[np.float64]


class Sums:
    """Running sums of the ratings of each title, and what follows from them."""

    def __init__(self, titles: int) -> None:
        """Start with no ratings of so many titles."""
        self.count, self._total, self._squares = (np.zeros(titles) for _ in range(3))

    def add(self, ratings: Ratings) -> None:
        """Add ratings."""
        title, rating = ratings["title"], ratings["rating"].astype("float64")
        self.count += np.bincount(title, minlength=len(self.count))
        self._total += np.bincount(title, rating, minlength=len(self.count))
        self._squares += np.bincount(title, rating**2, minlength=len(self.count))

    @property
    def mean(self) -> Floats:
        """The mean rating of each title, NaN where there is none."""
        return self._total / np.where(self.count > 0, self.count, np.nan)

    @property
    def sd(self) -> Floats:
        """The standard deviation of each title's ratings, NaN where there are fewer than two."""
        within = np.maximum(self._squares - self.count * self.mean**2, 0)
        return np.asarray(np.sqrt(within / np.where(self.count > 1, self.count - 1, np.nan)))


def stream(paths: Sequence[Path], ids: "pd.Series[str]", version: Path, report: Report) -> Sums:
    """Write `title_ratings.parquet` to `version`; return the sums of each title's ratings.

    `ids` are the titles' ids in the order of the titles table; a rating's `title` is its position.
    """
    sums = Sums(len(ids))
    values = pa.array(ids, pa.string())
    with tempfile.TemporaryDirectory(dir=version, prefix="runs-") as folder:
        runs: list[Ratings] = []
        for ratings in chunks(paths, values, report):
            sums.add(ratings)
            runs.append(laid_aside(ratings, Path(folder) / f"{len(runs)}.npy"))
        write(merged(runs, report), version / "title_ratings.parquet")
    return sums


def chunks(paths: Sequence[Path], ids: pa.Array, report: Report) -> Iterator[Ratings]:
    """Yield the known titles' ratings of all files, a block at a time."""
    for path in paths:
        try:
            for batch in _batches(path, report):
                yield known(batch, path, ids, report)
        except (pa.ArrowInvalid, OSError) as error:
            message = f"{path} cannot be read as CSV: {str(error).splitlines()[0][:200]}."
            raise DataError(message) from error


def _batches(path: Path, report: Report) -> Iterator[pa.RecordBatch]:
    """Yield a file's ratings as text columns: streamed if it is a plain CSV, else read at once."""
    if path.suffix in {".csv", ".gz"} and _is_plain(path):
        yield from _streamed(path, report)
        return
    frame = read(path, RATINGS, report)
    yield from pa.Table.from_pandas(frame[list(COLUMNS)], preserve_index=False).to_batches()


def _streamed(path: Path, report: Report) -> Iterator[pa.RecordBatch]:
    rows = 0
    for batch in _reader(path):
        rows += len(batch)
        yield batch
    report.took(report.name(path), KIND, rows, match(columns(path), RATINGS).unread)


def _is_plain(path: Path) -> bool:
    """Tell whether Arrow's own reader sees the columns of a file."""
    try:
        return set(COLUMNS[:3]) <= set(_reader(path).schema.names)
    except (pa.ArrowInvalid, OSError):
        return False


def _reader(path: Path) -> csv.CSVStreamingReader:
    """Open a file of ratings as text columns."""
    return csv.open_csv(
        path,
        read_options=csv.ReadOptions(block_size=BLOCK),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(COLUMNS, pa.string()), strings_can_be_null=True
        ),
    )


def known(batch: pa.RecordBatch, path: Path, ids: pa.Array, report: Report) -> Ratings:
    """Return the batch's ratings as numbers, the bad and the unknown ones counted and left out."""
    user, rating = _numbers(batch, "userId"), _numbers(batch, "rating")
    title = pc.index_in(pc.utf8_lower(pc.utf8_trim_whitespace(batch["movieId"])), value_set=ids)
    title = pc.fill_null(title, -1).to_numpy()
    bad = ~((rating >= 0) & (rating <= 5) & (user >= 0) & (user < 2**31))
    unknown = ~bad & (title < 0)
    for rule, mask in ((BAD_RATING, bad), (UNKNOWN_TITLE, unknown)):
        rows: list[Row] = [{"file": report.name(path)}] if mask.any() else []
        report.add(rule, int(mask.sum()), rows, file=report.name(path))
    kept = ~bad & ~unknown
    ratings = np.empty(int(kept.sum()), dtype=RATING)
    ratings["user_id"], ratings["title"], ratings["rating"] = user[kept], title[kept], rating[kept]
    time = _numbers(batch, "timestamp") if "timestamp" in batch.schema.names else np.zeros(len(bad))
    ratings["time"] = np.nan_to_num(time[kept])
    return ratings


def _numbers(batch: pa.RecordBatch, name: str) -> Floats:
    """Return a text column as floats, NaN where it holds something else."""
    try:
        return np.asarray(pc.cast(batch[name], pa.float64()).to_numpy(zero_copy_only=False))
    except pa.ArrowInvalid:
        return np.asarray(pd.to_numeric(batch[name].to_pandas(), errors="coerce"), dtype="float64")


def laid_aside(ratings: Ratings, path: Path) -> Ratings:
    """Sort ratings by user, title and time, and return them as a map of a file."""
    np.save(path, in_order(ratings))
    run: Ratings = np.load(path, mmap_mode="r" if len(ratings) else None)
    return run


def in_order(ratings: Ratings) -> Ratings:
    """Sort ratings by user, title and time."""
    return ratings[np.lexsort((ratings["time"], ratings["title"], ratings["user_id"]))]


def merged(runs: Sequence[Ratings], report: Report) -> Iterator[Ratings]:
    """Yield all ratings sorted by user and title, each pair once, a range of users at a time."""
    bounds = _bounds(runs)
    cuts = [[0, *np.searchsorted(run["user_id"], bounds).tolist(), len(run)] for run in runs]
    for i in range(len(bounds) + 1):
        parts = [run[cut[i] : cut[i + 1]] for run, cut in zip(runs, cuts, strict=True)]
        ratings = in_order(np.concatenate(parts))
        same = (np.diff(ratings["user_id"]) == 0) & (np.diff(ratings["title"]) == 0)
        report.add(REPEATED_RATING, int(same.sum()))
        yield ratings[np.append(~same, True)[: len(ratings)]]


def _bounds(runs: Sequence[Ratings]) -> npt.NDArray[np.int32]:
    """Return the users at which ranges of about GROUP ratings part, judged by every 64th rating."""
    sample = np.sort(np.concatenate([run["user_id"][::64] for run in runs]))
    return np.unique(sample[GROUP // 64 :: GROUP // 64])


def write(groups: Iterable[Ratings], path: Path) -> None:
    """Write each group of ratings as a row group."""
    schema = pa.schema(
        [(n, pa.from_numpy_dtype(t)) for n, (t, _) in (RATING.fields or {}).items()]  # type: ignore[misc]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for ratings in groups:
            columns = [pa.array(np.ascontiguousarray(ratings[name])) for name in schema.names]
            if len(ratings):
                writer.write_table(pa.table(columns, schema=schema))
