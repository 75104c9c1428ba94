"""Users' scores of platform titles: the mean of raw ratings, else a ready `scores.csv`."""

from pathlib import Path

import numpy as np
import pandas as pd

from etl.read.files import RawFiles
from etl.read.layouts import SCORES
from etl.read.numbers import numbers
from etl.read.table import read
from etl.report import Report, Rule
from etl.titles import ratings as title_ratings
from etl.update.waiting import SCORES as SCORES_WAITING

Tables = dict[str, pd.DataFrame]

UNKNOWN_TITLE = Rule(
    "score_without_title",
    "A score belongs to no title of the platforms at hand.",
    "Left out.",
    costs="row",
)
BAD_SCORE = Rule(
    "bad_score",
    "A title's score is no number from 0 to 5, or stands in the file again.",
    "Left out; of repeated ones the first counts.",
    costs="row",
)
NO_SCORE = Rule(
    "no_score",
    "Nobody rated the title.",
    "It takes no part in counts of titles above a score.",
)


def add(
    rows: pd.DataFrame,
    files: RawFiles,
    report: Report,
    version: Path,
    stream: title_ratings.Streams = title_ratings.stream,
) -> tuple[pd.DataFrame, Tables]:
    """Add `score` (of 5), `score_count` and `score_sd` (null where only the mean is known).

    Raw ratings win over ready scores; they are kept, too, as `title_ratings.parquet` in `version`.
    Returns: the rows, and the scores of titles that are not there, if any, as a waiting table.
    """
    ids = rows["title_id"]
    ahead: Tables = {}
    if files.title_ratings:
        sums = stream(files.title_ratings, ids, version, report)
        scored = rows.assign(score=sums.mean, score_count=sums.count, score_sd=sums.sd)
    else:
        means = ready(files.scores, ids, report) if files.scores else pd.Series(dtype="float64")
        scored = rows.assign(score=ids.map(means), score_count=np.nan, score_sd=np.nan)
        ahead = waiting(means, ids)
    report.flag(NO_SCORE, scored, scored["score"].isna(), "platform", "show_id", "title")
    return scored, ahead


def waiting(means: "pd.Series[float]", ids: "pd.Series[str]") -> Tables:
    """Return the scores of titles that are not among `ids`, if there are any, as a table."""
    unknown = means[~means.index.isin(ids)]
    if unknown.empty:
        return {}
    return {SCORES_WAITING: unknown.rename("score").rename_axis("title_id").reset_index()}


def ready(path: Path, ids: "pd.Series[str]", report: Report) -> "pd.Series[float]":
    """Read `scores.csv`: the mean score of each title by its id."""
    raw = read(path, SCORES, report)
    title_id = raw["id"].str.strip().str.lower()
    score = numbers(raw, "score", report)
    bad = ~score.between(0, 5) | title_id.duplicated()
    unknown = ~title_id.isin(ids)
    report.flag(BAD_SCORE, raw, bad, "id", "score")
    report.flag(UNKNOWN_TITLE, raw, unknown & ~bad, "id")
    report.came("scores", raw.assign(title_id=title_id)[~bad], "title_id")
    return score[~bad].set_axis(title_id[~bad])
