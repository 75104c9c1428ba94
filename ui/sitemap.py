"""The pages as Streamlit knows them."""

from functools import cache

import streamlit as st

from language.texts import Language, language, speaking
from views import sitemap


def page(path: str) -> st.Page:
    """Return the page at an address, in the reader's language."""
    return _pages(language())[path]


@cache
def _pages(chosen: Language) -> dict[str, st.Page]:
    """Return the pages by address, made once: Streamlit looks for each one's file."""
    with speaking(chosen):
        return {
            entry.path: st.Page(
                entry.script,
                title=entry.title,
                icon=f":material/{entry.icon}:",
                url_path=entry.path or None,
                default=not entry.path,
                help=entry.question,
            )
            for entry in sitemap.entries()
        }
