"""The frame's own parts: the bar above every page and the source below it."""

from copy import copy
from datetime import datetime
from functools import cache

import streamlit as st

from ui import formats, resources, sitemap
from ui.components.choices import recall
from ui.components.links import reset, share
from ui.components.search import search_box
from ui.texts import Language, _, language, ngettext, plain, preferred, speaking

STYLE = """<style>
.st-key-headline [data-testid="stMetricValue"] {font-family: Fraunces, Georgia, serif}
</style>"""
"""The one look that Streamlit's theme cannot name: big figures in the titles' typeface."""


def navigation() -> st.Page:
    """Return the page that the address names, with the menu drawn."""
    # Copies, since a run marks the page that it may draw.
    menu = {section: [copy(page) for page in pages] for section, pages in _menu(language()).items()}
    return st.navigation(menu, position="top")


@cache
def _menu(chosen: Language) -> dict[str, list[st.Page]]:
    """Return the pages by section; Streamlit looks for each page's file when it is made."""
    menu: dict[str, list[st.Page]] = {}
    with speaking(chosen):
        entries = sitemap.entries()
    for entry in entries:
        page = st.Page(
            entry.script,
            title=entry.title,
            icon=f":material/{entry.icon}:",
            url_path=entry.path or None,
            default=not entry.path,
            help=entry.question,
        )
        menu.setdefault(entry.section, []).append(page)
    return menu


def bar() -> st.Page:
    """Draw search, the data's badge, language, reset and share; return the page to run.

    The switch comes first, since every word depends on it, the menu's too.
    """
    row = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", key="bar"
    )
    left = row.container(width="content", key="bar-left")
    right = row.container(
        horizontal=True, width="content", vertical_alignment="center", key="bar-right"
    )
    data = right.container(width="content")
    with right:
        language_switch()
    with speaking(language()):
        page = navigation()
        with data:
            badge()
        with left:
            search_box()
        with right:
            reset()
            share()
    return page


def language_switch() -> None:
    """Draw ES | EN, bound to `?lang=`; the browser's language where the address names none."""
    recall("lang", {"es": "es", "en": "en"})
    st.segmented_control(
        "Idioma · Language",
        ["es", "en"],
        default=preferred(st.context.locale),
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def badge() -> None:
    """Draw which data is shown, and how many films."""
    catalogue = resources.catalogue()
    films = ngettext("{n} film", "{n} films", len(catalogue.films))
    if catalogue.manifest.is_sample:
        st.badge(
            _("sample data") + f" · {films}",
            color="orange",
            help=_("A small free catalogue; the Data page tells how to load more."),
        )
    else:
        st.badge(films, color="gray")


def footer() -> None:
    """Draw where the data come from, how old they are, and what their money is."""
    manifest = resources.catalogue().manifest
    source = manifest.provenance.get("films", {}).get("source", "")
    built = formats.date(datetime.fromisoformat(manifest.built).date())
    parts = [
        _("Films: {source}", source=plain(source)) if source else "",
        _("tables of {date}", date=built),
        _("version {identity}", identity=manifest.identity),
        _("money in nominal US dollars"),
    ]
    st.html(STYLE)
    st.divider()
    st.markdown(" · ".join(part for part in parts if part))
