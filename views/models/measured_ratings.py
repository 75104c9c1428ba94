"""How good predicted ratings are, as the build measured it, baselines beside."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

import charts
from language import formats
from language.texts import _
from models.ratings.measured import Algorithm, Figures, Measured, Method, Newcomers
from views import columns
from views.blocks import Chart, Figure, Headline, Note, Table
from views.models.rating_plots import OURS, method_name
from views.page import View


def answer(found: Measured) -> View:
    """Show the figures to judge by, and which algorithm ran."""
    ours, bias = found.random[OURS], found.random["user + item bias"]
    yield Headline(
        [
            Figure(
                _("Error (RMSE)"),
                formats.number(ours.rmse.mean, 3),
                _("stars; {bias} by means alone", bias=formats.number(bias.rmse.mean, 3)),
            ),
            Figure(_("Better than means"), formats.percent(found.gain, 1)),
            Figure(
                _("Right verdicts"),
                formats.percent(ours.accuracy.mean),
                _("of ratings held out; liked is 4 stars or more"),
            ),
        ]
    )
    yield Note(_("Algorithm: {name}.", name=algorithm_name(ours.algorithm)))


def algorithm_name(ran: Algorithm) -> str:
    """Name the algorithm that ran, for readers."""
    if ran.kind == "als":
        text = _("Alternating least squares, {rank} factors, {rounds} rounds")
        return text.format(rank=ran.rank, rounds=ran.samples)
    if ran.kind != "bayes":
        return str(ran)
    sentence = (
        _("Bayesian matrix factorisation, {rank} factors, with who rated what, {all} rounds")
        if ran.link
        else _(
            "Bayesian matrix factorisation, {rank} factors, without who rated what, {all} rounds"
        )
    )
    return sentence.format(rank=ran.rank, all=ran.burn_in + ran.samples)


def compare(found: Measured) -> View:
    """Show each method's error, and how soon a newcomer is known."""
    rows = _rows(found)
    parts = {_("Random folds"): _("random"), _("Last ratings of each user"): _("last")}
    names = [f"{row['method']} · {parts[row['split']]}" for row in rows]
    errors = [row["rmse"] for row in rows]
    texts = [formats.number(error, 3) for error in errors]
    ours = [n for n, row in zip(names, rows, strict=True) if row["method"] == method_name(OURS)]
    yield Chart(
        "models-compare",
        _least(found),
        _("RMSE in stars on held-out ratings; random folds flatter every method"),
        lambda: charts.bars(names, errors, texts, chosen=ours),
        columns=[
            columns.text("method", _("Method")),
            columns.number("rmse", "RMSE", decimals=4),
        ],
    )
    yield from _newcomers(found.cold_start)


def every_figure(found: Measured) -> View:
    """List every method with all its figures."""
    yield Table(
        "models-ratings",
        pd.DataFrame(_rows(found)),
        [
            columns.text("split", _("Held out")),
            columns.text("method", _("Method")),
            columns.number("rmse", "RMSE", decimals=4),
            columns.text("spread", "±", _("Standard deviation over folds")),
            columns.number("mae", "MAE", decimals=4),
            columns.number("auc", "AUC", decimals=3),
            columns.share("accuracy", _("Right verdicts")),
            columns.number("threshold", _("Threshold"), decimals=2),
            columns.number("seconds", _("Seconds"), decimals=1),
        ],
        _("Figures of every method on both splits"),
    )


def protocol() -> str:
    """Say how the figures are measured."""
    return _(
        "Each method sees the training ratings only and is asked for those held out: a fifth "
        "at random, five times over, and the last fifth of each user's by time. The threshold "
        "is learnt on training ratings too. `python -m models evaluate-ratings FILE.csv` "
        "measures the same on any file of ratings."
    )


def _rows(found: Measured) -> list[dict[str, Any]]:
    """Return every method's figures on random folds and on each user's last ratings."""
    random, last = _("Random folds"), _("Last ratings of each user")
    return [*_split(random, found.random), *_split(last, found.temporal)]


def _split(name: str, methods: Mapping[Method, Figures]) -> list[dict[str, Any]]:
    return [_row(name, method, figures) for method, figures in methods.items()]


def _row(split: str, method: Method, figures: Figures) -> dict[str, Any]:
    return {
        "split": split,
        "method": method_name(method),
        "spread": formats.number(figures.rmse.sd, 4),
        "rmse": figures.rmse.mean,
        "mae": figures.mae.mean,
        "auc": figures.auc.mean if figures.auc else None,
        "accuracy": figures.accuracy.mean,
        "threshold": figures.threshold.mean,
        "seconds": figures.seconds.mean,
    }


def _least(found: Measured) -> str:
    error = formats.number(found.random[found.best].rmse.mean, 3)
    return _("{method} errs least: {error} stars", method=method_name(found.best), error=error)


def _newcomers(steps: Sequence[Newcomers]) -> View:
    """Say what a few ratings of a newcomer are worth."""
    for step in steps[1:]:
        yield Note(
            _(
                "After {given} ratings a newcomer is predicted to {rmse} stars; their own mean "
                "alone gives {level}.",
                given=step.given,
                rmse=formats.number(step.rmse, 3),
                level=formats.number(step.level, 3),
            )
        )
