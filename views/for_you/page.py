"""For you: would this user like this title?"""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from catalogue import Catalogue
from language.texts import _
from models.ratings.recommender import Prediction
from models.ratings.viewer import Viewer
from views.for_you import suggested, verdicts, viewers
from views.for_you.shelves import Shelf, pick
from views.page import Page, Tab, View
from views.parameters import Ask, Choice

Place = AbstractContextManager[object]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks about which title, and what is predicted; places for what is said of it.

    `typed` is how the title was asked for, `limit` the rating from which it is recommended.
    """

    shelf: Shelf
    viewer: Viewer
    typed: str
    limit: float
    prediction: Prediction
    above: Place
    """Before the title."""
    below: Place
    """After the title, before the threshold and what a newcomer rates."""
    beside: Place
    """With the title."""
    rated: viewers.Places | None
    """Around what a newcomer rates."""


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return what is asked.

    Raises: NotFoundError: nobody has the number, or nothing the title; AbsentError: there are no
    ratings; DataError: the model is missing, damaged or stale.
    """
    with ask.row():
        shelf = pick(tables, ask)
        known = ask(_who()) == "user"
    above = ask.place()
    who, what = ask.columns(1, 3) if known else [ask.place()] * 2
    with what:
        typed, item = viewers.title(tables, shelf, ask)
        beside = ask.place()
    below = ask.place()
    limit = ask(viewers.threshold(shelf))
    if known:
        with who:
            viewer, rated = viewers.known_user(shelf, ask), None
    else:
        viewer, rated = viewers.newcomer(tables, shelf, ask)
    prediction = shelf.audience.predictor.predict(viewer, item)
    return Asked(shelf, viewer, typed, limit, prediction, above, below, beside, rated)


def _who() -> Choice:
    options = {"user": _("A known user"), "new": _("I am new")}
    return Choice(key="for_you_who", label=_("Viewer"), options=options)


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the verdict, and what has to be known to read it."""
    shelf, found = asked.shelf, asked.prediction
    with asked.above:
        yield from viewers.without_signal(shelf)
    with asked.beside:
        yield from viewers.taken(tables, shelf, asked.typed, found.item)
    if asked.rated:
        yield from viewers.asked_to_rate(asked.viewer, asked.rated)
    with asked.below:
        yield from verdicts.verdict(tables, shelf, asked.viewer, found, asked.limit)
        yield verdicts.more(tables, shelf, asked.viewer, found.item)


def why(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what the prediction is made of."""
    return verdicts.why(tables, asked.shelf, asked.viewer, asked.prediction)


def what_next(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show what to watch next."""
    return suggested.what_next(tables, asked.shelf, asked.viewer, ask)


def history(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what the viewer rated."""
    return verdicts.history(tables, asked.shelf, asked.viewer)


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "A Bayesian matrix factorisation learnt from all users' ratings: the mean of all ratings, "
        "plus how much higher or lower this user rates and this title is rated, plus taste, what "
        "user and title share. Who watched what informs it too. A newcomer is placed among the "
        "known users by a few ratings: a small gain, since five ratings say little. The Models "
        "page tells how good it is beside simpler answers."
    )


PAGE = Page(
    path="for-you",
    find=find,
    answer=answer,
    tabs={
        "why": Tab(lambda: _("Why"), why),
        "next": Tab(lambda: _("What to watch next"), what_next),
        "rated": Tab(lambda: _("Rated titles"), history),
    },
    method=method,
    about=lambda asked: ("films" if asked.shelf.subject == "films" else "titles",),
)
