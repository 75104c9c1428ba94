"""The frame of every page: menu, search, language, share; then the page; then the source."""

from pathlib import Path

import streamlit as st

from catalogue import DataError
from ui import resources, sitemap
from ui.components.frame import bar, footer
from ui.texts import language, plain, speaking

STATIC = Path(__file__).resolve().parent / "static"


def navigation() -> st.Page:
    """Return the page that the address names, with the menu drawn."""
    menu: dict[str, list[st.Page]] = {}
    for entry in sitemap.entries():
        page = st.Page(
            entry.script,
            title=entry.title,
            icon=f":material/{entry.icon}:",
            url_path=entry.path or None,
            default=not entry.path,
            help=entry.question,
        )
        menu.setdefault(entry.section, []).append(page)
    return st.navigation(menu, position="top")


st.set_page_config("Butaca", STATIC / "favicon.png", layout="wide")
st.logo(STATIC / "logo.png", size="medium")
try:
    resources.pin()
except DataError as error:
    st.title("Butaca", anchor=False)
    st.error(plain(error), icon=":material/folder_off:")
    st.stop()
page = bar(navigation)
st.set_page_config(f"{page.title} · Butaca")
# Asked once: each of a page's hundreds of texts would read the switch again.
with speaking(language()):
    try:
        page.run()
    finally:
        footer()
