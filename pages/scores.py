"""Scores: how many titles of a platform score above a mark in a year?"""

import numpy as np
import streamlit as st

import charts
from charts.titles import score_histogram
from language import formats
from language.texts import _, ngettext
from queries.names.platforms import NAMES
from queries.platforms import scores
from queries.platforms.scores import Noise
from resources.loaded import catalogue
from ui.components import Figure, chart, explained, headline, page_header, tabs
from ui.components.titles import (
    platform_field,
    platform_name,
    score_field,
    simulated_note,
    titles_table,
    year_field,
)


def answer() -> None:
    """Draw the count and what it is of."""
    found = scores.score_count(catalogue(), platform, score, year)
    share = found.count / found.rated if found.rated else None
    headline(
        Figure(
            ngettext("Title above {score}", "Titles above {score}", found.count, score=shown),
            formats.number(found.count),
            platform_name(platform),
        ),
        Figure(
            _("Part of the rated"),
            formats.percent(share),
            _("of {n} titles", n=formats.number(found.rated)),
        ),
        Figure(_("Year of release"), formats.year(year) if year else _("all")),
    )


def distribution() -> None:
    """Draw how the scores are distributed beside what chance alone would draw."""
    table = scores.distribution(catalogue(), platform, year)
    if table.empty:
        st.markdown(_("No title asked for is rated."))
        return
    found = scores.noise(catalogue())
    counts = table["titles"].to_numpy()
    mean = float(np.average(table["score"].to_numpy(), weights=counts))
    chart(
        score_histogram(table, score, (mean, found.expected) if found else None, _("chance alone")),
        _(
            "Half of the titles score between {low} and {high}",
            low=formats.number(_quantile(0.25), 2),
            high=formats.number(_quantile(0.75), 2),
        ),
        _(
            "Titles by score; those above {score} in the accent, n = {n}",
            score=shown,
            n=formats.number(int(counts.sum())),
        ),
        key="scores-distribution",
        rows=table,
    )
    if found:
        st.markdown(caution(found))


def _quantile(share: float) -> float:
    return scores.quantile(catalogue(), share, platform, year)


def caution(found: Noise) -> str:
    """Say how little scores tell, in the data's own numbers."""
    sentences = [
        _(
            "The scores of all titles differ by {observed} stars (standard deviation). Means of "
            "{ratings} ratings each would differ by {expected} by chance alone, if all titles were "
            "equally good.",
            observed=formats.number(found.observed, 3),
            ratings=formats.number(found.ratings),
            expected=formats.number(found.expected, 3),
        ),
        _(
            "So at most {signal} of the differences says anything of the titles.",
            signal=formats.percent(found.signal),
        ),
    ]
    if found.estimated:
        sentences.append(
            _(
                "Only the means are known: the number of ratings is read off their fractions, and "
                "single ratings are taken to differ by {spread} stars, as they usually do.",
                spread=formats.number(found.spread, 2),
            )
        )
    return " ".join(sentences)


def by_platform() -> None:
    """Draw the same question for every platform."""
    table = scores.by_platform(catalogue(), score, year)
    names = [NAMES[name] for name in table["platform"]]
    texts = [
        f"{formats.percent(share)} ({formats.number(count)})"
        for share, count in zip(table["share"], table["count"], strict=True)
    ]
    chosen = {NAMES[platform]} if platform else set()
    chart(
        charts.bars(names, table["share"].tolist(), texts, chosen=chosen),
        _("{platform} has the largest share above {score}", platform=names[0], score=shown),
        _("Share of the rated titles above the mark, and their number"),
        key="scores-platforms",
        rows=table,
    )


page_header("scores")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    platform = platform_field("netflix")
    score = score_field()
    year = year_field("2018")
shown = formats.number(score, 2 if round(score, 1) != score else 1)
simulated_note()
answer()
match tabs({"chart": _("Chart"), "platforms": _("Platforms"), "table": _("Table")}):
    case "chart":
        distribution()
    case "platforms":
        by_platform()
    case "table":
        titles_table(
            scores.titles_above(catalogue(), platform, score, year),
            key="scores-titles",
            file="scores",
        )
explained(
    _(
        "A title's score is the mean of its users' ratings, rounded to two decimals; those "
        "strictly above the mark count, films and series alike, by their year of release. Titles "
        "that nobody rated take no part. A score of 100 that some editions carry is not this score."
    )
)
