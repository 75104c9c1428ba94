"""Return: what did a film cost, earn and return, and when?"""

import pandas as pd
import streamlit as st

from charts.returns import budget_and_revenue, cloud
from language import formats
from language.texts import _, plain
from queries.films import returns
from queries.films.facts import facts
from queries.films.returns import FilmReturn
from resources.loaded import catalogue
from ui.components import (
    Figure,
    answered,
    chart,
    columns,
    explained,
    headline,
    link_to,
    page_header,
    table,
    tabs,
    whole,
)
from ui.components.films import films_table
from ui.components.titles import where_to_watch_links

LINKS = 4
"""Companies and countries of a film that are linked."""
FLAGS = {
    "budget_slip": lambda: _("The budget is under 1,000 dollars: a slip, or millions left out."),
    "revenue_slip": lambda: _("The revenue is under 1,000 dollars: a slip, or millions left out."),
    "placeholder": lambda: _("The date may only stand for its year or month."),
}


def figures(found: FilmReturn) -> None:
    """Draw budget, revenue, return and date."""
    headline(
        Figure(
            _("Budget"),
            formats.short_money(found.budget),
            "" if found.budget else _("unknown"),
            formats.money(found.budget),
        ),
        Figure(
            _("Revenue"),
            formats.short_money(found.revenue),
            "" if found.revenue else _("unknown"),
            formats.money(found.revenue),
        ),
        Figure(
            _("Return"),
            formats.times(found.roi),
            _("profit {profit}", profit=plain(formats.short_money(found.profit))),
            _("Revenue / budget; profit is what is left before every other cost"),
        ),
        Figure(_("Year"), formats.year(found.year), formats.date(found.date)),
    )
    for flag in found.flags:
        st.markdown(f":material/flag: {FLAGS[flag]()}")


def named(found: FilmReturn) -> None:
    """Draw which film answers, and links to those of the same title in other years."""
    name = f"**{plain(found.title)}** ({found.year})"
    others = [year for year in found.homonyms if year != found.year]
    if not others:
        st.markdown(name)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="homonyms"):
        st.markdown(f"{name} · {_('Also of this title:')}", width="content")
        for year in others:
            link_to("return", formats.year(year), film=found.title, year=year)


def map_of_money(found: FilmReturn, floor: float) -> None:
    """Draw the film among all others, by budget and revenue."""
    crowd = returns.comparable(catalogue(), floor)
    own = returns.among(crowd, found.film_id)
    rivals = returns.rivals(catalogue(), found.film_id, floor)
    finding = _("{title} cannot be placed: its budget or revenue is unknown or under the floor")
    if len(own):
        finding = (
            _("{title} earned {times} its cost")
            if (found.roi or 0) >= 1
            else _("{title} did not earn its cost back: {times}")
        )
    chart(
        budget_and_revenue(cloud(catalogue(), floor), rivals, own),
        finding.format(title=plain(found.title), times=formats.times(found.roi)),
        _(
            "Budget and revenue of {n} films, both axes logarithmic; the best-known of its genre "
            "tell their names",
            n=formats.number(len(crowd)),
        ),
        key="return-chart",
        rows=crowd,
    )


def among_genre(found: FilmReturn, floor: float) -> None:
    """Draw the film's place among each of its genres and among all films."""
    places = returns.places(catalogue(), found.film_id, floor)
    if places.empty:
        st.markdown(_("A place needs a known return and a budget over the floor."))
        return
    first = places.iloc[0]
    name = plain(first["genre"]) if first["genre"] else _("all films")
    st.subheader(
        _(
            "Place {place} of {of} in {genre}",
            place=formats.number(first["place"]),
            of=formats.number(first["of"]),
            genre=name,
        ),
        anchor=False,
    )
    table(
        places.assign(genre=places["genre"].fillna(_("all films"))),
        {
            "genre": columns.text(_("Genre")),
            "place": columns.number(_("Place")),
            "of": columns.number(_("Films compared")),
            "median": columns.times(_("Median return")),
        },
        key="return-places",
        alt=_("Place of the film's return in each of its genres"),
    )


def related(found: FilmReturn) -> None:
    """Draw links to the film's franchise, companies and countries."""
    ties = facts(catalogue(), found.film_id)
    with st.container(horizontal=True, vertical_alignment="center", key="related"):
        if ties.franchise:
            link_to("franchises", plain(ties.franchise), franchise=ties.franchise)
        for company in ties.companies[:LINKS]:
            link_to("companies", plain(company), company=company)
        for code, name in list(ties.countries.items())[:LINKS]:
            link_to("countries", plain(formats.country(code, name)), country=code)
        link_to("similar", _("Similar films"), title=found.title)


def of_year(found: FilmReturn, year: int | None) -> FilmReturn:
    """Return the homonym of a year; where there is none, say so and stay with the most voted."""
    if year in found.homonyms:
        return returns.film_return(catalogue(), found.title, year)
    if year is not None:
        st.markdown(_("No film of this title is of {year}; the most voted answers.", year=year))
    return found


def typed_year(text: str) -> int | None:
    """Return the year that was typed to tell homonyms apart, None for anything else."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) == 4 else None


page_header("return")
with st.container(horizontal=True, vertical_alignment="bottom"):
    title = st.text_input(_("Film"), "Titanic", key="film", bind="query-params")
    year = st.text_input(
        _("Year"), "", key="year", bind="query-params", width=110, help=_("Tells homonyms apart")
    )
    floor = whole(
        _("Budget floor ($)"),
        0,
        1_000_000_000,
        int(returns.FLOOR),
        50_000,
        key="return_floor",
        width=190,
        help=_("Films that cost less are left out of comparisons: most such budgets are slips"),
    )
found = of_year(answered("film", returns.film_return, catalogue(), title), typed_year(year))
named(found)
figures(found)
where_to_watch_links(found.film_id)
match tabs(
    {
        "chart": _("Budget and revenue"),
        "places": _("Among its genre"),
        "homonyms": _("Same title"),
        "table": _("Highest returns"),
    }
):
    case "chart":
        map_of_money(found, float(floor))
    case "places":
        among_genre(found, float(floor))
    case "homonyms":
        films_table(
            returns.homonyms(catalogue(), found.title),
            key="return-homonyms",
            alt=_("Films of the same title"),
        )
    case "table":
        best: pd.DataFrame = returns.comparable(catalogue(), float(floor))
        table(
            best,
            {
                "title": columns.text(_("Title")),
                "year": columns.plain_number(_("Year")),
                "budget": columns.money(_("Budget")),
                "revenue": columns.money(_("Revenue")),
                "roi": columns.times(_("Return")),
            },
            key="return-best",
            alt=_("Films by return, the highest first"),
        )
related(found)
explained(
    _(
        "Return is revenue / budget, both in nominal US dollars, and exists only where both are "
        "known: in {known} of {all} films. Of films of one title the most voted answers unless a "
        "year is given. Budgets and revenues of a few dollars are slips; comparisons leave out "
        "budgets under the floor. Break-even is where revenue equals budget; cinemas, taxes and "
        "advertising take their part, so a film usually needs about twice its budget.",
        known=formats.number(returns.known(catalogue())),
        all=formats.number(len(catalogue().films)),
    )
)
