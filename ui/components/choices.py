"""Choices that stand in the address by a code that no language changes.

Streamlit writes an option's label into the address, so a link made in Spanish would be lost on an
English reader. `recall` understands the code and the label of either language; Share writes codes.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Literal

import streamlit as st

from ui.components.bindings import respell, rewrite
from views.parameters import Reader, code, names


def recall(key: str, options: Mapping[str, str], read: Reader | None = None) -> None:
    """Let the widget of this key understand the address; `options` maps codes to labels.

    `read` turns other spellings into codes (a month's name in any language); what stays unknown is
    left to the widget, which shows its default. The address itself stays as it was typed.
    """
    rewrite(key, lambda typed: options.get(code(typed, options, read) or ""))


def choice(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: str | None = None,
    help: str | None = None,
    label_visibility: Literal["visible", "collapsed"] = "visible",
    read: Reader | None = None,
) -> str:
    """Draw a short row of options, one of them chosen, bound to the address; return its code.

    `options` maps codes ("month") to labels (`_("Month")`); the first is the default. `read` as in
    `recall`.
    """
    recall(key, options, read)
    if st.session_state.get(key, next(iter(options))) not in options:
        # Of the page before: Streamlit keeps it where that page's options changed, and would write
        # it into the address of this one.
        del st.session_state[key]
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
        wrap=True,
    )
    return chosen if chosen in options else default or next(iter(options))  # an empty `?key=`


def pick(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: str | None = None,
    help: str | None = None,
    read: Reader | None = None,
) -> str:
    """Draw a list to pick one of many options from, bound to the address; return its code.

    `read` as in `recall`.
    """
    recall(key, options, read)
    codes = list(options)
    chosen = st.selectbox(
        label,
        codes,
        index=codes.index(default) if default else 0,
        format_func=lambda code: options.get(code, code),
        key=key,
        bind="query-params",
        help=help,
    )
    return chosen if chosen in options else default or codes[0]


def several(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: Sequence[str] = (),
    help: str | None = None,
    read: Reader | None = None,
) -> list[str]:
    """Draw pills of which any number may be chosen, bound to the address; return their codes.

    `read` as in `recall`.
    """
    recall(key, options, read)
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda code: options.get(code, code),
        default=list(default),
        key=key,
        bind="query-params",
        help=help,
        wrap=True,
    )


def pick_several(
    label: str, options: Mapping[str, str], *, key: str, help: str | None = None
) -> list[str]:
    """Draw a field to pick any of many options in, bound to the address; return their codes."""
    recall(key, options)
    return st.multiselect(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        bind="query-params",
        help=help,
        placeholder="",
    )


def chips(
    label: str,
    offered: Sequence[str],
    *,
    key: str,
    default: Sequence[str],
    most: int,
    help: str | None = None,
) -> list[str]:
    """Draw names as chips, up to `most`, bound to the address; any other name can be typed."""
    respell(key, lambda typed: names(typed)[:most])
    return st.multiselect(
        label,
        list(dict.fromkeys([*default, *offered])),
        default=list(default),
        key=key,
        bind="query-params",
        help=help,
        max_selections=most,
        accept_new_options=True,
    )


def whole(
    label: str,
    least: int,
    most: int,
    default: int,
    step: int = 1,
    *,
    key: str,
    help: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> int:
    """Draw a field for a whole number between two ends, bound to the address; return it."""
    rewrite(key, _finite)
    return st.number_input(
        label, least, most, default, step, key=key, bind="query-params", help=help, width=width
    )


def stars(label: str, *, key: str) -> int | None:
    """Draw a title with its stars, bound to the address; return how many it was given, from 0."""
    with st.container(horizontal=True, border=True, vertical_alignment="center"):
        st.markdown(label, width="stretch")
        return st.feedback("stars", key=key, bind="query-params")


def _finite(typed: str) -> str:
    """Return a number as it was typed, nothing for an infinite one: Streamlit would fail on it."""
    try:
        return typed if isfinite(float(typed)) else ""
    except ValueError:
        return typed
