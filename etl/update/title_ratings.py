"""New ratings of platform titles into those of an earlier version, a row group at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from catalogue import DataError
from catalogue.quality import Change, ChangedCell
from etl.report import Report
from etl.titles.ratings import RATING, Ratings, chunks, in_order, write
from etl.update.changes import LISTED

FILE = "title_ratings.parquet"
GONE = -1
"""The row of a title that is there no more."""


@dataclass(frozen=True)
class News:
    """What files of ratings say anew: all their ratings, the latest a pair, and what those replace.

    All are sorted by user and title; `title` is a row of the merged titles. Ratings that the
    earlier version holds already are in none of them.
    """

    all: Ratings
    latest: Ratings
    replaced: Ratings
    unchanged: int = 0

    def change(self, ids: Sequence[str]) -> Change:
        """Return the log of changes; a rating is told by its user and title."""
        was = np.isin(_pairs(self.latest), _pairs(self.replaced))
        added, now = self.latest[~was], self.latest[was]
        cells = [
            ChangedCell(f"({user}, '{ids[title]}')", name, before=f"{b}", after=f"{a}")
            for name in ("rating", "time")
            for user, title, b, a in zip(
                now["user_id"], now["title"], self.replaced[name], now[name], strict=True
            )
            if a != b
        ]
        columns = pd.Series([cell.column for cell in cells], dtype="str").value_counts()
        return Change(
            added=len(added),
            changed=len(now),
            unchanged=self.unchanged,
            columns={str(name): int(count) for name, count in columns.items()},
            added_rows=[
                {"user_id": int(row["user_id"]), "title_id": ids[row["title"]]}
                for row in added[:LISTED]
            ],
            changed_cells=cells[:LISTED],
        )


def news(
    before: Path, paths: Sequence[Path], old: Sequence[str], new: Sequence[str], report: Report
) -> News:
    """Read files of ratings and compare them with those of the version in `before`.

    `old` and `new` are the ids of the titles before and after, both sorted. A user's rating of a
    title replaces the one of before. Raises: DataError: a file cannot be read.
    """
    read = list(chunks(paths, pa.array(new, pa.string()), report))
    told = in_order(np.concatenate([np.empty(0, RATING), *read]))
    last = np.append(np.diff(_pairs(told)) != 0, True)[: len(told)]
    latest = told[last]
    held = np.concatenate([np.empty(0, RATING), *_held(before, _places(old, new), _pairs(latest))])
    present = latest[np.isin(_pairs(latest), _pairs(held))]
    same = _pairs(present)[
        (present["rating"] == held["rating"]) & (present["time"] == held["time"])
    ]
    kept = [part[~np.isin(_pairs(part), same)] for part in (told, latest, held)]
    return News(kept[0], kept[1], kept[2], len(same))


def rescored(titles: pd.DataFrame, news: News) -> pd.DataFrame:
    """Return the titles with the scores that follow from the new ratings.

    Raises: DataError: the scores there are means from elsewhere, without the ratings behind them.
    """
    if (titles["score"].notna() & titles["score_count"].isna()).any():
        message = (
            "The scores of these tables are ready means, not made of ratings: build them anew from "
            "all ratings, `python -m publish --raw`, before adding some."
        )
        raise DataError(message)
    count, mean = (titles[n].astype("float64").fillna(0) for n in ("score_count", "score"))
    squares = titles["score_sd"].fillna(0) ** 2 * (count - 1).clip(lower=0) + count * mean**2
    sums = np.array([count, count * mean, squares]).round(9)  # stars have few decimals
    for sign, ratings in ((1, news.all), (-1, news.replaced)):
        stars = ratings["rating"].astype("float64")
        for total, power in zip(sums, (0, 1, 2), strict=True):
            total += sign * np.bincount(ratings["title"], stars**power, minlength=len(titles))
    touched = np.union1d(news.all["title"], news.replaced["title"])
    n, total, squared = (part[touched] for part in sums)
    means = total / n
    within = np.maximum(squared - n * means**2, 0)
    spread = np.sqrt(within / np.where(n > 1, n - 1, np.nan))
    found = titles.astype({"score_count": "Int32"})
    for name, values in (("score", means), ("score_count", n), ("score_sd", spread)):
        found.loc[found.index[touched], name] = values
    return found


def merge(
    before: Path, version: Path, old: Sequence[str], new: Sequence[str], news: News | None = None
) -> None:
    """Bring an earlier version's ratings along, each title at its row among the new ones.

    `old` and `new` are the titles' ids, both sorted, so that the order of the ratings stays; those
    of a title that goes go with it. New ratings go in between.
    """
    fresh = news.latest if news else np.empty(0, RATING)
    if (before / FILE).exists() or len(fresh):
        write(_merged(before, _places(old, new), fresh), version / FILE)


def _merged(before: Path, places: npt.NDArray[np.int32], fresh: Ratings) -> Iterator[Ratings]:
    """Yield the ratings of before, a row group at a time, with the fresh ones among them."""
    pairs = _pairs(fresh)
    done = 0
    for group in _groups(before, places):
        end = int(np.searchsorted(fresh["user_id"], group["user_id"][-1], side="right"))
        kept = group[~np.isin(_pairs(group), pairs)]
        yield in_order(np.concatenate([kept, fresh[done:end]]))
        done = end
    yield fresh[done:]


def _held(
    before: Path, places: npt.NDArray[np.int32], pairs: npt.NDArray[np.int64]
) -> Iterator[Ratings]:
    """Yield the earlier ratings of some pairs of user and title."""
    for group in _groups(before, places) if len(pairs) else ():
        yield group[np.isin(_pairs(group), pairs)]


def _groups(before: Path, places: npt.NDArray[np.int32]) -> Iterator[Ratings]:
    """Yield the row groups of an earlier version, their titles at their new rows."""
    if not (before / FILE).exists():
        return
    with pq.ParquetFile(before / FILE) as source:
        for i in range(source.num_row_groups):
            group = source.read_row_group(i)
            ratings = np.empty(len(group), RATING)
            for name in RATING.names or ():
                ratings[name] = group[name].to_numpy()
            ratings["title"] = places[ratings["title"]]
            kept = ratings[ratings["title"] != GONE]
            if len(kept):
                yield kept


def _places(old: Sequence[str], new: Sequence[str]) -> npt.NDArray[np.int32]:
    """Return the row of each old title among the new ones, GONE where it is none of them."""
    was, now = np.asarray(old, dtype="U"), np.asarray(new, dtype="U")
    rows = np.searchsorted(now, was)
    there = np.append(now, "")[rows] == was
    return np.where(there, rows, GONE).astype("int32")


def _pairs(ratings: Ratings) -> npt.NDArray[np.int64]:
    """Return a number for each rating's user and title, in their order."""
    return np.asarray((ratings["user_id"].astype(np.int64) << 32) | ratings["title"])
