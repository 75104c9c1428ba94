"""Choices that stand in the address by a code that no language changes.

Streamlit writes an option's label into the address, so a link made in Spanish would be lost on an
English reader. `recall` understands the code and the label of either language; Share writes codes.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from ui.texts import _, same


def recall(key: str, options: Mapping[str, str]) -> None:
    """Take a choice from the address when the page opens; `options` maps codes to labels.

    What is neither a code nor a label is left to the widget, which shows its default.
    """
    if key in st.session_state or key not in st.query_params:
        return
    found = [_code(typed, options) for typed in st.query_params.get_all(key)]
    codes = [code for code in found if code is not None]
    if codes:
        st.session_state[key] = codes[-1]


def _code(typed: str, options: Mapping[str, str]) -> str | None:
    folded = typed.strip().casefold()
    for code, label in options.items():
        if folded in (code.casefold(), label.casefold()) or same(typed, label):
            return code
    return None


def choice(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: str | None = None,
    help: str | None = None,
    label_visibility: Literal["visible", "collapsed"] = "visible",
) -> str:
    """Draw a short row of options, one of them chosen, bound to the address; return its code.

    `options` maps codes ("month") to labels (`_("Month")`); the first is the default.
    """
    recall(key, options)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        default=default or next(iter(options)),
        required=True,
        key=key,
        bind="query-params",
        help=help,
        label_visibility=label_visibility,
    )
    return str(chosen)


def several(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: Sequence[str] = (),
    help: str | None = None,
) -> list[str]:
    """Draw pills of which any number may be chosen, bound to the address; return their codes."""
    if key not in st.session_state and key in st.query_params:
        codes = [_code(typed, options) for typed in st.query_params.get_all(key)]
        st.session_state[key] = list(dict.fromkeys(code for code in codes if code is not None))
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda code: options.get(code, code),
        default=list(default),
        key=key,
        bind="query-params",
        help=help,
    )


def tabs(options: Mapping[str, str], *, key: str = "tab") -> str:
    """Draw views of which one is open, bound to the address; return the open one's code.

    Only the open view's code needs to run: `if tabs({...}) == "table":`.
    """
    return choice(_("View"), options, key=key, label_visibility="collapsed")
