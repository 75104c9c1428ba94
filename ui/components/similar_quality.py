"""How good the similar films are: the evaluation's table, by how known a film is, and examples."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext, plain
from models import evaluation
from resources.loaded import catalogue, fitted
from ui.components import legacy_tables as tables
from ui.components.answers import explained, headline
from ui.components.choices import tabs
from ui.components.legacy_figures import chart
from ui.components.links import link_to
from views.blocks import Figure

OURS = "Butaca"


def simulated_note() -> None:
    """Say that the ratings are simulated, where they are."""
    if catalogue().manifest.provenance.get("ratings", {}).get("source") == "simulated":
        st.badge(
            _("simulated ratings"),
            color="orange",
            help=_("Drawn from a model of tastes: nobody gave these ratings."),
        )


def draw() -> None:
    """Draw what the build measured; where it measured nothing, say why."""
    measured = fitted(evaluation.read).get("similar")
    if not measured:
        st.markdown(_("Too few ratings to measure by, or `python -m models` has not run yet."))
        return
    answer(next(row for row in measured["methods"] if row["method"] == OURS))
    views = {
        "compare": _("Compared"),
        "table": _("Table"),
        "fame": _("By fame"),
        "examples": _("Worked examples"),
    }
    match tabs(views):
        case "table":
            every_metric(measured["methods"])
        case "fame":
            by_fame(measured["deciles"])
        case "examples":
            worked_examples(measured["examples"])
        case _other:
            compare(measured)
    explained(_protocol())


def answer(ours: Mapping[str, float]) -> None:
    """Draw the four figures to judge by, together."""
    headline(
        Figure(_("nDCG of five films"), with_error(ours, "ndcg"), _("1 would be the best order")),
        Figure(
            _("Films with a hit"),
            formats.percent(ours["hit"]),
            _("one of five among the truth's first twenty"),
        ),
        Figure(_("Coverage"), formats.percent(ours["coverage"]), _("different films among all")),
        Figure(
            _("Hardly rated"), formats.percent(ours["unrated"], 1), _("films with under 5 ratings")
        ),
    )


def with_error(row: Mapping[str, float], metric: str) -> str:
    """Return a metric with its standard error."""
    return f"{formats.number(row[metric], 3)} ± {formats.number(row[f'{metric}_se'], 3)}"


def compare(measured: Mapping[str, Any]) -> None:
    """Draw every method's nDCG."""
    names = method_names()
    ordered = sorted(measured["methods"], key=lambda row: -row["ndcg"])
    figure = charts.bars(
        [names.get(row["method"], row["method"]) for row in ordered],
        [row["ndcg"] for row in ordered],
        [with_error(row, "ndcg") for row in ordered],
        chosen=[names[OURS]],
    )
    chart(
        figure,
        _("No single number decides: look at order, hits, tags and coverage together"),
        ngettext(
            "nDCG of five films with its standard error, {n} film asked about",
            "nDCG of five films with its standard error, {n} films asked about",
            measured["queries"],
        ),
        key="similar-methods",
    )


def every_metric(methods: list[dict[str, Any]]) -> None:
    """Draw every method with all its metrics."""
    names = method_names()
    rows = pd.DataFrame(methods)
    rows["name"] = [names.get(name, name) for name in rows["method"]]
    tables.table(
        rows,
        {"name": tables.text(_("Method")), **metrics()},
        key="similar-table",
        alt=_("Metrics of every method"),
        file="similar-methods",
    )


def metrics() -> dict[str, Any]:
    """Return the columns of the table of methods."""
    return {
        "ndcg": tables.plain_number(_("nDCG"), 3),
        "ndcg_se": tables.plain_number("±", 3),
        "hit": tables.plain_number(_("Hits"), 3),
        "hit_se": tables.plain_number("± ", 3),
        "lift": tables.plain_number(
            _("Lift"), 3, _("Powers of two above what activity and popularity explain")
        ),
        "lift_se": tables.plain_number("±  ", 3),
        "tag": tables.plain_number(_("Tags"), 3, _("Likeness of users' tags")),
        "tag_se": tables.plain_number("±   ", 3),
        "franchise": tables.plain_number(_("Franchise"), 3, _("Share of a franchise found")),
        "coverage": tables.plain_number(_("Coverage"), 3),
        "unrated": tables.plain_number(_("Hardly rated"), 3),
    }


def method_names() -> dict[str, str]:
    """Name the methods."""
    return {
        "random": _("random"),
        "popularity": _("popularity"),
        "TF-IDF of overview": _("TF-IDF of the overview"),
        "BM25 of overview, tagline, keywords": _("BM25 of overview, tagline, keywords"),
        "genre Jaccard, ties by votes": _("genres in common, ties by votes"),
        "Banik soup": _("Banik's soup of words"),
        "Banik improved": _("Banik's soup, best rated first"),
        "fields, weights set by hand": _("fields, weights set by hand"),
        "fields, published weights C": _("fields, published weights C"),
        "fields, published weights B": _("fields, published weights B"),
        "B + 0.3 collaborative": _("B + 0.3 collaborative"),
        "collaborative alone": _("collaborative alone"),
        "Butaca without ratings": _("Butaca without ratings"),
        OURS: "Butaca",
    }


def by_fame(deciles: list[dict[str, Any]]) -> None:
    """Draw nDCG by tenth of the films' votes."""
    rows = pd.DataFrame(deciles)
    names = [_("{n} votes", n=formats.number(votes)) for votes in rows["votes"]]
    least, most = rows["ndcg"].iloc[0], rows["ndcg"].iloc[-1]
    chart(
        charts.columns(
            names, rows["ndcg"].tolist(), [formats.number(value, 2) for value in rows["ndcg"]]
        ),
        _(
            "From {least} for the least voted tenth of films to {most} for the most voted",
            least=formats.number(least, 2),
            most=formats.number(most, 2),
        ),
        _("nDCG of five films by tenth of the films asked about; the median of their votes"),
        key="similar-deciles",
        rows=rows,
    )


def worked_examples(examples: list[dict[str, Any]]) -> None:
    """Draw good and bad answers, so that nobody need believe the figures alone."""
    st.subheader(_("Two of the best answers, a middling one, and the two worst"), anchor=False)
    for example in examples:
        worked(example)


def worked(example: Mapping[str, Any]) -> None:
    """Draw one example: the film, its five, and how many held-out viewers like both."""
    with st.container(border=True):
        film = _titled(example)
        link_to(
            "similar",
            _("{film}: nDCG {ndcg}", film=f"**{film}**", ndcg=formats.number(example["ndcg"], 2)),
            film=f"{example['title']} ({example['year']})",
        )
        lines = [
            ngettext(
                "{film}: {n} viewer likes both",
                "{film}: {n} viewers like both",
                like["together"],
                film=_titled(like),
            )
            for like in example["five"]
        ]
        st.markdown("\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1)))


def _titled(film: Mapping[str, Any]) -> str:
    return f"{plain(film['title'])} ({film['year']})"


def _protocol() -> str:
    return _(
        "Half of the viewers and half of the films are kept apart from all learning; on them every "
        "method is judged. The truth is what the held-out viewers like together (4 stars and "
        "more): the cosine over viewers, damped by their activity, times n / (n + 10) for the n "
        "who like both. Films that nobody judged count as wrong. Only films are asked about that "
        "15 of those viewers like."
    )
