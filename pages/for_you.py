"""For you: would this user like this title?"""

import streamlit as st

from language.texts import _
from ui.components import choice, explained, page_header, shelves, tabs, verdicts, viewers

page_header("for-you")
with st.container(horizontal=True):
    shelf = shelves.pick()
    who = choice(
        _("Who asks"), {"user": _("A known user"), "new": _("I am new")}, key="for_you_who"
    )
viewers.without_signal(shelf)
boxes = st.columns((1, 3)) if who == "user" else [st.container()]
with boxes[-1]:
    item = viewers.title(shelf)
answer = st.container()  # above the threshold, and the titles that a newcomer rates
limit = viewers.threshold(shelf)
with boxes[0] if who == "user" else st.container():
    viewer = viewers.known_user(shelf) if who == "user" else viewers.newcomer(shelf)
with answer:
    prediction = verdicts.verdict(shelf, viewer, item, limit)
match tabs({"why": _("Why"), "next": _("What to watch next"), "rated": _("Rated titles")}):
    case "next":
        verdicts.what_next(shelf, viewer)
    case "rated":
        verdicts.history(shelf, viewer)
    case _other:
        verdicts.why(shelf, viewer, prediction)
explained(
    _(
        "A Bayesian matrix factorisation learnt from all users' ratings: the mean of all ratings, "
        "plus how much higher or lower this user rates and this title is rated, plus taste, what "
        "user and title share. Who watched what informs it too. A newcomer is placed among the "
        "known users by a few ratings: a small gain, since five ratings say little. The Models "
        "page tells how good it is beside simpler answers."
    )
)
