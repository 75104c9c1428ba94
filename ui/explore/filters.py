"""The choice of films that every view of the Explore page looks at."""

import streamlit as st

from language import formats, variables
from language.texts import _
from queries.films.filters import Filters, options
from resources.loaded import catalogue
from ui.components import choice, pick, several, whole

ANY = "any"


def choose() -> Filters:
    """Draw the filters, folded away, and return what is chosen; all of it is in the address."""
    with st.popover(_("Filters"), icon=":material/filter_list:"):
        years = _years()
        genres = several(_("Genres"), _genres(), key="genre")
        together = choice(
            _("A film has"),
            {ANY: _("any of them"), "all": _("all of them")},
            key="genres",
        )
        language = pick(_("Original language"), _languages(), key="language")
        votes = whole(_("Votes, at least"), 0, 100_000, 0, 10, key="votes")
        money = st.toggle(
            _("Only films whose budget and revenue are known"), key="money", bind="query-params"
        )
    return Filters(
        years,
        tuple(genres),
        together == "all",
        None if language == ANY else language,
        votes,
        money,
    )


def summary(filters: Filters) -> str:
    """Say in a line which films are chosen."""
    parts = []
    if filters.years:
        parts.append("–".join(dict.fromkeys(map(formats.year, filters.years))))
    if filters.genres:
        names = [variables.genres().get(genre, genre) for genre in filters.genres]
        parts.append((" + " if filters.every_genre else " / ").join(names))
    if filters.language:
        parts.append(formats.language_name(filters.language))
    if filters.min_votes:
        parts.append(_("{n} votes or more", n=formats.number(filters.min_votes)))
    if filters.known_money:
        parts.append(_("budget and revenue known"))
    return " · ".join(parts) or _("All films")


def _years() -> tuple[int, int] | None:
    """Draw the slider of years; None where it spans all of them."""
    first, last = options(catalogue()).years
    if first == last:
        return None
    chosen = st.slider(
        _("Years"), first, last, (first, last), key="years", format="%d", bind="query-params"
    )
    return None if chosen == (first, last) else chosen


def _genres() -> dict[str, str]:
    names = variables.genres()
    return {genre: names.get(genre, genre) for genre in options(catalogue()).genres}


def _languages() -> dict[str, str]:
    codes = options(catalogue()).languages
    return {ANY: _("any"), **{code: formats.language_name(code) for code in codes}}
