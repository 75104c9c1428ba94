"""For you: who asks, about which title, and from which rating on a title is recommended."""

import numpy as np
import streamlit as st

from catalogue import NotFoundError
from catalogue.names import key
from language import formats
from language.texts import _, plain
from models.ratings.recommender import questions
from models.ratings.viewer import Viewer
from resources.loaded import catalogue
from ui.components.answers import answered
from ui.components.bindings import also
from ui.components.shelves import Shelf

QUESTIONS = 10
STEP = 0.05


def known_user(shelf: Shelf) -> Viewer:
    """Draw the box for a user's number and return the user, or end with the nearest numbers."""
    users = shelf.audience.users
    typed = st.text_input(
        _("User, a number from {first} to {last}", first=users[0], last=users[-1]),
        str(users[0]),
        key="user",
        bind="query-params",
        max_chars=12,
    )
    return answered("user", _user, shelf, typed)


def _user(shelf: Shelf, typed: str) -> Viewer:
    if not typed.strip().isdecimal():
        raise NotFoundError("user", typed, [str(user) for user in shelf.audience.users[:3]])
    return shelf.audience.user(int(typed))


def newcomer(shelf: Shelf) -> Viewer:
    """Draw a few well-chosen titles to rate and return whoever rates them so."""
    asked = shelf.rows(questions(shelf.audience.model, QUESTIONS))
    st.markdown(_("Rate five to ten of these. They are well known, and tell most about a taste."))
    given = {}
    columns = st.columns(2)
    titles = zip(asked["item"].tolist(), asked["title"], asked["year"], strict=True)
    for place, (item, title, year) in enumerate(titles):
        with columns[place * 2 // len(asked)]:
            stars = _question(item, f"{title} ({year})")
        if stars is not None:
            given[item] = stars + 1.0
    if not given:
        st.markdown(_("Nothing is rated yet: what follows is what everybody would be told."))
    return shelf.audience.newcomer(given)


def _question(item: int, name: str) -> int | None:
    """Draw a title with its stars and return how many were given, from 0; None before."""
    with st.container(horizontal=True, border=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**", width="stretch")
        return st.feedback("stars", key=f"stars_{item}", bind="query-params")


def title(shelf: Shelf) -> int:
    """Draw the box for a title and return its number, or end with "did you mean"."""
    also(shelf.parameter, "title")
    typed = st.text_input(
        _("Title"),
        str(shelf.rows(np.array([shelf.best_known]))["title"].iloc[0]),
        key=shelf.parameter,
        bind="query-params",
        max_chars=300,
    )
    item = answered(shelf.parameter, shelf.find, catalogue(), typed)
    name = shelf.name(item)
    if key(typed) not in key(name):
        st.markdown(_("**{typed}** is taken to mean {name}.", typed=plain(typed), name=plain(name)))
    return item


def threshold(shelf: Shelf) -> float:
    """Draw the slider of the threshold; the learnt one is where it starts."""
    model = shelf.audience.model
    low, high = model.scale
    chosen = st.slider(
        _("Recommend from"),
        low,
        high,
        model.threshold,
        STEP,
        format="localized",
        key="for_you_from",
        bind="query-params",
        help=_(
            "{threshold} is the value that told liked titles (4 stars or more) from others best "
            "on ratings held out for it.",
            threshold=formats.number(model.threshold, 2),
        ),
        width=420,
    )
    return float(chosen)


def without_signal(shelf: Shelf) -> None:
    """Say so where the ratings were found to tell nothing of taste."""
    if shelf.measured.get("signal", True):
        return
    errors = {name: one["rmse"]["mean"] for name, one in shelf.measured["random"].items()}
    st.info(
        _(
            "These ratings hold no taste to learn: on ratings held out, the model of tastes errs "
            "by {ours} stars and the means of user and title alone by {bias}. The answer below is "
            "those means and no more.",
            ours=formats.number(errors["ours"], 3),
            bias=formats.number(errors["user + item bias"], 3),
        ),
        icon=":material/info:",
    )
