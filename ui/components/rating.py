"""Stars for any title: a search, then stars; what was given stays below, and in the address."""

import streamlit as st

from catalogue import NotFoundError
from language.texts import _, plain
from ui.components.answers import did_you_mean
from views.rated import Rated, written


def rated(asked: Rated) -> dict[int, int]:
    """Draw a search for a title, its stars, and those given before; return all of these."""
    search = f"{asked.key}_search"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            asked.label, key=search, max_chars=300, placeholder=_("Title"), type="search"
        )
        with st.popover(_("As text"), icon=":material/notes:"):
            text = st.text_input(
                _("Ratings as text"), key=asked.key, bind="query-params", help=asked.help
            )
    given = asked.read([text])
    found = _found(asked, typed, search) if typed.strip() else None
    items = list(dict.fromkeys([*([found] if found is not None else []), *reversed(given)]))
    for item, name in zip(items, asked.named(items), strict=True):
        _stars(asked, item, name, given.get(item))
    return given


def _found(asked: Rated, typed: str, search: str) -> int | None:
    """Return the title that was searched for; without one that can be rated here say why."""
    try:
        item = asked.find(typed)
    except NotFoundError as missing:
        did_you_mean(search, missing)
        return None
    name = plain(asked.named([item])[0])
    if item in asked.asked:
        st.markdown(_("**{title}** stands below, with its stars.", title=name))
        return None
    if not asked.rateable(item):
        st.markdown(_("Nobody has rated **{title}**: stars for it would tell nothing.", title=name))
        return None
    return item


def _stars(asked: Rated, item: int, name: str, given: int | None) -> None:
    """Draw a title with its stars; a click keeps them, another on the same star drops them."""
    key = f"{asked.key}_{item}"
    st.session_state[key] = None if given is None else given - 1
    with st.container(horizontal=True, border=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**", width="stretch")
        st.feedback("stars", key=key, on_change=_give, args=(asked, item))


def _give(asked: Rated, item: int) -> None:
    stars = st.session_state[f"{asked.key}_{item}"]
    given = asked.read([st.session_state[asked.key]])
    given.pop(item, None)
    if stars is not None:
        given[item] = int(stars) + 1
    st.session_state[asked.key] = written(given)
