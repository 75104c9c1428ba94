"""How good predicted ratings are, as the build measured it: tables and plots, baselines beside."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui import charts, formats
from ui.components import tables
from ui.components.answers import Figure, explained, headline
from ui.components.choices import tabs
from ui.components.figures import chart
from ui.texts import _

Found = Mapping[str, Any]
OURS = "ours"
SAMPLER = re.compile(
    r"Bayesian matrix factorisation, rank (\d+), (with|without) who-rated-what, (\d+)\+(\d+) sweeps"
)
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


def draw(found: Found | None) -> None:
    """Draw the headline and the open view; where nothing was measured, say why."""
    if not found:
        st.markdown(_("Too few ratings to measure by, or `python -m models` has not run yet."))
        return
    _headline(found["random"])
    views = {
        "compare": _("Compared"),
        "table": _("Table"),
        "errors": _("Where it errs"),
        "calibration": _("Calibration"),
        "threshold": _("Threshold"),
        "learnt": _("Learnt from"),
    }
    match tabs(views):
        case "table":
            every_figure(found)
        case "errors":
            errors(found)
        case "calibration":
            calibration(found["calibration"])
        case "threshold":
            threshold(found)
        case "learnt":
            learnt_from(found["learnt_from"])
        case _other:
            compare(found)
    explained(
        _(
            "Each method sees the training ratings only and is asked for those held out: a fifth "
            "at random, five times over, and the last fifth of each user's by time. The threshold "
            "is learnt on training ratings too. `python -m models evaluate-ratings FILE.csv` "
            "measures the same on any file of ratings."
        )
    )


def _headline(table: Found) -> None:
    ours, bias = table[OURS], table["user + item bias"]
    gain = 1 - ours["rmse"]["mean"] / bias["rmse"]["mean"]
    headline(
        Figure(
            _("Error (RMSE)"),
            formats.number(ours["rmse"]["mean"], 3),
            _("stars; {bias} by means alone", bias=formats.number(bias["rmse"]["mean"], 3)),
        ),
        Figure(_("Better than means"), formats.percent(gain, 1)),
        Figure(
            _("Right verdicts"),
            formats.percent(ours["accuracy"]["mean"]),
            _("of ratings held out; liked is 4 stars or more"),
        ),
    )
    st.markdown(_("Algorithm: {name}.", name=algorithm_name(ours["algorithm"])))


def algorithm_name(described: str) -> str:
    """Name the algorithm that ran, as `models.ratings.fit.describe` wrote it, for readers."""
    found = SAMPLER.fullmatch(described)
    if not found:
        return described
    rank, link, burn_in, samples = found.groups()
    sentence = (
        _("Bayesian matrix factorisation, {rank} factors, with who rated what, {all} rounds")
        if link == "with"
        else _(
            "Bayesian matrix factorisation, {rank} factors, without who rated what, {all} rounds"
        )
    )
    return sentence.format(rank=rank, all=int(burn_in) + int(samples))


def _rows(found: Found) -> list[dict[str, Any]]:
    """Return every method's figures on random folds and on each user's last ratings."""
    splits = {"random": _("Random folds"), "temporal": _("Last ratings of each user")}
    return [
        _row(split_name, method, figures)
        for split, split_name in splits.items()
        for method, figures in found.get(split, {}).items()
    ]


def compare(found: Found) -> None:
    """Draw each method's error, and how soon a newcomer is known."""
    rows = _rows(found)
    parts = {_("Random folds"): _("random"), _("Last ratings of each user"): _("last")}
    names = [f"{row['method']} · {parts[row['split']]}" for row in rows]
    chart(
        charts.bars(
            names,
            [row["rmse"] for row in rows],
            [formats.number(row["rmse"], 3) for row in rows],
            chosen=[n for n, row in zip(names, rows, strict=True) if row["method"] == _("Butaca")],
        ),
        _least(found["random"]),
        _("RMSE in stars on held-out ratings; random folds flatter every method"),
        key="models-compare",
    )
    _newcomers(found.get("cold_start", []))


def every_figure(found: Found) -> None:
    """Draw every method with all its figures."""
    tables.table(
        pd.DataFrame(_rows(found)),
        {
            "split": tables.text(_("Held out")),
            "method": tables.text(_("Method")),
            "rmse": tables.plain_number("RMSE", 4),
            "spread": tables.text("±", help=_("Standard deviation over folds")),
            "mae": tables.plain_number("MAE", 4),
            "auc": tables.plain_number("AUC", 3),
            "accuracy": tables.share(_("Right verdicts")),
            "threshold": tables.plain_number(_("Threshold"), 2),
            "seconds": tables.plain_number(_("Seconds"), 1),
        },
        key="models-ratings",
        alt=_("Figures of every method on both splits"),
    )


def _least(table: Found) -> str:
    best = min(table, key=lambda method: float(table[method]["rmse"]["mean"]))
    error = formats.number(table[best]["rmse"]["mean"], 3)
    return _("{method} errs least: {error} stars", method=method_name(best), error=error)


def _row(split: str, method: str, figures: Found) -> dict[str, Any]:
    means = {
        name: figures[name]["mean"]
        for name in ("rmse", "mae", "auc", "accuracy", "threshold", "seconds")
    }
    spread = formats.number(figures["rmse"]["sd"], 4)
    return {"split": split, "method": method_name(method), "spread": spread} | means


def _newcomers(steps: Sequence[Found]) -> None:
    """Say what a few ratings of a newcomer are worth."""
    for step in steps[1:]:
        st.markdown(
            _(
                "After {given} ratings a newcomer is predicted to {rmse} stars; their own mean "
                "alone gives {level}.",
                given=step["given"],
                rmse=formats.number(step["rmse"], 3),
                level=formats.number(step["level"], 3),
            )
        )


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
