"""What a reader may ask of the films that are recommended."""

import streamlit as st

from language import formats
from language.texts import _, plain
from language.variables import genre_name
from queries.films.wishes import Wishes, decades, genres
from resources.loaded import fitted
from ui.components.choices import choice, several, whole

ANY = "any"


def wishes() -> tuple[Wishes, float]:
    """Draw what the films may be asked to be; return it, and how varied they should be."""
    with st.popover(_("Which films"), icon=":material/tune:"):
        options = {ANY: _("any"), **{str(d): formats.decade(d) for d in fitted(decades)}}
        decade = choice(_("Decade"), options, key="similar_decade")
        votes = whole(_("At least this many votes"), 0, 100_000, 0, 50, key="similar_votes")
        names = {name: plain(genre_name(name)) for name in fitted(genres)}
        without = several(
            _("Without these genres"),
            names,
            key="similar_without",
            help=_("A film goes if any of its genres is one of these."),
        )
        franchise = st.toggle(
            _("Films of the same franchise too"), True, key="similar_franchise", bind="query-params"
        )
        variety = st.slider(
            _("Variety"),
            0.0,
            1.0,
            0.0,
            0.1,
            format="localized",
            key="similar_variety",
            bind="query-params",
            help=_("Takes that much of its likeness to the films above it off a film's score."),
        )
    asked = Wishes(None if decade == ANY else int(decade), votes, without, franchise)
    return asked, float(variety)
