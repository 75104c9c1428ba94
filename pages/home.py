"""Home: what is in the catalogue?"""

from datetime import UTC, datetime

import numpy as np
import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext
from queries.explore.coverage import missing, per_year, summary
from resources.loaded import loaded
from ui.components import Figure, chart, explained, headline, link_to, page_header, tabs
from ui.components.news import what_changed
from views import sitemap


def all_rows() -> np.ndarray:
    """Return the rows of all films."""
    return np.arange(len(loaded().catalogue.films))


def figures() -> None:
    """Draw how many films, how old, how long, how much money: medians where they say more."""
    found = loaded().catalogue.once(summary)
    headline(
        Figure(
            _("Films"),
            formats.number(found.films),
            _(
                "{first} to {last}; median length {n} min",
                first=found.first,
                last=found.last,
                n=formats.number(found.runtime),
            )
            if found.films
            else "",
        ),
        Figure(
            _("Titles on platforms"),
            formats.number(found.titles),
            ngettext("on {n} platform", "on {n} platforms", found.platforms),
        ),
        Figure(
            _("Median revenue"),
            formats.short_money(found.revenue),
            _("of {n} known", n=formats.number(found.earning)),
        ),
        Figure(
            _("Mean vote"),
            formats.number(found.mean_vote, 1),
            _("median {n} of 10", n=formats.number(found.median_vote, 1)),
        ),
    )


def years() -> None:
    """Draw the films of each year."""
    rows = per_year(loaded().catalogue, all_rows())
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    most = rows.sort_values("films").iloc[-1]
    hover = [
        f"{year}: " + ngettext("{n} film", "{n} films", n)
        for year, n in zip(rows["year"], rows["films"], strict=True)
    ]
    figure = charts.lines(rows["year"].tolist(), {_("Films"): rows["films"].tolist()}, hover=hover)
    chart(
        figure,
        _(
            "The year with the most films is {year}: {n}",
            year=most["year"],
            n=formats.number(most["films"]),
        ),
        _("Films by year of release"),
        key="home-years",
        rows=rows,
    )


def coverage() -> None:
    """Draw how much of each column is known."""
    rows = missing(loaded().catalogue, all_rows()).assign(known=lambda r: 1 - r["share"])
    rows = rows.sort_values("known", ascending=False)
    labels = [column_names().get(name, name) for name in rows["column"]]
    figure = charts.bars(
        labels, rows["known"].tolist(), [formats.percent(x) for x in rows["known"]]
    )
    least = rows.iloc[-1]
    chart(
        figure,
        _(
            "Least known: {column}, of {share} of the films",
            column=column_names().get(least["column"], least["column"]),
            share=formats.percent(least["known"]),
        ),
        _("Share of films with a value"),
        key="home-coverage",
        rows=rows,
    )


def column_names() -> dict[str, str]:
    """Name the columns whose coverage is shown."""
    return {
        "overview": _("overview"),
        "tagline": _("tagline"),
        "runtime": _("length"),
        "budget": _("budget"),
        "revenue": _("revenue"),
        "roi": _("return"),
        "vote_average": _("mean vote"),
        "language": _("original language"),
        "genres": _("genres"),
        "companies": _("companies"),
        "countries": _("countries"),
        "keywords": _("keywords"),
    }


def cards() -> None:
    """Draw a card for each page, a link as a whole: its title, and the question that it answers."""
    with st.grid(min_column_width=250, gap="small", key="cards"):
        for entry in sitemap.entries():
            if entry.path:
                link_to(entry.path, f"**{entry.title}** {entry.question}", icon=entry.icon)


page_header("")
figures()
match tabs(
    {
        "pages": _("Pages"),
        "years": _("Films by year"),
        "coverage": _("What is known"),
        "news": _("What changed"),
    },
    key="tab",
):
    case "years":
        years()
    case "coverage":
        coverage()
    case "news":
        what_changed()
    case _other:
        cards()
manifest = loaded().catalogue.manifest
age = datetime.now(UTC) - datetime.fromisoformat(manifest.built)
explained(
    _(
        "{data}, cleaned on {date} ({age}). Films without a release date are not counted; the Data "
        "page lists them. A mean or median is over the films whose value is known.",
        data=_("Sample data") if manifest.is_sample else _("The full data"),
        date=formats.date(datetime.fromisoformat(manifest.built).date()),
        age=ngettext("{n} day ago", "{n} days ago", age.days) if age.days else _("today"),
    )
)
