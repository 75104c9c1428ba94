"""How good predicted ratings are, as the build measured it, baselines beside."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _
from ui.components import legacy_tables as tables
from ui.components import rating_plots
from ui.components.answers import explained, headline
from ui.components.choices import tabs
from ui.components.legacy_figures import chart
from ui.components.rating_plots import OURS, Found, method_name
from views.blocks import Figure

SAMPLER = re.compile(
    r"Bayesian matrix factorisation, rank (\d+), (with|without) who-rated-what, (\d+)\+(\d+) sweeps"
)


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
            rating_plots.errors(found)
        case "calibration":
            rating_plots.calibration(found["calibration"])
        case "threshold":
            rating_plots.threshold(found)
        case "learnt":
            rating_plots.learnt_from(found["learnt_from"])
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
