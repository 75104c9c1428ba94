"""The version of the data that a page's link asks for, and what the page says of it."""

from datetime import datetime

import streamlit as st

from language import formats
from language.texts import _, plain
from resources import earlier
from resources import loaded as resources
from resources.earlier import PARAMETER
from views.links import address


def asked() -> str:
    """Return the identity that the link or the pages before it name, empty where none is.

    A field that nobody sees is bound to it, so that it goes along from page to page as the
    language does.
    """
    if not (st.session_state.get(PARAMETER) or st.query_params.get(PARAMETER)):
        return ""
    if st.context.is_embedded:
        return st.query_params.get(PARAMETER, "")
    with st.container(key="unseen-version"):
        return st.text_input("data", key=PARAMETER, bind="query-params").strip()


def notice(identity: str, path: str, *, known: bool) -> None:
    """Say that the data are not the present ones, or that those asked for are not there."""
    if not known:
        st.warning(
            _(
                "Version {identity} of the data is not on this machine: this is the present one.",
                identity=plain(identity[:40]),
            ),
            icon=":material/history:",
        )
    elif earlier.is_earlier():
        manifest = resources.catalogue().manifest
        said = _(
            "These are the data of {date}, version {identity}, and not the present ones.",
            date=formats.date(datetime.fromisoformat(manifest.built).date()),
            identity=manifest.identity,
        )
        st.info(
            f"{said} [{_('Show the present data')}]({present(path)})", icon=":material/history:"
        )


def present(path: str) -> str:
    """Return the address of the page that is open, of the present data."""
    said = {key: st.query_params.get_all(key) for key in st.query_params}
    return address(path, **{**said, PARAMETER: ""})
