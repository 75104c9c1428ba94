"""Plots of predicted ratings: where they err, whether they may be trusted, what they come from."""

from collections.abc import Callable, Sequence
from dataclasses import asdict

import pandas as pd

import charts
from charts import ratings as plots
from charts.drawing import Drawing
from language import formats
from language.texts import _
from models.ratings.measured import Group, LearntFrom, Measured, Method
from views import columns
from views.blocks import Chart, Note, Table
from views.page import View

OURS: Method = "ours"
SPREADS = 0.683, 0.954
"""Shares of a normal distribution within one and two standard deviations."""


def method_name(method: Method) -> str:
    """Name a method for readers."""
    names: dict[Method, str] = {
        "global mean": _("Mean of all"),
        "user + item bias": _("User + title"),
        OURS: _("Butaca"),
    }
    return names.get(method, method)


def errors(found: Measured) -> View:
    """Show the error by how much users rated, and by how much titles were rated."""
    yield _errors(
        "by_activity",
        found.errors.by_activity,
        (
            _("Users who rate more are predicted better"),
            _("More ratings by a user help little"),
        ),
        _("ratings by the user"),
    )
    yield _errors(
        "by_popularity",
        found.errors.by_popularity,
        (_("Well-known titles are predicted better"), _("A title's fame helps little")),
        _("ratings of the title"),
    )


def _errors(name: str, groups: Sequence[Group], findings: tuple[str, str], across: str) -> Chart:
    """Show each method's error by groups; the first finding is said where the last one is best."""
    better = groups[-1].rmse[OURS] < groups[0].rmse[OURS]
    methods = [OURS, *(method for method in groups[0].rmse if method != OURS)]
    series = {method_name(method): [group.rmse[method] for group in groups] for method in methods}
    return Chart(
        f"models-{name}",
        findings[0 if better else 1],
        _("RMSE in stars, groups of equal size"),
        lambda: plots.errors(groups, series, across),
        columns=[
            columns.text("group", across),
            *(columns.number(method, method_name(method), decimals=4) for method in methods),
        ],
    )


def calibration(found: Measured) -> View:
    """Show what was given where about the same was predicted."""
    of = found.errors.calibration
    yield Chart(
        "models-calibration",
        _("Predictions are right on average, to within {gap} stars", gap=formats.number(of.gap, 2)),
        _("Tenths of the held-out ratings by prediction; the line is perfect agreement"),
        lambda: plots.calibration(of),
        columns=[
            columns.number("predicted", _("Predicted rating"), decimals=4),
            columns.number("given", _("Mean rating given"), decimals=4),
        ],
    )
    yield Note(
        _(
            "{one} of ratings lie within one spread of the prediction and {two} within two; a "
            "normal error would give {normal_one} and {normal_two}.",
            one=formats.percent(of.within_one_spread, 1),
            two=formats.percent(of.within_two_spreads, 1),
            normal_one=formats.percent(SPREADS[0], 1),
            normal_two=formats.percent(SPREADS[1], 1),
        )
    )
    yield from _intervals(found)


def _intervals(found: Measured) -> View:
    """List how many ratings the stated intervals hold, by how much the user rated."""
    told = [
        (_("{n}, a newcomer", n=formats.number(step.given)), step.within)
        for step in found.cold_start
    ]
    told += [(f"{of.least}–{of.most}", of.within) for of in found.errors.by_activity]
    rows = [{"group": name, "one": within[0], "wide": within[1]} for name, within in told if within]
    if rows:
        yield Table(
            "models-intervals",
            pd.DataFrame(rows),
            [
                columns.text("group", _("ratings by the user")),
                columns.share("one", _("Within ±"), _("Stated as two ratings in three")),
                columns.share("wide", _("Within the wider ±"), _("Stated as nine in ten")),
            ],
            _("Shares of held-out ratings in the stated intervals"),
        )


def threshold(found: Measured) -> View:
    """Show accuracy, precision and recall at every threshold."""
    curve, learnt = found.errors.thresholds, found.random[OURS].threshold.mean
    series = {
        _("Right"): [one.accuracy for one in curve],
        _("Precision"): [one.precision for one in curve],
        _("Recall"): [one.recall for one in curve],
    }
    yield Chart(
        "models-threshold",
        _("The learnt threshold is {stars} stars", stars=formats.number(learnt, 2)),
        _("Share of verdicts at each threshold; liked is 4 stars or more"),
        lambda: plots.thresholds(curve, series, learnt),
        rows=pd.DataFrame([asdict(one) for one in curve]),
        columns=[
            columns.number("threshold", _("Threshold"), decimals=2),
            columns.share("accuracy", _("Right")),
            columns.share("precision", _("Precision")),
            columns.share("recall", _("Recall")),
        ],
    )


def learnt_from(found: Measured) -> View:
    """Show what the ratings are: how many, their values, years, and how unevenly they fall."""
    of = found.learnt_from
    yield Note(
        _(
            "{ratings} ratings by {users} users of {titles} titles: {filled} of all pairs.",
            ratings=formats.number(of.ratings),
            users=formats.number(of.users),
            titles=formats.number(of.titles),
            filled=formats.percent(of.filled, 1),
        )
    )
    for name, (names, values, finding) in _falls(of).items():
        if names:
            yield Chart(
                f"models-{name}",
                finding,
                "",
                _columns(names, values),
                columns=[columns.text("group", finding), columns.number("number", _("Number"))],
            )


def _falls(of: LearntFrom) -> dict[str, tuple[list[str], list[int], str]]:
    """Return how the ratings fall: the groups, how many are in each, and what that says."""
    stars = [formats.number(value, 1) for value in of.given.stars]
    at_least = {"n": formats.number(of.per_user.median)}, {"n": formats.number(of.per_title.median)}
    return {
        "values": (stars, of.given.ratings, _("Stars given")),
        "years": ([str(year) for year in of.years.year], of.years.ratings, _("Ratings by year")),
        "per_user": (
            _doubled(of.per_user.least),
            of.per_user.count,
            _("Half of the users gave at least {n} ratings", **at_least[0]),
        ),
        "per_title": (
            _doubled(of.per_title.least),
            of.per_title.count,
            _("Half of the titles have at least {n} ratings", **at_least[1]),
        ),
    }


def _doubled(least: Sequence[int]) -> list[str]:
    """Name groups from each number to under its double."""
    return [f"{low}–{2 * low - 1}" if low > 1 else "1" for low in least]


def _columns(names: list[str], values: list[int]) -> Callable[[], Drawing]:
    texts = [formats.number(value) for value in values]
    return lambda: charts.columns(names, values, texts, height=240)
