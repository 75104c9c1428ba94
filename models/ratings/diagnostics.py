"""What the Models page draws: what was learnt from, and where the predictions err."""

from collections.abc import Sequence

import numpy as np

from models.ratings.data import Floats, Ints, Mask, Ratings
from models.ratings.evaluate import Tested
from models.ratings.measured import (
    Calibration,
    Counts,
    Errors,
    Given,
    Group,
    LearntFrom,
    Years,
)
from models.ratings.metrics import rmse, verdicts, within

GROUPS = 5
"""Groups of equal size by which errors are told apart."""


def learnt_from(ratings: Ratings) -> LearntFrom:
    """Describe the ratings: how many a user and a title, their values, by year, sparsity."""
    users, items = len(ratings.user_ids), len(ratings.item_ids)
    stars, counts = np.unique(ratings.stars, return_counts=True)
    years = ratings.time.astype("datetime64[s]").astype("datetime64[Y]").astype(int) + 1970
    year, a_year = np.unique(years[ratings.time > 0], return_counts=True)
    return LearntFrom(
        ratings=len(ratings),
        users=users,
        titles=items,
        filled=len(ratings) / (users * items),
        given=Given(stars.tolist(), counts.tolist()),
        years=Years(year.tolist(), a_year.tolist()),
        per_user=per(np.bincount(ratings.user)),
        per_title=per(np.bincount(ratings.item)),
    )


def per(counts: Ints) -> Counts:
    """Return how many have 1, 2-3, 4-7, ... ratings, and the median."""
    bins = np.bincount(np.log2(counts).astype(int))
    return Counts([2**p for p in range(len(bins))], bins.tolist(), float(np.median(counts)))


def errors_by(counts: Ints, stars: Floats, tested: Sequence[Tested]) -> list[Group]:
    """Return each method's RMSE in groups of rows by `counts` (n,) of training ratings."""
    edges = np.unique(np.quantile(counts, np.linspace(0, 1, GROUPS + 1)).astype(int))
    group = np.searchsorted(edges[1:-1], counts, side="right")
    return [_group(group == number, counts, stars, tested) for number in np.unique(group)]


def _group(mask: Mask, counts: Ints, stars: Floats, tested: Sequence[Tested]) -> Group:
    ours = [one for one in tested if one.method == "ours"]
    return Group(
        least=int(counts[mask].min()),
        most=int(counts[mask].max()),
        ratings=int(mask.sum()),
        rmse={one.method: rmse(one.predicted[mask], stars[mask]) for one in tested},
        within=within(*(part[mask] for part in (ours[0].predicted, ours[0].spread, stars)))
        if ours
        else None,
    )


def calibration(ours: Tested, stars: Floats) -> Calibration:
    """Return mean ratings where about the same was predicted, and the spread's coverage."""
    order = np.argsort(ours.predicted, kind="stable")
    parts = np.array_split(order, min(2 * GROUPS, len(order)))
    apart = np.abs(stars - ours.predicted) / ours.spread
    return Calibration(
        predicted=[float(ours.predicted[part].mean()) for part in parts],
        given=[float(stars[part].mean()) for part in parts],
        within_one_spread=float((apart <= 1).mean()),
        within_two_spreads=float((apart <= 2).mean()),
    )


def where_it_errs(ratings: Ratings, mask: Mask, tested: Sequence[Tested]) -> Errors:
    """Return all of the above for one fold; `mask` are its held-out rows."""
    train, stars = ratings.rows(~mask), ratings.stars[mask]
    by_user = _train_counts(train.user_id, ratings.user_id[mask])
    by_title = _train_counts(train.item_id, ratings.item_id[mask])
    ours = next(one for one in tested if one.method == "ours")
    return Errors(
        by_activity=errors_by(by_user, stars, tested),
        by_popularity=errors_by(by_title, stars, tested),
        calibration=calibration(ours, stars),
        thresholds=verdicts(ours.predicted, stars),
    )


def _train_counts(train: Ints, wanted: Ints) -> Ints:
    ids, counts = np.unique(train, return_counts=True)
    places = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[places] == wanted, counts[places], 0)
