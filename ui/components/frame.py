"""The frame's own parts: the bar above every page and the source below it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from copy import copy
from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui.reader  # noqa: F401 - tells texts the language of a page
from catalogue import Catalogue, Manifest
from language import formats
from language.accepted import wanted
from language.texts import _, language, ngettext, plain, speaking
from queries.data.age import age
from resources import loaded as resources
from resources.posters import host
from ui import sitemap
from ui.components.answers import ABOUT
from ui.components.choices import recall
from ui.components.links import followed, lead, reset, share
from ui.components.search import search_box
from ui.embed import is_embedded
from views.dollars import NOMINAL
from views.reach import last_additions, last_release
from views.sitemap import entry
from views.subjects import attributed, sources

TOOLS: ContextVar[DeltaGenerator | None] = ContextVar("tools", default=None)
"""Where a page's own tool stands in the bar: its choice of dollars."""
STYLE = f"""<style>
{(Path(__file__).resolve().parents[1] / "static/style.css").read_text(encoding="utf-8")}</style>"""
"""What Streamlit's theme cannot name, in a page's head as served too, so that nothing is white in
the dark or changes its size once it stands: a page's question as large as its text, big figures in
the titles' typeface, smaller on a phone, notes that are read whole, links that look like links; the
front page's large search; posters, of which a real one lies over ours; where a system forces its
own colours, a frame around what is chosen and what has the focus; on a phone, the search above the
buttons, no chart's own buttons but below one that scrolls, a grid's inside it and not over the tabs
above, the widest charts in boxes that scroll, clouds line by line; on paper, no menu and nothing to
click."""
SPANISH = """<style>
[data-key^="__"] > *, [role="listbox"][data-empty] [role="option"] > * {font-size: 0}
[data-key^="__"] > ::after {content: "Elegir todo"; font-size: 0.875rem}
[data-key="__select_matches__"] > ::after {content: "Elegir lo que coincide"}
[data-key="__creatable__"] > ::after {content: "Añadir lo escrito"}
[role="listbox"][data-empty] [role="option"] > ::after {
  content: "Nada que elegir"; font-size: 0.875rem}
</style>"""
"""What Streamlit says in English alone: an empty list of choices, to take all, or what is typed."""


def navigation(*, hidden: bool = False) -> st.Page:
    """Return the page that the address names, with the menu drawn unless it is `hidden`."""
    menu: dict[str, list[st.Page]] = {}
    for one in sitemap.offered(st.context.url):
        # Copies, since a run marks the page that it may draw.
        menu.setdefault(one.section, []).append(copy(sitemap.page(one.path)))
    return st.navigation(menu, position="hidden" if hidden else "top")


def bar() -> st.Page:
    """Draw search, language, reset and share; return the page to run. In a frame none is drawn.

    The switch comes first, since every word depends on it, the menu's too.
    """
    st.html(STYLE)
    with st.container(key="unseen-first"):
        followed()
    if is_embedded():
        with speaking(language()):
            return navigation(hidden=True)
    row = st.container(horizontal=True, vertical_alignment="top", key="bar")
    left = row.container(gap=None)
    TOOLS.set(row.container(width="content"))
    with row:
        language_switch()
    with speaking(language()):
        if language() == "es":
            st.html(SPANISH)
        page = navigation()
        if page.url_path:  # the front page has a large one
            with left:
                search_box()
        with row:
            reset()
            share()
    return page


@contextmanager
def tools() -> Iterator[None]:
    """Draw what is drawn within into the bar, so that it takes no line of the page."""
    with TOOLS.get() or nullcontext():
        yield


def language_switch() -> None:
    """Draw ES | EN, bound to `?lang=`; the browser's language where the address names none."""
    recall("lang", {"es": "es", "en": "en"})
    st.segmented_control(
        "Idioma · Language",
        ["es", "en"],
        default=wanted(st.context.locale, "en"),
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def footer(path: str) -> None:
    """Draw a page's sources, whose posters these are, and a word if the data are old."""
    st.markdown(_source(resources.catalogue(), path))
    for notice in _notices(resources.catalogue().manifest):
        st.caption(notice)
    found = age(resources.catalogue().manifest)
    if found.is_old:
        st.caption(_older(found.days))
    lead()


def _notices(manifest: Manifest) -> Iterator[str]:
    """Yield what JustWatch and TMDB ask of whoever shows what comes from them."""
    if host():
        yield _(
            "Posters: TMDB. This product uses the TMDB API but is not endorsed or certified by "
            "TMDB."
        )
    if attributed(manifest):
        yield _(
            "Platforms by country: JustWatch. This product uses the TMDB API but is not endorsed "
            "or certified by TMDB."
        )


def _older(days: int) -> str:
    return ngettext(
        "The data are {n} day old: newer films are missing.",
        "The data are {n} days old: newer films are missing.",
        days,
    )


def _nominal() -> bool:
    """Say whether the page keeps nominal sums; one in the dollars of a year says so itself."""
    return bool(st.session_state.get("dollars", NOMINAL) == NOMINAL)


def _source(catalogue: Catalogue, path: str) -> str:
    """Say where the data come from, how old they are, and what their money is; Markdown."""
    manifest = catalogue.manifest
    built = formats.date(datetime.fromisoformat(manifest.built).date())
    about = ABOUT.get() or entry(path).subjects
    additions = last_additions(catalogue) if "titles" in about else ""
    parts = [
        *sources(manifest, about),
        plain(last_release(catalogue)) if "films" in about else "",
        _("Platforms, last addition: {dates}", dates=additions) if additions else "",
        _("tables of {date}", date=built),
        _("version {identity}", identity=manifest.identity),
        _("money in nominal US dollars") if "films" in about and _nominal() else "",
    ]
    return "---\n\n" + " · ".join(filter(None, parts))
