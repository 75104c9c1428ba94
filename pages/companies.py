"""Companies: what did the films of a company earn?"""

import numpy as np
import pandas as pd
import streamlit as st

from charts.companies import timeline
from language import formats
from language.texts import _, ngettext, plain
from queries.films import breakdowns, companies
from queries.films.companies import Company
from resources.loaded import catalogue
from ui.components import Figure, answered, chart, explained, headline, page_header, tabs
from ui.components import breakdowns as views
from ui.components.films import films_table, ranking_table
from ui.components.rankings import leaderboard


def figures(found: Company) -> None:
    """Draw total and median revenue, films and return."""
    money = found.money
    known = formats.number(money.known)
    headline(
        Figure(
            _("Revenue"),
            formats.short_money(money.total) if money.known else "–",
            _("before costs; known for {known} films", known=known),
            formats.money(money.total),
        ),
        Figure(_("Films"), formats.number(found.films)),
        Figure(
            _("Median revenue"),
            formats.short_money(money.median_known),
            _("mean {mean}", mean=plain(formats.short_money(money.mean_known))),
            formats.money(money.median_known),
        ),
        Figure(
            _("Median return"),
            formats.times(money.median_return),
            ngettext("over {n} film", "over {n} films", money.balanced),
            _("Revenue / budget, over the films of which both are known"),
        ),
    )


def over_time(found: Company) -> None:
    """Draw films and revenue by decade."""
    table = breakdowns.by_decade(catalogue(), found.rows)
    if not found.money.known:
        st.markdown(_("No revenue of these films is known; the table lists them."))
        return
    best = table.iloc[int(np.argmax(table["revenue"].to_numpy()))]
    chart(
        timeline(table),
        _("The {decade} earned the most", decade=formats.decade(int(best["decade"]))),
        _("Known revenue by decade, nominal US dollars; hatched where none is known"),
        key="company-timeline",
        rows=table,
    )


def spellings(found: Company) -> None:
    """Draw which spellings the answer holds, and the like names that it leaves out."""
    if len(found.spellings) > 1:
        merged = ", ".join(f"**{plain(name)}**" for name in found.spellings)
        st.markdown(_("Counted together as one name: {names}.", names=merged))
    st.markdown(_("Other companies of a like name, which the answer leaves out:"))
    ranked(companies.related(catalogue(), found), "company-related", _("Companies of a like name"))


def ranked(rows: pd.DataFrame, key: str, alt: str) -> None:
    """Draw companies as a table."""
    ranking_table(
        rows,
        ["films", "known", "total", "median_known", "first", "last"],
        path="companies",
        parameter="company",
        key=key,
        alt=alt,
    )


page_header("companies")
typed = st.text_input(_("Company"), "Walt Disney Pictures", key="company", bind="query-params")
found = answered("company", companies.company, catalogue(), typed)
st.markdown(f"**{plain(found.name)}**")
figures(found)
match tabs(
    {
        "chart": _("Timeline"),
        "decades": _("Decades"),
        "genres": _("Genres"),
        "partners": _("Partners"),
        "names": _("Like names"),
        "table": _("Films"),
        "leaders": _("Leaderboard"),
    }
):
    case "chart":
        over_time(found)
    case "decades":
        views.decades(found.rows, key="company-decades")
    case "genres":
        views.genres(found.rows, key="company-genres")
    case "partners":
        partners = companies.partners(catalogue(), found)
        views.partners(partners, key="company-partners", films=found.films)
    case "names":
        spellings(found)
    case "table":
        films_table(
            breakdowns.films(catalogue(), found.rows),
            key="company-films",
            alt=_("Films of the company"),
        )
    case "leaders":
        leaderboard("company", companies.leaderboard, found.name, minimum=10)
explained(
    _(
        "A company is its whole name, whatever the case and the accents; parts of a name are other "
        "companies. A film's revenue counts once for each of its companies, so companies do not "
        "add up. The total adds up the known revenues, before every cost; median and mean are "
        "over the films of known revenue. Sums are nominal US dollars."
    )
)
