"""For you: who asks, about which title, and from which rating on a title is recommended."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from language import formats
from language.texts import _, plain
from models.ratings.viewer import Viewer
from views.blocks import Note
from views.for_you.shelves import Shelf
from views.page import View, named
from views.parameters import Ask, Slider, Stars, Text
from views.rated import Rated

QUESTIONS = 24
"""Titles that a newcomer is asked about: of so many, most people know five."""
STEP = 0.05


@dataclass(frozen=True, slots=True)
class Places:
    """Before and after the titles that a newcomer rates."""

    before: AbstractContextManager[object]
    after: AbstractContextManager[object]


def known_user(shelf: Shelf, ask: Ask) -> Viewer:
    """Ask for a user's number and return the user; raises NotFoundError with the nearest."""
    users = shelf.audience.users
    number = Text(
        key="user",
        label=_("User, a number from {first} to {last}", first=users[0], last=users[-1]),
        default=str(users[0]),
        long=12,
    )
    return named(number, _user, shelf, ask(number))


def _user(shelf: Shelf, typed: str) -> Viewer:
    if not typed.strip().isdecimal():
        raise NotFoundError("user", typed, [str(user) for user in shelf.audience.users[:3]])
    return shelf.audience.user(int(typed))


def newcomer(tables: Catalogue, shelf: Shelf, ask: Ask) -> tuple[Viewer, Places]:
    """Ask to rate a few well-chosen titles; return whoever rates them so."""
    asked = shelf.called(tables, shelf.questions(tables, QUESTIONS))
    before = ask.place()
    others = ask(any_title(tables, shelf, asked["item"].tolist()))
    given = {item: float(stars) for item, stars in others.items()}
    sides, after = ask.columns(1, 1), ask.place()
    titles = zip(asked["item"].tolist(), asked["called"], asked["year"], strict=True)
    for place, (item, title, year) in enumerate(titles):
        with sides[place * 2 // len(asked)]:
            name = plain(f"{title} ({year})")
            stars = ask(Stars(key=f"stars_{item}", label=f"**{name}**"))
        if stars is not None:
            given[item] = stars + 1.0
    return shelf.audience.newcomer(given), Places(before, after)


def any_title(tables: Catalogue, shelf: Shelf, asked: Sequence[int]) -> Rated:
    """Return the parameter of stars for titles that nobody is `asked` about."""
    known = set(shelf.audience.model.item_ids.tolist())
    return Rated(
        key="rated",
        label=_("Rate any title: find it, then give it stars"),
        help=_("Number and stars of each title, as the link keeps them: 318.5_862.4"),
        find=lambda typed: shelf.find(tables, typed),
        named=lambda items: shelf.names(tables, np.array(items, dtype=np.int64)),
        rateable=known.__contains__,
        asked=asked,
    )


def asked_to_rate(viewer: Viewer, places: Places) -> View:
    """Say what a newcomer's ratings are for, and that there are none yet."""
    with places.before:
        yield Note(
            _(
                "Rate five to ten titles: any that comes to mind, or of those below, which are "
                "well known and tell most about a taste."
            )
        )
    if not len(viewer.rated):
        with places.after:
            yield Note(_("Nothing is rated yet: what follows is what everybody would be told."))


def title(tables: Catalogue, shelf: Shelf, ask: Ask) -> tuple[str, int]:
    """Ask for a title; return what was typed and the number. Raises NotFoundError."""
    name = Text(
        key=shelf.parameter,
        label=_("Title"),
        default=shelf.best_known(tables),
        long=300,
        also="title",
    )
    typed = ask(name)
    return typed, named(name, shelf.find, tables, typed)


def taken(tables: Catalogue, shelf: Shelf, typed: str, item: int) -> View:
    """Say which title was taken, where another was typed."""
    name = shelf.name(tables, item)
    if key(typed) not in key(name):
        yield Note(_("**{typed}** is taken to mean {name}.", typed=plain(typed), name=plain(name)))


def threshold(shelf: Shelf) -> Slider:
    """Return the choice of the threshold; the learnt one is where it starts."""
    model = shelf.audience.model
    low, high = model.scale
    return Slider(
        key="for_you_from",
        label=_("Recommend from"),
        least=low,
        most=high,
        default=model.threshold,
        step=STEP,
        help=_(
            "{threshold} is the value that told liked titles (4 stars or more) from others best "
            "on ratings held out for it.",
            threshold=formats.number(model.threshold, 2),
        ),
        width=420,
    )


def without_signal(shelf: Shelf) -> View:
    """Say so where the ratings were found to tell nothing of taste, or where nobody can know."""
    if shelf.unread:
        yield Note(plain(shelf.unread), "warning", ":material/model_training:")
    if shelf.measured is None or shelf.measured.signal:
        return
    errors = shelf.measured.random
    yield Note(
        _(
            "These ratings hold no taste to learn: on ratings held out, the model of tastes errs "
            "by {ours} stars and the means of user and title alone by {bias}. The answer below is "
            "those means and no more.",
            ours=formats.number(errors["ours"].rmse.mean, 3),
            bias=formats.number(errors["user + item bias"].rmse.mean, 3),
        ),
        "info",
        ":material/info:",
    )
