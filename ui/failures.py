"""How a page ends early: it has said all it can, or it failed, with one calm sentence."""

from typing import NoReturn

import streamlit as st

from catalogue import DataError
from language.texts import _, plain


class PageEnd(Exception):  # noqa: N818 - no error
    """The page has said all it can; what follows it is drawn still."""


def end_page() -> NoReturn:
    """End a page here. After `st.stop` Streamlit would draw nothing more, the source neither."""
    raise PageEnd


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
