"""What Streamlit knows of widgets bound to the address; all that we use of its insides is here.

Tested with the pinned version, in a browser too.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views.parameters import LINKED


def choices() -> dict[str, Any]:
    """Return every choice that the present page keeps in its address, defaults among them."""
    return {key: st.session_state[key] for key in _widgets() if key in st.session_state}


def linked(key: str) -> str:
    """Return what the address says of a parameter that no widget is bound to, else nothing."""
    return st.query_params.get(key, "")


def unbound(keys: Iterable[str]) -> dict[str, str]:
    """Return what the address says of those of some parameters that no widget is bound to."""
    bound = _widgets()
    return {key: text for key in keys if key not in bound and (text := linked(key))}


def forget(kept: str) -> None:
    """Give every bound widget its default, but the one of the key `kept`; only in a callback.

    What the link alone said is dropped.
    """
    for key in unbound(LINKED):
        del st.query_params[key]
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return
    known = run.session_state._state._new_widget_state.widget_metadata
    for key, widget in _widgets().items():
        if key != kept and widget in known:
            st.session_state[key] = known[widget].deserializer(None)


def rewrite(key: str, read: Callable[[str], str | None]) -> None:
    """Let a widget about to be drawn see another spelling than the address has; None drops it."""

    def every(typed: Sequence[str]) -> list[str]:
        spelled = [read(text) for text in typed]
        return [label for label in dict.fromkeys(spelled) if label is not None]

    respell(key, every)


def respell(key: str, read: Callable[[Sequence[str]], list[str]]) -> None:
    """Let a widget about to be drawn see other texts than the address has, unless they are none."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return
    with run.session_state.query_params() as parameters:
        if labels := read(_many(parameters.get_initial_value(key))):
            parameters._initial_query_params[key] = labels


def also(
    key: str, other: str, read: Callable[[str], str | None] = str, *, written: bool = False
) -> None:
    """Let a widget about to be drawn read another parameter where the link lacks its own.

    `read` returns what the other one's text means for this widget, None for nothing. `written`
    puts it into the address, for another parameter that leaves it once it is a default there.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return
    with run.session_state.query_params() as parameters:
        told = [read(text) for text in _many(parameters.get_initial_value(other))]
        meant = [text for text in told if text is not None]
        if not meant or parameters.get_initial_value(key) is not None:
            return
        parameters._initial_query_params[key] = meant
        # Who goes from such a link to another has the widget: it writes into the address itself.
        bound = parameters.is_bound(key)
    if written and not bound:
        st.query_params[key] = meant


def _widgets() -> dict[str, str]:
    """Return the bound parameters of the page, each with its widget's id."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return {}
    with run.session_state.query_params() as parameters:
        return {key: bound.widget_id for key, bound in parameters._bindings_by_param.items()}


def _many(typed: str | Sequence[str] | None) -> Sequence[str]:
    return [typed] if isinstance(typed, str) else typed or []
