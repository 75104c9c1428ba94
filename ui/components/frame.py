"""The frame's own parts: the bar above every page and the source below it."""

from datetime import datetime

import streamlit as st

from ui import formats, resources
from ui.components.links import share
from ui.texts import _, preferred

STYLE = """<style>
.st-key-headline [data-testid="stMetricValue"] {font-family: Fraunces, Georgia, serif}
</style>"""


def bar() -> None:
    """Draw language and share; first of all, since every word depends on the language."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="bar"
    ):
        language_switch()
        share()


def language_switch() -> None:
    """Draw ES | EN, bound to `?lang=`; the browser's language where the address names none."""
    st.segmented_control(
        "Idioma · Language",
        ["es", "en"],
        format_func=str.upper,
        default=preferred(st.context.locale),
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def footer() -> None:
    """Draw where the data come from, how old they are, and what their money is."""
    manifest = resources.catalogue().manifest
    source = manifest.provenance.get("films", {}).get("source", "")
    built = formats.date(datetime.fromisoformat(manifest.built).date())
    st.space("medium")
    st.html(STYLE)
    st.divider()
    st.markdown(
        " · ".join(
            part
            for part in (
                _("Films: {source}", source=source) if source else "",
                _("tables of {date}", date=built),
                _("version {identity}", identity=manifest.identity),
                _("money in nominal US dollars"),
            )
            if part
        )
    )
