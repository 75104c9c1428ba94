"""What a reader sees when a page fails: one calm sentence; the rest stands in the log."""

import streamlit as st

from catalogue import DataError
from ui.texts import _, plain


def show_failure(error: Exception, number: str) -> None:
    """Show what a reader can do about an error that is logged under `number`."""
    if isinstance(error, DataError):
        st.error(plain(error), icon=":material/folder_off:")
    else:
        st.error(
            _(
                "This part could not be shown. The fault is noted under number {number}; "
                "the other pages work, and Reset starts this one anew.",
                number=number,
            ),
            icon=":material/build:",
        )
