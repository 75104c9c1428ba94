"""What a user of the link would think of a film, as its page tells it."""

from catalogue import Catalogue, DataError, NotFoundError
from language import formats
from language.texts import _, plain
from models.ratings import audience
from models.ratings.audience import Audience
from queries.across.works import Work
from views.blocks import Links, Note
from views.links import Link
from views.page import View

LONGEST = 12
"""Digits of a user's number."""


def predicted(tables: Catalogue, found: Work, user: str) -> View:
    """Show the rating that is predicted for a user; nothing where no link names one."""
    if not user:
        return
    try:
        viewers = tables.once(audience.film_audience if found.film else audience.title_audience)
    except DataError as error:
        yield Note(plain(error), "warning", ":material/model_training:")
        return
    if viewers is None:
        yield Note(_("There are no ratings to predict one from."))
        return
    yield from _prediction(viewers, found, user)


def _prediction(viewers: Audience, found: Work, user: str) -> View:
    try:
        viewer = viewers.user(_number(user))
    except NotFoundError:
        yield Note(_("No user has the number **{name}**.", name=plain(user)))
        return
    item = found.film.film_id if found.film else found.title.row if found.title else -1
    rating = viewers.predictor.predict(viewer, item)
    stars, spread = formats.number(rating.stars, 1), formats.number(rating.spread, 1)
    said = (
        _("User {user} is likely to give it {stars} ± {spread} stars: recommended")
        if rating.reaches(viewers.model.threshold)
        else _("User {user} is likely to give it {stars} ± {spread} stars: not recommended")
    )
    before = said.format(user=plain(user), stars=stars, spread=spread)
    yield Links("film-viewer", [_why(found, user)], f"**{before}**")


def _why(found: Work, user: str) -> Link:
    name = {"film": f"{found.name} ({found.year})"} if found.film else {"title": found.name}
    subject = "films" if found.film else "platforms"
    return Link("for-you", _("Why"), {"catalogue": subject, "user": user, **name})


def _number(user: str) -> int:
    """Return a user's number; raises NotFoundError for what is none."""
    if not (user.isascii() and user.isdecimal() and len(user) <= LONGEST):
        raise NotFoundError("user", user)
    return int(user)
