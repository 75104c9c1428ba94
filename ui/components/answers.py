"""An answer: the page's head, the big figures, how it is computed, and what to do without one."""

from datetime import datetime

import streamlit as st

from catalogue import Catalogue, NotFoundError
from language import formats
from language.spoken import spoken
from language.texts import _, ngettext, plain
from resources import loaded as resources
from views import sitemap
from views.blocks import Figure
from views.missing import not_found


def page_header(path: str) -> None:
    """Draw a page's title, its question and which data answers it; first on a page."""
    entry = sitemap.entry(path)
    data, meaning = spoken(resources.catalogue(), _data)
    st.title(entry.title, anchor=False)
    st.markdown(f"{entry.question} {data}", help=meaning)


def _data(catalogue: Catalogue) -> tuple[str, str]:
    """Say which data is shown, of how many films and of which day, and what that means."""
    built = datetime.fromisoformat(catalogue.manifest.built).date()
    films = ngettext("{n} film", "{n} films", len(catalogue.films))
    data = f"{films} · {formats.short_date(built)}"
    if catalogue.manifest.is_sample:
        return f":orange-badge[{_('sample data')} · {data}]", _(
            "A small free catalogue; the Data page tells how to load more."
        )
    return f":gray-badge[{data}]", _("The day on which the data was cleaned.")


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
        st.markdown(_("Did you mean"))
        with st.container(horizontal=True, key=f"near-{key}"):
            for i, near in enumerate(missing.suggestions):
                st.button(plain(near), key=f"near-{key}-{i}", on_click=_take, args=(key, near))
    else:
        st.markdown(_("Another spelling may help; Reset shows an example that works."))


def _take(key: str, value: str) -> None:
    st.session_state[key] = value


def explained(text: str) -> None:
    """Draw how the answer is computed and on how many films, folded away; Markdown."""
    with st.expander(_("How this is computed"), icon=":material/functions:"):
        st.markdown(text)
