"""Raw ratings of platform titles, eleven million rows of them, streamed.

A chunk is read, summed by title, sorted by user and laid aside on disk; the sorted runs are then
merged, a range of users at a time, into `title_ratings.parquet`, whose row groups each hold a range
of users. Memory holds a chunk or a range, never the whole.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

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
SCHEMA = pa.schema(
    [(n, pa.from_numpy_dtype(t)) for n, (t, _) in (RATING.fields or {}).items()]  # type: ignore[misc]
)
FILE = "title_ratings.parquet"
PARTS = 10_000
"""Whole parts of a star that ratings are added up in: of four decimals, whatever the scale."""
COLUMNS = ("userId", "movieId", "rating", "timestamp")
BLOCK = 1 << 25
"""Bytes of a CSV file read at a time, about a million ratings."""
GROUP = 1 << 18
"""Ratings in a row group: a user is found by reading one or two of them."""

Ratings = npt.NDArray[np.void]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Sums:
    """Running sums of the ratings of each title, and what follows from them.

    Ratings are added as whole `PARTS` of a star: in whatever order, the sums are the same.
    """

    def __init__(self, titles: int) -> None:
        """Start with no ratings of so many titles."""
        self.count, self.total, self.squares = (np.zeros(titles, np.int64) for _ in range(3))

    def add(self, ratings: Ratings) -> None:
        """Add ratings."""
        title, stars = ratings["title"], parts_of(ratings).astype("float64")
        for sums, power in ((self.count, 0), (self.total, 1), (self.squares, 2)):
            sums += np.bincount(title, stars**power, minlength=len(sums)).astype(np.int64)

    @property
    def mean(self) -> Floats:
        """The mean rating of each title, NaN where there is none."""
        return self.total / PARTS / np.where(self.count > 0, self.count, np.nan)

    @property
    def sd(self) -> Floats:
        """The standard deviation of each title's ratings, NaN where there are fewer than two."""
        within = np.maximum(self.squares / PARTS**2 - self.count * self.mean**2, 0)
        return np.asarray(np.sqrt(within / np.where(self.count > 1, self.count - 1, np.nan)))


class Streams(Protocol):
    """What writes the ratings of titles and sums them: `stream`, or the same on an engine."""

    def __call__(
        self, paths: Sequence[Path], ids: "pd.Series[str]", version: Path, report: Report
    ) -> Sums:
        """Write `title_ratings.parquet` to `version`; return the sums of each title's ratings."""


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
        write(merged(runs, report), version / FILE)
    return sums


def parts_of(ratings: Ratings) -> Ints:
    """Return ratings (n,) in whole parts of a star."""
    stars: Floats = ratings["rating"].astype("float64")
    return np.rint(stars * PARTS).astype(np.int64)


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
    ends = bounds(*_counted(runs))
    cuts = [[0, *np.searchsorted(run["user_id"], ends).tolist(), len(run)] for run in runs]
    for i in range(len(ends) + 1):
        parts = [run[cut[i] : cut[i + 1]] for run, cut in zip(runs, cuts, strict=True)]
        yield latest(np.concatenate(parts), report)


def latest(ratings: Ratings, report: Report) -> Ratings:
    """Sort ratings by user and title, and leave each pair's latest one."""
    ordered: Ratings = in_order(ratings)
    same = (np.diff(ordered["user_id"]) == 0) & (np.diff(ordered["title"]) == 0)
    report.add(REPEATED_RATING, int(same.sum()))
    kept: Ratings = ordered[np.append(~same, True)[: len(ordered)]]
    return kept


def _counted(runs: Sequence[Ratings]) -> tuple[Ints, Ints]:
    """Return the users of sorted runs, ascending, and how many ratings each has."""
    users, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    for run in runs:
        more, often = np.unique(run["user_id"], return_counts=True)
        users, places = np.unique(np.concatenate([users, more]), return_inverse=True)
        counts = np.bincount(places, np.concatenate([counts, often])).astype(np.int64)
    return users, counts


def bounds(users: Ints, counts: Ints) -> Ints:
    """Return the users at which ranges of about GROUP ratings part, told how many each has."""
    group = (np.cumsum(counts) - counts) // GROUP
    return users[1:][np.diff(group) > 0]


def groups(parts: Iterable[Ratings], ends: Ints) -> Iterator[Ratings]:
    """Yield ratings that come sorted by user in any parts, parted at the users `ends`."""
    rest, done = np.empty(0, RATING), 0
    for part in parts:
        rest, taken = np.concatenate([rest, part]), 0
        for cut in np.searchsorted(rest["user_id"], ends[done:]).tolist():
            if cut == len(rest):
                break
            yield rest[taken:cut]
            taken, done = cut, done + 1
        rest = rest[taken:]
    yield rest


def write(groups: Iterable[Ratings], path: Path) -> None:
    """Write each group of ratings as a row group."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for ratings in groups:
            if len(ratings):
                writer.write_table(as_table(ratings))


def as_table(ratings: Ratings) -> pa.Table:
    """Return ratings as Arrow has them."""
    columns = [pa.array(np.ascontiguousarray(ratings[name])) for name in SCHEMA.names]
    return pa.table(columns, schema=SCHEMA)


def of_table(table: pa.Table) -> Ratings:
    """Return Arrow's columns as ratings."""
    ratings = np.empty(len(table), RATING)
    for name in SCHEMA.names:
        ratings[name] = table[name].to_numpy()
    return ratings
