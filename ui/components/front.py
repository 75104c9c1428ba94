"""The front page's own parts: its head with the large search, and its findings."""

from dataclasses import replace

import streamlit as st

from language.texts import _
from ui.components.answers import head
from ui.components.figures import chart
from ui.components.links import beside_icon
from ui.components.search import search_box
from views.blocks import Story, Welcome
from views.sitemap import BOTH, entry


def welcome(drawn: Welcome) -> None:
    """Draw the heading, a large search and names to try it with."""
    with st.container(key="welcome"):
        head(drawn.heading, _("What did it cost, where can it be seen, what is like it?"), BOTH)
        search_box(large=True)
        if drawn.examples:
            links = [
                beside_icon(replace(link, icon=entry(link.path).icon)) for link in drawn.examples
            ]
            st.markdown(" &emsp; ".join([_("For example"), *links]))


def story(drawn: Story) -> None:
    """Draw a finding in a box: its section, its chart, and where it goes on."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"{drawn.chart.key}-story"):
        st.markdown(f":small[{drawn.section}]")  # a caption is too pale
        chart(drawn.chart, replace(drawn.more, icon="arrow_forward"))
