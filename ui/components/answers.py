"""An answer: the page's head, the big figures, how it is computed, and what to do without one."""

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import datetime

import streamlit as st

from catalogue import Catalogue, NotFoundError
from language import formats
from language.texts import _, plain
from resources import loaded as resources
from views import sitemap
from views.blocks import Figure
from views.missing import not_found
from views.reach import how_far, meant
from views.subjects import Subject, counted

ABOUT: ContextVar[Sequence[Subject]] = ContextVar("about", default=())
"""What the page that is drawn is about, once its head tells; nothing before."""


def page_header(path: str, name: str = "", about: Sequence[Subject] = ()) -> None:
    """Draw a page's title, its question and which data answers it; first on a page.

    The title is the `name` of what the page is about, where it has one; `about` holds the subjects
    that are chosen, where they are.
    """
    entry = sitemap.entry(path)
    ABOUT.set(about)
    head(plain(name) if name else entry.title, entry.question, about or entry.subjects)


def head(title: str, question: str, about: Sequence[Subject]) -> None:
    """Draw a title, and below it a question beside which data answers it.

    The question is the heading between the title and those of the findings; no level is left out.
    """
    data, meaning = _data(resources.catalogue(), about)
    st.title(title, anchor=False)
    st.header(f"{question} {data}", anchor=False, help=meaning)


def _data(catalogue: Catalogue, about: Sequence[Subject]) -> tuple[str, str]:
    """Say which data is shown, how much of it and how far it reaches, and what that means."""
    built = datetime.fromisoformat(catalogue.manifest.built).date()
    cleaned = _("Cleaned on {date}.", date=formats.date(built))
    data = " · ".join(filter(None, (counted(catalogue, about), how_far(catalogue, about))))
    meaning = meant(catalogue, about)
    if catalogue.manifest.is_sample:
        free = _("A small free catalogue; the Data page tells how to load more.")
        return f":orange-badge[{_('sample data')} · {data}]", f"{free} {meaning} {cleaned}"
    return f":gray-badge[{data}]", f"{meaning} {cleaned}"


def headline(*figures: Figure) -> None:
    """Draw the answer: up to four big figures in a row, the first one the page's."""
    grid = st.grid(4, min_column_width=150, key="headline")
    for figure in figures:
        grid.metric(
            figure.label, figure.value, help=figure.help, delta_description=figure.note or None
        )


def did_you_mean(key: str, missing: NotFoundError) -> None:
    """Say that nothing bears a name, and offer the nearest names to click."""
    st.markdown(not_found(missing))
    if missing.suggestions:
        st.markdown(_("The nearest years") if missing.kind == "year" else _("Did you mean"))
        with st.container(horizontal=True, key=f"near-{key}"):
            for i, near in enumerate(missing.suggestions):
                st.button(plain(near), key=f"near-{key}-{i}", on_click=_take, args=(key, near))
    elif missing.name.strip():
        st.markdown(_("Another spelling may help; Reset shows an example that works."))


def _take(key: str, value: str) -> None:
    st.session_state[key] = value


def explained(text: str) -> None:
    """Draw how the answer is computed and on how many films, folded away; Markdown."""
    with st.expander(_("How this is computed"), icon=":material/functions:"):
        st.markdown(text)
