"""The reader of a page, as far as Streamlit knows: the language chosen, else the browser's."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from language import accepted, texts
from language.accepted import wanted
from language.texts import LANGUAGES, Language, Region


def chosen() -> Language | None:
    """Return the choice of the page's language switch, None outside a page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    # Where the page is embedded there is no switch; the link alone says.
    language = st.session_state.get("lang") or st.query_params.get("lang")
    return language if language in LANGUAGES else wanted(st.context.locale, "en")


def region() -> Region | None:
    """Return where the browser's languages place its reader, None outside a page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return accepted.region(st.context.headers.get("Accept-Language") or st.context.locale)


texts.page, texts.page_region = chosen, region
