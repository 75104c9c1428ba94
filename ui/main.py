"""The frame of every page: menu, search, language, share; then the page; then the source."""

import streamlit as st

from catalogue import DataError
from language.texts import language, plain, region, speaking
from resources import earlier
from ui.components.frame import bar, footer
from ui.failures import PageEnd
from ui.versions import asked, notice
from views.links import carrying

# Addresses of static files: Streamlit would read and look at a file's picture in every run.
# The icon before the menu, else Streamlit fetches that of the page from another host.
st.set_page_config("Butaca", "/app/static/favicon.png", layout="wide")
st.logo("/app/static/logo.png", size="medium")
version = asked()
try:
    known = earlier.pin(version)
except DataError as error:
    st.title("Butaca", anchor=False)
    st.error(plain(error), icon=":material/folder_off:")
    st.stop()
page = bar()
st.set_page_config(f"{page.title} · Butaca")
# Asked once: each of a page's hundreds of texts would read the switch again.
with speaking(language(), region()), carrying(version if known else ""):
    notice(version, page.url_path, known=known)
    try:
        page.run()
    except PageEnd:
        pass
    finally:
        footer(page.url_path)
