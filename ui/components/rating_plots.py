"""Plots of predicted ratings: where they err, whether they may be trusted, what they come from."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _
from ui.components.legacy_figures import chart

Found = Mapping[str, Any]
"""What the build measured, as it stands in its file."""
OURS = "ours"
SPREADS = 0.683, 0.954
"""Shares of a normal distribution within one and two standard deviations."""


def method_name(method: str) -> str:
    """Name a method for readers."""
    names = {
        "global mean": _("Mean of all"),
        "user + item bias": _("User + title"),
        OURS: _("Butaca"),
    }
    return names.get(method, method)


def errors(found: Found) -> None:
    """Draw the error by how much users rated, and by how much titles were rated."""
    subjects = (
        (
            "by_activity",
            (
                _("Users who rate more are predicted better"),
                _("More ratings by a user help little"),
            ),
            _("ratings by the user"),
        ),
        (
            "by_popularity",
            (_("Well-known titles are predicted better"), _("A title's fame helps little")),
            _("ratings of the title"),
        ),
    )
    for name, findings, across in subjects:
        groups = found[name]
        better = groups[-1]["rmse"][OURS] < groups[0]["rmse"][OURS]
        series = {
            method_name(method): [group["rmse"][method] for group in groups]
            for method in sorted(groups[0]["rmse"], key=lambda method: method != OURS)
        }
        labels = [f"{group['from']}–{group['to']}" for group in groups]
        drawn = charts.lines(labels, series, from_zero=False)
        drawn.change(xaxis={"type": "category", "title": {"text": across}})
        finding = findings[0 if better else 1]
        chart(drawn, finding, _("RMSE in stars, groups of equal size"), key=f"models-{name}")


def calibration(found: Found) -> None:
    """Draw what was given where about the same was predicted."""
    predicted, given = found["predicted"], found["given"]
    hover = [
        _("predicted {p}, given {g}", p=formats.number(p, 2), g=formats.number(g, 2))
        for p, g in zip(predicted, given, strict=True)
    ]
    drawn = charts.points(
        predicted, given, hover, x_title=_("Predicted rating"), y_title=_("Mean rating given")
    )
    ends = [min(predicted), max(predicted)]
    line = {"color": charts.REST, "dash": "dot"}
    drawn.add(type="scatter", x=ends, y=ends, mode="lines", line=line, hoverinfo="skip")
    gap = max(abs(p - g) for p, g in zip(predicted, given, strict=True))
    chart(
        drawn,
        _("Predictions are right on average, to within {gap} stars", gap=formats.number(gap, 2)),
        _("Tenths of the held-out ratings by prediction; the line is perfect agreement"),
        key="models-calibration",
    )
    st.markdown(
        _(
            "{one} of ratings lie within one spread of the prediction and {two} within two; a "
            "normal error would give {normal_one} and {normal_two}.",
            one=formats.percent(found["within_one_spread"], 1),
            two=formats.percent(found["within_two_spreads"], 1),
            normal_one=formats.percent(SPREADS[0], 1),
            normal_two=formats.percent(SPREADS[1], 1),
        )
    )


def threshold(found: Found) -> None:
    """Draw accuracy, precision and recall at every threshold."""
    curve = pd.DataFrame(found["thresholds"])
    names = {"accuracy": _("Right"), "precision": _("Precision"), "recall": _("Recall")}
    drawn = charts.lines(
        curve["threshold"].tolist(), {names[key]: curve[key].tolist() for key in names}
    )
    learnt = found["random"][OURS]["threshold"]["mean"]
    upright = {"type": "line", "x0": learnt, "x1": learnt, "yref": "y domain", "y0": 0, "y1": 1}
    dotted = {**upright, "line": {"color": charts.REST, "dash": "dot"}}
    ends = [curve["threshold"].min(), curve["threshold"].max()]
    drawn.change(shapes=[dotted], xaxis={"range": ends}, yaxis={"tickformat": ".0%"})
    chart(
        drawn,
        _("The learnt threshold is {stars} stars", stars=formats.number(learnt, 2)),
        _("Share of verdicts at each threshold; liked is 4 stars or more"),
        key="models-threshold",
        rows=curve,
    )


def learnt_from(found: Found) -> None:
    """Draw what the ratings are: how many, their values, years, and how unevenly they fall."""
    st.markdown(
        _(
            "{ratings} ratings by {users} users of {titles} titles: {filled} of all pairs.",
            ratings=formats.number(found["ratings"]),
            users=formats.number(found["users"]),
            titles=formats.number(found["titles"]),
            filled=formats.percent(found["filled"], 1),
        )
    )
    values, years = found["values"], found["years"]
    stars = [formats.number(value, 1) for value in values["stars"]]
    _columns(stars, values["ratings"], _("Stars given"), "values")
    _columns([str(y) for y in years["year"]], years["ratings"], _("Ratings by year"), "years")
    for name, finding in (
        ("per_user", _("Half of the users gave at least {n} ratings")),
        ("per_title", _("Half of the titles have at least {n} ratings")),
    ):
        spread = found[name]
        labels = [f"{low}–{2 * low - 1}" if low > 1 else "1" for low in spread["from"]]
        _columns(labels, spread["count"], finding.format(n=formats.number(spread["median"])), name)


def _columns(names: list[str], values: list[int], finding: str, key: str) -> None:
    if names:
        texts = [formats.number(value) for value in values]
        chart(charts.columns(names, values, texts, height=240), finding, key=f"models-{key}")
