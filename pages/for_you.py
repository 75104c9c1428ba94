"""For you: would this user like this title?"""

from ui.components import choice, explained, page_header, shelves, tabs, viewers
from ui.texts import _

page_header("for-you")
shelf = shelves.pick()
viewers.without_signal(shelf)
who = choice(_("Who asks"), {"user": _("A known user"), "new": _("I am new")}, key="for_you_who")
viewer = viewers.known_user(shelf) if who == "user" else viewers.newcomer(shelf)
item = viewers.title(shelf)
limit = viewers.threshold(shelf)
prediction = viewers.verdict(shelf, viewer, item, limit)
match tabs({"why": _("Why"), "next": _("What to watch next"), "rated": _("Rated titles")}):
    case "next":
        viewers.what_next(shelf, viewer)
    case "rated":
        viewers.history(shelf, viewer)
    case _other:
        viewers.why(shelf, viewer, prediction)
explained(
    _(
        "A Bayesian matrix factorisation learnt from all users' ratings: the mean of all ratings, "
        "plus how much higher or lower this user rates and this title is rated, plus taste, what "
        "user and title share. Who watched what informs it too. A newcomer is placed among the "
        "known users by a few ratings: a small gain, since five ratings say little. The Models "
        "page tells how good it is beside simpler answers."
    )
)
