"""The frame's own parts: the bar above every page and the source below it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from copy import copy
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui.reader  # noqa: F401 - tells texts the language of a page
from catalogue import Catalogue
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
from views.subjects import sources

TOOLS: ContextVar[DeltaGenerator | None] = ContextVar("tools", default=None)
"""Where a page's own tool stands in the bar: its choice of dollars."""
STYLE = """<style>
:has(> [class*="st-key-unseen-"]) {display: none}
[data-testid="stElementContainer"]:has(h1) + [data-testid="stElementContainer"] h2 {
  font: inherit; letter-spacing: normal; padding: 0 0 0.75rem}
.st-key-headline [data-testid="stMetricValue"] {font-family: Fraunces, Georgia, serif}
@media (max-width: 640px) {
  .st-key-headline [data-testid="stMetricValue"] {font-size: 1.6rem}
  .st-key-headline [data-testid="stMetricValue"] * {white-space: normal}
  .st-key-bar > :has(.st-key-searching) {flex-basis: 100%}}
[data-testid="stMain"] [data-testid="stPageLink-NavLink"] p {
  text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em;
  white-space: normal}
[data-testid="stMain"] [data-testid="stMetricDeltaDescription"] * {
  white-space: normal; opacity: 1}
.st-key-cards :has(a), .st-key-cards a {width: 100%; height: 100%}
.st-key-cards a {align-items: flex-start; padding: 0.9rem 1rem; color: inherit;
  border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 0.4rem}
[data-testid="stMain"] .st-key-cards a p {text-decoration: none; line-height: 1.6}
.st-key-cards strong {display: block; text-decoration: underline; text-underline-offset: 0.2em}
@media (max-width: 640px) {
  .modebar-container {display: none}
  :is(.st-key-correlations, .st-key-license-parts) .modebar-container {
    display: block; top: auto !important; bottom: 0; height: 26px !important}
  .js-plotly-plot .modebar {left: 0; right: auto !important}
  .stDataFrame [data-testid="stElementToolbar"] {top: 0}
  :is(.st-key-correlations, .st-key-license-parts) {overflow-x: auto}
  :is(.st-key-correlations, .st-key-license-parts) > * {min-width: 42rem}}
.st-key-welcome [data-testid="stTextInput"] > div {min-height: 3.2rem}
.st-key-welcome [data-testid="stTextInput"] input {font-size: 1.15rem; padding-block: 0.8rem}
[class*="st-key-poster-"] {position: relative; flex-shrink: 0}
[class*="st-key-poster-"] img {border-radius: 0.3rem; max-width: 100%}
[class*="st-key-poster-"] .stImage img {display: block; aspect-ratio: 2 / 3}
[class*="st-key-poster-"] [data-testid="stElementToolbar"] {display: none}
[class*="st-key-poster-"] > :has([data-testid="stHtml"]) {
  position: absolute; inset: 0; line-height: 0}
.st-key-welcome h1 {font-size: 2rem}
@media (max-width: 640px) {.st-key-welcome h1 {font-size: 1.7rem}}
@media (max-width: 640px) {
  .st-key-illustrated {position: relative}
  .st-key-illustrated > :has(> .st-key-poster-page) {
    position: absolute; top: 0; right: 0; z-index: 1; width: 6.5rem}
  .st-key-poster-page, .st-key-poster-page img {width: 6.5rem !important}
  .st-key-illustrated > :not(:has(> .st-key-poster-page)) > * > :nth-child(-n+3) {
    padding-right: 7.5rem}}
.st-key-illustrated > :has(.st-key-headline) {flex: 1 1 20rem; min-width: min(20rem, 100%)}
[class*="st-key-strip-"] a :has(> [data-testid="stIconMaterial"]) {display: none}
[class*="st-key-strip-"] a {padding: 0}
[data-testid="stMain"] a:focus-visible {outline: 2px solid currentColor; outline-offset: 2px}
@media (max-width: 640px) {
  .cloud {aspect-ratio: auto !important; display: flex; flex-wrap: wrap;
    justify-content: center; align-items: center}
  .cloud a {position: static !important; padding: 0.3rem 0.4rem; min-height: 1.75rem;
    min-width: 1.75rem; font-size: max(1rem, calc(1.1 * var(--size))) !important}}
.st-key-bar {justify-content: flex-end}
@media (forced-colors: active) {
  [data-testid="stButtonGroup"] :is([aria-checked="true"], [aria-pressed="true"]) {
    outline: 3px solid Highlight; outline-offset: -3px}
  :focus-visible {outline: 3px solid Highlight !important; outline-offset: 1px !important}}
@media (max-width: 640px) {
  .st-key-bar {gap: 0.5rem}
  .st-key-bar:has(.stPopover) :is(.stButton, .stPopover) p {font-size: 0}}
.st-key-front-watch a {color: inherit; padding: 0.5rem 1rem; border-radius: 0.4rem;
  border: 1px solid color-mix(in srgb, currentColor 30%, transparent)}
@media print {
  [data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stElementToolbar"],
  [data-testid="stStatusWidget"], .modebar-container, .st-key-bar, [class$="-below"],
  .stDownloadButton, .stPopover, .stButton {display: none !important}
  [data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; overflow: visible !important; height: auto !important}
  [data-testid="stMainBlockContainer"] {padding: 0 !important}
  [data-testid="stMetric"], .stPlotlyChart, .stDataFrame, img {break-inside: avoid}
  h1, h2, h3 {break-after: avoid}}
</style>"""
"""What Streamlit's theme cannot name: a page's question as large as its text, big figures in the
titles' typeface, smaller on a phone, notes that are read whole, links that look like links; the
front page's large search; posters, of which a real one lies over ours; where a system forces its
own colours, a frame around what is chosen and what has the focus; on a phone, the search above the
buttons, no chart's own but below one that scrolls, a grid's inside it and not over the tabs above, the
widest charts in boxes that scroll, clouds line by line; on paper, no menu and nothing to click."""
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
    if host():
        st.caption(_notice())
    found = age(resources.catalogue().manifest)
    if found.is_old:
        st.caption(_older(found.days))
    with st.container(key="unseen-last"):
        lead()


def _notice() -> str:
    """Return what TMDB asks of whoever shows its pictures."""
    return _(
        "Posters: TMDB. This product uses the TMDB API but is not endorsed or certified by TMDB."
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
