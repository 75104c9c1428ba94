"""The pages as Streamlit knows them."""

from functools import cache

import streamlit as st

from language.texts import Language, language, speaking
from ui import addresses
from views import sitemap

PROGRAMS = "programs"


def page(path: str) -> st.Page:
    """Return the page at an address, in the reader's language."""
    return _pages(language())[path]


def offered(url: str | None) -> list[sitemap.Entry]:
    """Return the pages of the menu at a page's address: what a host does not pass on is not told.

    The page for programs is about addresses that Community Cloud does not serve.
    """
    alone = addresses.is_alone(url)
    return [entry for entry in sitemap.entries() if not alone or entry.path != PROGRAMS]


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
