"""Explore: what do the variables look like, alone and together?"""

import streamlit as st

from language.texts import _, ngettext
from queries.films.filters import chosen
from resources.loaded import catalogue
from ui.components import page_header, tabs
from ui.explore import coverage, distributions, filters, findings, relations, words

VIEWS = {
    "distributions": distributions.draw,
    "relations": relations.draw,
    "coverage": coverage.draw,
    "words": words.draw,
    "findings": findings.draw,
}

page_header("explore")
with st.container(horizontal=True, vertical_alignment="center"):
    wanted = filters.choose()
    rows = chosen(catalogue(), wanted)
    count = ngettext("{n} film", "{n} films", len(rows))
    st.markdown(f"**{count}** · {filters.summary(wanted)}")
view = tabs(
    {
        "distributions": _("Distributions"),
        "relations": _("Relations"),
        "coverage": _("What is known"),
        "words": _("Words"),
        "findings": _("Findings"),
    }
)
if len(rows):
    VIEWS[view](rows)
else:
    st.info(_("No film passes these filters: fewer of them leave more films. Reset clears all."))
