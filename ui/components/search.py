"""The search box of the frame: from any name to its page, while it is typed."""

import streamlit as st

from language.texts import _, plain
from queries.across.anything import find
from queries.across.hits import Hit
from queries.across.parts import parts
from resources.loaded import catalogue
from ui.components.links import link_to
from views import hits
from views.names import beside, film_label

SHORTEST = 2
"""Letters from which a name is searched."""
WIDTH = 340
"""Pixels of the box, where the window has them."""
TYPING = "search-typing"
"""Key in the session: this run is one that a letter in the box began."""


def search_box(*, large: bool = False) -> None:
    """Draw the box and, while something is typed into it, the links to what bears that name.

    Any other run of the page empties it, so a followed link closes it.
    """
    with st.container(gap="small", key="searching"):
        _search_box(large=large)


def _search_box(*, large: bool) -> None:
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
        width="stretch" if large else WIDTH,
        on_change=_typing,
    )
    if typed and len(typed.strip()) >= SHORTEST:
        results(typed)
    elif typed:
        st.markdown(_("Two letters at least, of a name or of part of one."))


def _typing() -> None:
    st.session_state[TYPING] = True


def results(typed: str) -> None:
    """Draw a link for each thing of that name."""
    found = find(catalogue(), typed)
    if not found:
        found = parts(catalogue(), typed)
        st.markdown(
            _("Nothing is called just that. What holds it:")
            if found
            else _("Nothing by that name. Part of it may be enough.")
        )
    for hit in found:
        link(hit)


def link(hit: Hit) -> None:
    """Draw the link to the page that answers for this name."""
    tables = catalogue()
    own = hits.name(tables, hit)
    if hit.kind == "film":
        own = f"{film_label(tables, int(hit.id or 0), hit.name)} ({hit.year})"
    if hit.kind == "title":
        own = f"{beside(own, hit.name)} ({hit.year})"
    page, choices = hits.destination(tables, hit)
    label = f"{plain(own)} · {hits.kinds()[hit.kind]}"
    link_to(page, label, help=None, icon=None, **choices)
