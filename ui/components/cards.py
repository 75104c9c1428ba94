"""Cards: one thing at a glance in a box."""

import streamlit as st

from ui.components.links import written
from ui.components.posters import poster
from views.blocks import Card, Fold
from views.links import Link


def card(drawn: Card) -> None:
    """Draw a card: its poster, its name, which may be a link, what is said and folded away."""
    with st.container(border=True, gap="small" if drawn.spaced else None, key=drawn.key):
        if drawn.poster:
            with st.container(horizontal=True, key=f"{drawn.key}-beside"):
                poster(drawn.poster, drawn.key)
                with st.container(gap="xsmall"):
                    _said(drawn)
        else:
            _said(drawn)


def _said(drawn: Card) -> None:
    lines = [drawn.said, *([written(drawn.next)] if drawn.next else [])]
    if isinstance(drawn.name, Link):
        lines.insert(0, written(drawn.name))
    else:
        st.subheader(drawn.name, anchor=False)
    st.markdown("\n\n".join(lines))
    if drawn.fold:
        _fold(drawn.fold)


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
