"""A leaderboard of franchises or companies: by what, of how many films at least, who leads."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _, plain
from resources.loaded import catalogue
from ui.components.choices import choice, whole
from ui.components.films import ranking_table
from ui.components.legacy_figures import chart

SHOWN = 15
PATHS = {"franchise": "franchises", "company": "companies"}


def measures() -> dict[str, str]:
    """Return what franchises and companies are ranked by."""
    return {
        "total": _("Total revenue"),
        "mean": _("Mean over all films"),
        "mean_known": _("Mean of the known"),
        "profit": _("Profit"),
        "median_return": _("Median return"),
        "films": _("Films"),
    }


def leaderboard(
    parameter: str, leaders: Callable[..., pd.DataFrame], chosen: str, *, minimum: int
) -> None:
    """Draw who leads; `parameter` is `franchise` or `company`, `leaders` the query that ranks."""
    options = measures()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = choice(_("Measure"), options, key=f"{parameter}_leaders")
        least = whole(_("Films at least"), 1, 500, minimum, key=f"{parameter}_minimum", width=150)
    rows = leaders(catalogue(), by, minimum_films=least, limit=100)
    if rows.empty:
        st.markdown(_("None has that many films."))
        return
    top = rows.head(SHOWN)
    texts = [written(value, by) for value in top[by]]
    figure = charts.bars(list(top["name"]), list(top[by]), texts, chosen={chosen})
    finding = _("{name} leads", name=plain(top["name"].iloc[0]))
    chart(figure, finding, options[by], key=f"{parameter}-leaders-chart")
    ranking_table(
        rows,
        ["films", "known", "total", "mean", "mean_known", "profit", "median_return"],
        path=PATHS[parameter],
        parameter=parameter,
        key=f"{parameter}-leaders",
        alt=_("Leaderboard"),
    )


def written(value: float, by: str) -> str:
    """Write a figure of a ranking as its measure is written."""
    if by == "films":
        return formats.number(value)
    return formats.times(value) if by == "median_return" else formats.short_money(value)
