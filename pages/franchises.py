"""Franchises: what did a series of films cost and earn?"""

from typing import cast

import pandas as pd
import streamlit as st

from queries import franchises
from queries.franchises import Franchise
from ui import charts, formats
from ui.charts.franchises import Measure, timeline
from ui.components import Figure, answered, chart, choice, explained, headline, page_header, tabs
from ui.components.films import films_table, ranking_table
from ui.components.rankings import leaderboard, measures, written
from ui.resources import catalogue
from ui.texts import _, ngettext, plain

MOST = 5
"""Franchises that can be compared."""


def figures(found: Franchise) -> None:
    """Draw films, revenue, mean and return."""
    money, films = found.money, formats.number(found.films)
    of_known = formats.short_money(money.mean_known)
    place = franchises.place(catalogue(), found)
    headline(
        Figure(_("Films"), films, years(found)),
        Figure(
            _("Revenue"),
            formats.short_money(money.total) if money.known else "–",
            _("known for {known} of {films} films", known=money.known, films=films),
            formats.money(money.total),
        ),
        Figure(
            _("Mean revenue"),
            formats.short_money(money.mean) if money.known else "–",
            _("over all films; {mean} over the known", mean=plain(of_known)),
            formats.money(money.mean),
        ),
        Figure(
            _("Median return"),
            formats.times(money.median_return),
            _(
                "place {place} of {of} by revenue",
                place=formats.number(place.place),
                of=formats.number(place.of),
            ),
            _("Revenue / budget, over the films of which both are known"),
        ),
    )


def years(found: Franchise) -> str:
    """Return the span of a franchise's years."""
    years = catalogue().films["year"].to_numpy()[found.rows]
    first, last = years.min(), years.max()
    return f"{first}–{last}" if first != last else str(first)


def over_time(films: pd.DataFrame) -> None:
    """Draw the films on a timeline, by revenue, profit or return."""
    options = {"revenue": _("Revenue"), "profit": _("Profit"), "roi": _("Return")}
    measure = cast(Measure, choice(_("Measure"), options, key="franchise_measure"))
    known = films[films[measure].notna()]
    if known.empty:
        st.markdown(_("None of these films has known figures; the table lists them."))
        return
    note = ngettext("{n} film", "{n} films", len(known)) + " · " + _("nominal US dollars")
    if unknown := len(films) - len(known):
        note += " · " + _("✕ {n} unknown", n=formats.number(unknown))
    chart(timeline(films, measure), finding(known, measure), note, key="franchise-timeline")


def finding(known: pd.DataFrame, measure: Measure) -> str:
    """Say what the timeline shows; `known` holds the films whose measure is known."""
    if measure == "revenue" and len(known) > 1 and known[measure].is_monotonic_increasing:
        return _("Each film earned more than the one before")
    best = known.iloc[int(known[measure].to_numpy().argmax())]
    title, year = plain(best["title"]), best["year"]
    if measure == "revenue":
        return _("{title} ({year}) earned the most", title=title, year=year)
    if measure == "profit":
        return _("{title} ({year}) left the most", title=title, year=year)
    return _("{title} ({year}) returned the most for its cost", title=title, year=year)


def compare(first: str) -> None:
    """Draw two to five franchises side by side."""
    typed = st.text_area(
        _("Franchises to compare, one a line"),
        "Star Wars Collection\nJames Bond Collection\nHarry Potter Collection",
        key="franchise_others",
        bind="query-params",
        help=_("Up to {n}, the one above among them", n=MOST),
    )
    others = [line for line in typed.splitlines() if line.strip()]
    options = measures()
    measure = cast(franchises.Measure, choice(_("Measure"), options, key="franchise_compared"))
    names = [first, *others[: MOST - 1]]
    table = answered("franchise_others", franchises.compare, catalogue(), names, measure)
    texts = [written(value, measure) for value in table[measure]]
    figure = charts.bars(list(table["name"]), list(table[measure]), texts, chosen={first})
    leads = _("{name} leads", name=plain(table["name"].iloc[0]))
    chart(figure, leads, options[measure], key="franchise-compare")
    ranking_table(
        table,
        ["films", "known", "total", "mean", "mean_known", "profit", "median_return"],
        path="franchises",
        parameter="franchise",
        key="franchise-compared",
        alt=_("The franchises compared"),
    )


page_header("franchises")
name = st.text_input(_("Franchise"), "Toy Story Collection", key="franchise", bind="query-params")
found = answered("franchise", franchises.franchise, catalogue(), name)
st.markdown(f"**{plain(found.name)}**")
figures(found)
match tabs(
    {
        "chart": _("Timeline"),
        "table": _("Films"),
        "compare": _("Compare"),
        "leaders": _("Leaderboard"),
    }
):
    case "chart":
        over_time(franchises.films(catalogue(), found))
    case "table":
        films_table(
            franchises.films(catalogue(), found),
            key="franchise-films",
            alt=_("Films of the franchise"),
        )
    case "compare":
        compare(found.name)
    case "leaders":
        leaderboard("franchise", franchises.leaderboard, found.name, minimum=1)
explained(
    _(
        "Films belong to a franchise as TMDB's collections say (by hand in the sample). The total "
        "adds up the known revenues; an unknown one is not zero, so there are two means: over all "
        "films, and over those of known revenue. Profit is revenue less budget, before every other "
        "cost; return is revenue / budget; both need both sums. Places count the franchises with "
        "at least one known revenue. Sums are nominal US dollars."
    )
)
