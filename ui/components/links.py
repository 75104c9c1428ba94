"""Ways from a page to another, to itself afresh, and to somebody else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from language.texts import _, language
from ui import sitemap
from ui.components.bindings import choices, forget, unbound
from views.blocks import Cards, Links, Told
from views.links import Link, query, texts
from views.parameters import LINKED
from views.sitemap import entries

CELLS = "linked-cells"
"""Key in the session: the addresses of the cells that this run has drawn so far, by their text."""
UNSEEN = "\u2060"
"""A word joiner, which no reader sees: before or behind a text that must not be mistaken."""
SCHEMES = ("javascript:", "data:", "vbscript:", "blob:", "file:", "http:", "https:")


def followed() -> None:
    """Let every link be one step of the history; first in a run."""
    st.session_state[CELLS] = {}
    _run(_script())


def linked(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the texts of cells of a grid, each with where it leads, as the grid gets them.

    The grid knows a cell by its text alone, so of equal ones that lead elsewhere the later bear a
    mark that is not seen; so does one that a browser would take for an address of its own.
    """
    known: dict[str, str] = st.session_state.setdefault(CELLS, {})
    for text, address in texts:
        seen = UNSEEN + text if text.lstrip().casefold().startswith(SCHEMES) else text
        while known.setdefault(seen, address) != address:
            seen += UNSEEN
        yield seen


def lead() -> None:
    """Tell the browser where this run's cells lead; last in a run."""
    if cells := st.session_state.get(CELLS):
        with st.container(key="unseen-last"):
            # No text ends the script: JSON needs no <.
            _run(f"butacaCells = {json.dumps(cells)}".replace("<", "\\u003c"))


def _run(script: str) -> None:
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


@cache
def _script() -> str:
    paths = json.dumps([entry.path for entry in entries()])
    source = Path(__file__).with_name("links.js").read_text(encoding="utf-8")
    return f"{source.rstrip()}({paths})"


def link_to(
    path: str,
    label: str,
    *,
    help: str | None = None,
    icon: str | None = None,
    **parameters: object,
) -> None:
    """Draw a link to another page with its choices: `link_to("return", plain(title), film=title)`.

    `label` is Markdown: text of the data passes through `plain`. `help` is a tooltip, `icon`
    the name of a Material symbol. The language goes along.
    """
    st.page_link(
        sitemap.page(path),
        label=label,
        help=help,
        icon=f":material/{icon}:" if icon else None,
        query_params=texts(parameters),
    )


def draw_link(link: Link) -> None:
    """Draw a link."""
    link_to(link.path, link.label, help=link.help, icon=link.icon, **link.parameters)


def links(drawn: Links) -> None:
    """Draw links in a line, after words that say what they are."""
    with st.container(key=drawn.key):
        # One element: with one for each, a film's ten actors took a tenth of its page's rerun.
        st.markdown(f"{drawn.before} {' · '.join(map(written, drawn.links))}")


def written(link: Link) -> str:
    """Return a link as Markdown has it; as with `link_to`, the language goes along."""
    icon = f":material/{link.icon}: " if link.icon else ""
    said = query(texts(link.parameters))
    return f"[{icon}{link.label}]({link.path or './'}{said and '?'}{said})"


def beside_icon(link: Link) -> str:
    """Return a link as Markdown has it, after its icon, which is no part of its name."""
    return f":material/{link.icon}: {written(replace(link, icon=None))}"


def cards(drawn: Cards) -> None:
    """Draw a card for each link, a link as a whole."""
    with st.container(key=drawn.key):
        # One element: with one for each, the menu's pages took a tenth of the front page's rerun.
        st.markdown("\n".join(f"- {beside_icon(link)}" for link in drawn.links))


def told(drawn: Told) -> None:
    """Draw sentences as a list, or links one below the other, under their heading."""
    st.markdown(f"**{drawn.heading}**")
    if sentences := [said for said in drawn.said if isinstance(said, str)]:
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    for link in drawn.said:
        if isinstance(link, Link):
            draw_link(link)


def full_link() -> str:
    """Return a link to the page that writes every choice, whatever its defaults become."""
    here = urlsplit(st.context.url or "")
    said = texts({**unbound(LINKED), **choices(), "lang": language()})
    return here._replace(query=query(said), fragment="").geturl()


def share() -> None:
    """Draw the button that shows the full link."""
    if st.button(_("Share"), icon=":material/share:", type="tertiary", key="share"):
        _share_dialog()


def _share_dialog() -> None:
    @st.dialog(_("Share this page"), icon=":material/share:")
    def shown() -> None:
        st.markdown(_("This link shows the same page to anybody, choices and language included."))
        st.code(full_link(), language=None, wrap_lines=True)

    shown()


def reset() -> None:
    """Draw the button that returns a page to its first state."""
    st.button(
        _("Reset"),
        icon=":material/restart_alt:",
        type="tertiary",
        key="reset",
        help=_("Back to the page's first choices"),
        on_click=forget,
        args=("lang",),
    )
