"""A cloud of words on a page, whose words are links."""

import streamlit as st

from charts.cloud import Word, arrange, markup, png
from ui.components.bindings import choices
from ui.components.menu import menu
from views.blocks import Cloud
from views.links import address


def cloud(drawn: Cloud) -> None:
    """Draw a cloud under its finding; a word leads to the page with it chosen, filters kept."""
    with st.container(gap=None):
        st.subheader(drawn.finding, anchor=False)
        st.markdown(drawn.subtitle)
    placed = _arranged(tuple(zip(drawn.words, drawn.counts, strict=True)))
    theme = st.context.theme.type or "light"
    values = dict(zip(drawn.words, drawn.pick.options, strict=True))
    kept = choices()

    def chosen(word: str) -> str:
        return address(drawn.path, **{**kept, drawn.pick.parameter: values[word]})

    st.html(markup(placed, chosen, theme, drawn.alt))
    with st.container(horizontal=True):
        menu(drawn)
        st.download_button(
            "PNG",
            lambda: png(placed, theme),
            file_name=f"butaca-{drawn.key}.png",
            mime="image/png",
            icon=":material/download:",
            type="tertiary",
            key=f"png-{drawn.key}",
            on_click="ignore",
        )


@st.cache_data(max_entries=32, show_spinner=False)
def _arranged(counts: tuple[tuple[str, int], ...]) -> list[Word]:
    return arrange(dict(counts))
