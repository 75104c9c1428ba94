"""The search box of the frame: from any name to its page, while it is typed."""

import streamlit as st

from language import formats
from language.texts import _, plain
from queries.across.anything import Hit, Kind, find
from queries.names.calendar import WEEKDAYS_EN
from queries.names.platforms import called
from resources.loaded import catalogue
from ui.components.links import link_to

SHORTEST = 2
"""Letters from which a name is searched."""
WIDTH = 340
"""Pixels of the box, where the window has them."""
TYPING = "search-typing"
"""Key in the session: this run is one that a letter in the box began."""


def search_box() -> None:
    """Draw the box and, while something is typed into it, the links to what bears that name.

    Any other run of the page empties it, so a followed link closes it.
    """
    # No fragment: it took a fifteenth of every page's run to save a part of those few that search.
    if not st.session_state.pop(TYPING, False):
        st.session_state["search"] = ""
    typed = st.text_input(
        _("Search a name"),
        key="search",
        type="search",
        live="300ms",
        label_visibility="collapsed",
        placeholder=_("Film, series, franchise, actor, country"),
        icon=":material/search:",
        width=WIDTH,
        on_change=_typing,
    )
    if typed and len(typed.strip()) >= SHORTEST:
        results(typed)


def _typing() -> None:
    st.session_state[TYPING] = True


def results(typed: str) -> None:
    """Draw a link for each thing of that name."""
    hits = find(catalogue(), typed)
    if not hits:
        st.markdown(_("Nothing of that name. A part of it may be enough."))
    for hit in hits:
        link(hit)


def link(hit: Hit) -> None:
    """Draw the link to the page that answers for this name."""
    kind = kinds()[hit.kind]
    name = plain(hit.name)
    match hit.kind:
        case "film":
            link_to("return", f"{name} ({hit.year}) · {kind}", film=hit.name, year=hit.year)
        case "month":
            month = formats.sentence(formats.month(hit.number or 1))
            link_to("months", f"{month} · {kind}", month=hit.number)
        case "day":
            day = hit.number or 0
            label = formats.sentence(formats.weekday(day))
            link_to("weekdays", f"{label} · {kind}", day=WEEKDAYS_EN[day])
        case "platform":
            link_to("platforms", f"{plain(called(hit.name))} · {kind}", platform=hit.name)
        case "title":
            label = f"{name} ({hit.year}) · {kind}"
            link_to("platforms", label, platform="any", tab="titles", title=hit.name)
        case "actor" | "person":
            asked = {"platform": "any", "year": "", "tab": "table", "actors_name": hit.name}
            link_to("actors", f"{name} · {kind}", **asked)
        case _other:
            pages = {"franchise": "franchises", "company": "companies", "country": "countries"}
            link_to(pages[hit.kind], f"{name} · {kind}", **{hit.kind: hit.name})


def kinds() -> dict[Kind, str]:
    """Name what a name can be of."""
    return {
        "film": _("film"),
        "franchise": _("franchise"),
        "company": _("company"),
        "country": _("country"),
        "month": _("month"),
        "day": _("day"),
        "platform": _("platform"),
        "title": _("on a platform"),
        "actor": _("actor"),
        "person": _("film person"),
    }
