"""Posters on a page: drawn by us; over ours the real one, where the installation allows that."""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from charts.posters import poster as drawn
from language.texts import _
from resources.posters import address, host
from ui.components.links import draw_link, written
from views.blocks import Poster, Posters

KEPT = 512
"""Posters that stay drawn."""
STRIP, BESIDE, LARGE = 160, 84, 220
"""Pixels of a poster in a row of them, beside what a card says, and of a page's one film."""


def poster(shown: Poster, key: str, width: int = BESIDE) -> None:
    """Draw a poster, `width` pixels wide; what it says is its title, for who does not see it.

    The real one is laid over ours and asked for once it comes into view: one that does not come
    hides nothing. Of the data its address holds a path alone, which `poster_path` let through.
    """
    with st.container(key=f"poster-{key}", width=width, gap=None):
        st.image(_svg(shown), width=width, alt=_alt(shown))
        if real := shown.path and address(shown.path):
            # Without a size of its own: then one that does not come is not drawn as broken.
            st.html(f'<img src="{real}" alt="" loading="lazy" decoding="async">')


def _alt(shown: Poster) -> str:
    return _("Poster: {title}", title=shown.title)


@lru_cache(KEPT)
def _svg(shown: Poster) -> str:
    return drawn(shown.title, shown.year, shown.genre)


def posters(strip: Posters) -> None:
    """Draw posters in a row, each over its link.

    Nothing lies over ours where no real ones are shown: all of them are one element then.
    """
    if not host():
        with st.container(key=f"strip-{strip.key}"):
            st.image(
                [_svg(one) for one in strip.posters],
                [written(replace(link, icon=None)) for link in strip.links],
                STRIP,
                alt=[_alt(one) for one in strip.posters],
            )
        return
    with st.container(horizontal=True, gap="small", key=strip.key):
        for i, (shown, link) in enumerate(zip(strip.posters, strip.links, strict=True)):
            with st.container(width=STRIP, gap="xsmall", key=f"strip-{strip.key}-{i}"):
                poster(shown, f"{strip.key}-{i}", STRIP)
                draw_link(link)
