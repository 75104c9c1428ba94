"""For you: the verdict, its reasons, and what was watched."""

from typing import Any

import numpy as np

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from models.ratings.metrics import WIDE
from models.ratings.recommender import Prediction, reasons
from models.ratings.viewer import Viewer
from views import columns
from views.blocks import Chart, Figure, Headline, Links, Note, Table
from views.columns import Column
from views.for_you.shelves import Shelf
from views.links import Link, address, to_film
from views.names import film_columns
from views.page import View

SLIGHT = 0.05
"""Stars that a reader would not miss."""
FEW = 5
"""Ratings of a viewer under which it is said how wide the prediction is."""


def verdict(
    tables: Catalogue, shelf: Shelf, viewer: Viewer, found: Prediction, limit: float
) -> View:
    """Show the verdict with its numbers."""
    name = plain(shelf.name(tables, found.item))
    yield Note(f"**{name}**{_rated(viewer, found.item)}")
    good = found.reaches(limit)
    yield Headline(
        [
            Figure(
                _("Recommend it?"),
                _("Yes") if good else _("No"),
                _("recommended from {limit} stars on", limit=formats.number(limit, 2)),
            ),
            Figure(_("Predicted rating"), formats.number(found.stars, 2), _range(shelf, found)),
            Figure(_("Own mean"), formats.number(viewer.mean, 1), _rated_count(viewer)),
            *_trust(shelf, limit),
        ]
    )
    yield from _few(viewer, found)


def _few(viewer: Viewer, found: Prediction) -> View:
    """Tell whom few ratings are known of how wide the prediction is."""
    if len(viewer.rated) < FEW:
        yield Note(
            _(
                "Fewer than five ratings are known, so this is hardly more than what everybody "
                "would be told: nine of ten such ratings lie within {wide} stars of it.",
                wide=formats.number(found.spread * WIDE, 1),
            )
        )


def more(tables: Catalogue, shelf: Shelf, viewer: Viewer, item: int) -> Links:
    """Return the link to the title's own page, where what is predicted for the viewer stands too.

    A newcomer has no number to go along.
    """
    row = shelf.facts(tables, np.array([item])).iloc[0]
    name = {"film": row["title"]}
    if shelf.subject == "platforms":
        name = {"title": row["title"], "platform": row["platform"]}
    choices = {**name, "year": row["year"], "user": viewer.user_id}
    return Links("for-you-more", [Link("film", _("All about it"), choices)])


def _range(shelf: Shelf, found: Prediction) -> str:
    """Say within which stars two such ratings in three fall: a spread to either side."""
    low, high = shelf.audience.model.scale
    return _(
        "± {spread}: two such ratings in three are {low} to {high}",
        spread=formats.number(found.spread, 1),
        low=formats.number(max(found.stars - found.spread, low), 1),
        high=formats.number(min(found.stars + found.spread, high), 1),
    )


def _rated(viewer: Viewer, item: int) -> str:
    given = viewer.given(item)
    if given is None:
        return ""
    stars = formats.number(given, 1)
    return " · " + _("already rated, with {stars}, which the prediction knows", stars=stars)


def _rated_count(viewer: Viewer) -> str:
    return ngettext("over {n} rating", "over {n} ratings", len(viewer.rated))


def _trust(shelf: Shelf, limit: float) -> list[Figure]:
    """Return how good verdicts at this threshold were on held-out ratings, where measured."""
    if not shelf.measured:
        return []
    at = shelf.measured.errors.at(limit)
    told = _(
        "of recommended titles are liked; {share} of the liked are found",
        share=formats.percent(at.recall),
    )
    return [Figure(_("Precision"), formats.percent(at.precision), told)]


def why(tables: Catalogue, shelf: Shelf, viewer: Viewer, found: Prediction) -> View:
    """Show what the prediction is made of, and the viewer's most similar rated titles."""
    names, parts = (_("Mean"), _("User"), _("Title"), _("Taste")), list(found.why.values())
    texts = [formats.number(parts[0], 2), *(signed(part) for part in parts[1:])]
    texts.append(formats.number(found.total, 2))
    yield Chart(
        "for-you-why",
        _finding(found),
        _("Stars: the mean of all ratings, and what the user, the title and taste add or take"),
        lambda: charts.waterfall(names, parts, texts, _("Prediction")),
        columns=[
            columns.text("part", _("Part")),
            columns.number("stars", _("Stars"), decimals=2),
        ],
    )
    if abs(found.total - found.stars) > SLIGHT:
        yield Note(_("The scale ends at {stars}.", stars=formats.number(found.stars, 1)))
    if not found.rated_by_others:
        yield Note(_("Nobody has rated this title yet: only the user's level is known."))
    yield from _similar(tables, shelf, viewer, found.item)


def signed(stars: float) -> str:
    """Write a difference with its sign."""
    size = formats.number(abs(stars), 2)
    if size == formats.number(0, 2):
        return size
    return ("+" if stars > 0 else "−") + size


def _finding(found: Prediction) -> str:
    """Say which part moves the prediction most."""
    sentences = {
        "user": (_("The user rates higher than others"), _("The user rates lower than others")),
        "title": (_("The title is rated above most"), _("The title is rated below most")),
        "taste": (_("The title suits the user's taste"), _("The title is not to the user's taste")),
    }
    part = found.strongest
    return sentences[part][found.why[part] < 0]


def _similar(tables: Catalogue, shelf: Shelf, viewer: Viewer, item: int) -> View:
    near = reasons(shelf.audience.model, viewer, item)
    if not near:
        return
    rows = shelf.called(tables, np.array([one.item for one in near])).assign(
        stars=[one.stars for one in near], likeness=[round(one.likeness, 2) for one in near]
    )
    yield Note(_("Titles the user rated that are most alike in taste:"))
    yield Table(
        "for-you-similar",
        rows,
        [*titled(), _given(), columns.share("likeness", _("Likeness"))],
        _("The user's rated titles most like this one"),
    )


def history(tables: Catalogue, shelf: Shelf, viewer: Viewer) -> View:
    """Show what the viewer rated, the best first."""
    items, stars = viewer.best_first()
    yield Table(
        "for-you-history",
        shelf.called(tables, items).assign(stars=stars),
        [*titled(), _given()],
        _("What the user rated"),
    )


def titled() -> list[Column]:
    """Return the columns of a title's name and year."""
    return [*film_columns(_to_work), columns.year("year", _("Year"))]


def _to_work(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of a title's page, of a platform's or of a film."""
    if hasattr(row, "platform"):
        return address("film", title=row.title, platform=row.platform, year=row.year)
    return to_film(row)


def _given() -> Column:
    return columns.number("stars", _("Given"), decimals=1)
