"""Countries: how many films were produced in a country?"""

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.spoken import spoken
from language.texts import _, ngettext, plain
from queries.films import breakdowns, countries
from queries.films.countries import Country
from resources.loaded import catalogue
from ui.components import (
    Figure,
    answered,
    chart,
    explained,
    headline,
    page_header,
    tabs,
)
from ui.components import breakdowns as views
from ui.components.films import films_table, ranking_table
from ui.components.world import off_the_map, shades


def figures(found: Country, every: pd.DataFrame, partners: pd.DataFrame) -> None:
    """Draw films, place, co-productions and revenue."""
    place = int((every["films"] > found.films).sum()) + 1
    all_films = len(catalogue().films)
    headline(
        Figure(
            _("Films"),
            formats.number(found.films),
            _("{share} of all films", share=formats.percent(found.films / all_films, 2)),
        ),
        Figure(
            _("Place"),
            formats.number(place),
            _("of {n} countries", n=formats.number(len(every))),
        ),
        Figure(
            _("Co-productions"),
            formats.number(countries.coproductions(catalogue(), found)),
            ngettext("with {n} country", "with {n} countries", len(partners)),
        ),
        Figure(
            _("Revenue"),
            formats.short_money(found.money.total) if found.money.known else "–",
            _(
                "known for {known} of {films} films",
                known=formats.number(found.money.known),
                films=formats.number(found.films),
            ),
        ),
    )


def world(found: Country, every: pd.DataFrame) -> None:
    """Draw the map, and below it the countries that are not on it."""
    first = every.iloc[0]
    share = formats.percent(first["films"] / len(catalogue().films))
    name = formats.country(first["code"], first["country"])
    chart(
        charts.world(*spoken(catalogue(), shades), chosen=found.codes[0]),
        _("{name} leads: {share} of the films", name=plain(name), share=share),
        _("Films by country, on a logarithmic scale; a film counts in each of its countries"),
        key="country-map",
    )
    if off := spoken(catalogue(), off_the_map):
        st.markdown(_("States that are no more, and those too small for the map:") + f" {off}")


def listed(rows: pd.DataFrame, key: str, alt: str) -> None:
    """Draw countries as a table, in the reader's language."""
    names = [formats.country(c, n) for c, n in zip(rows["code"], rows["country"], strict=True)]
    ranking_table(
        rows.assign(name=names),
        ["code", "films", "known", "total", "first", "last"],
        path="countries",
        parameter="country",
        key=key,
        alt=alt,
    )


page_header("countries")
typed = st.text_input(
    _("Country"),
    "Argentina",
    key="country",
    bind="query-params",
    help=_("In Spanish or English, or its ISO code: Italia, Italy, IT, ITA"),
)
found = answered("country", countries.country, catalogue(), typed)
every = countries.films_by_country(catalogue())
partners = countries.partners(catalogue(), found)
names = [formats.country(code, found.name) for code in found.codes]
st.markdown(f"**{plain(' · '.join(names))}**")
figures(found, every, partners)
match tabs(
    {
        "chart": _("Map"),
        "decades": _("Decades"),
        "genres": _("Genres"),
        "partners": _("Co-productions"),
        "table": _("Films"),
        "all": _("All countries"),
    }
):
    case "chart":
        world(found, every)
    case "decades":
        views.decades(found.rows, key="country-decades")
    case "genres":
        views.genres(found.rows, key="country-genres")
    case "partners":
        spelled = [formats.country(code) for code in partners["code"]]
        views.partners(partners.assign(name=spelled), key="country-partners", films=found.films)
    case "table":
        films_table(
            breakdowns.films(catalogue(), found.rows),
            key="country-films",
            alt=_("Films of the country"),
        )
    case "all":
        listed(every, "country-all", _("All countries by number of films"))
explained(
    _(
        "A film counts once in each of its production countries, so the countries add up to more "
        "than all films; {n} films name no country. The data name countries in English; Spanish "
        "and English names and ISO codes lead to them. Past states keep their own films.",
        n=formats.number(countries.without_country(catalogue())),
    )
)
