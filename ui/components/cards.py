"""Cards: one thing at a glance in a box."""

import streamlit as st

from ui.components.links import link_to
from ui.components.posters import poster
from views.blocks import Card, Fold
from views.links import Link


def card(drawn: Card) -> None:
    """Draw a card: its poster, its name, which may be a link, what is said and folded away."""
    with st.container(border=True, gap="small" if drawn.spaced else None, key=drawn.key):
        if drawn.poster:
            with st.container(horizontal=True, key=f"{drawn.key}-beside"):
                poster(drawn.poster, drawn.key)
                with st.container(gap=None):
                    _said(drawn)
        else:
            _said(drawn)


def _said(drawn: Card) -> None:
    _name(drawn.name)
    st.markdown(drawn.said)
    if drawn.next:
        _name(drawn.next)
    if drawn.fold:
        _fold(drawn.fold)


def _name(name: str | Link) -> None:
    if isinstance(name, Link):
        link_to(name.path, name.label, help=name.help, icon=name.icon, **name.parameters)
    else:
        st.subheader(name, anchor=False)


def _fold(drawn: Fold) -> None:
    """Draw the figure once somebody opens it."""
    with st.expander(drawn.label, key=drawn.key, on_change="rerun") as opened:
        if opened.open:
            st.plotly_chart(
                drawn.figure(),
                key=drawn.chart,
                config={"displayModeBar": False},
                alt=drawn.alt,
            )
