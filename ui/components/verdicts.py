"""For you: the verdict, its reasons, what to watch next and what was watched."""

import numpy as np
import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext, plain
from models.ratings.recommender import Prediction, expected, predict, reasons, recommend
from models.ratings.viewer import Viewer
from ui.components import legacy_tables as tables
from ui.components.answers import headline
from ui.components.legacy_figures import chart
from ui.components.shelves import Shelf
from views.blocks import Figure

SLIGHT = 0.05
"""Stars that a reader would not miss."""


def verdict(shelf: Shelf, viewer: Viewer, item: int, limit: float) -> Prediction:
    """Draw the verdict with its numbers and return the prediction."""
    found = predict(shelf.audience.model, viewer, item)
    st.markdown(f"**{plain(shelf.name(item))}**{_rated(viewer, item)}")
    good = found.reaches(limit)
    headline(
        Figure(
            _("Recommend it?"),
            _("Yes") if good else _("No"),
            _("recommended from {limit} stars on", limit=formats.number(limit, 2)),
        ),
        Figure(_("Predicted rating"), formats.number(found.stars, 2), _range(shelf, found)),
        Figure(_("The user's own mean"), _mean(viewer), _rated_count(viewer)),
        *_trust(shelf, limit),
    )
    return found


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
    row = int(np.searchsorted(viewer.rated, item))
    if row == len(viewer.rated) or viewer.rated[row] != item:
        return ""
    stars = formats.number(float(viewer.stars[row]), 1)
    return " · " + _("already rated, with {stars}, which the prediction knows", stars=stars)


def _mean(viewer: Viewer) -> str:
    return formats.number(float(viewer.stars.mean()) if len(viewer.stars) else None, 1)


def _rated_count(viewer: Viewer) -> str:
    return ngettext("over {n} rating", "over {n} ratings", len(viewer.rated))


def _trust(shelf: Shelf, limit: float) -> list[Figure]:
    """Return how good verdicts at this threshold were on held-out ratings, where measured."""
    curve = shelf.measured.get("thresholds")
    if not curve:
        return []
    at = min(curve, key=lambda one: abs(one["threshold"] - limit))
    return [
        Figure(
            _("Precision"),
            formats.percent(at["precision"]),
            _("of recommended titles are liked; {share} of the liked are found",
              share=formats.percent(at["recall"])),
        )
    ]  # fmt: skip


def why(shelf: Shelf, viewer: Viewer, found: Prediction) -> None:
    """Draw what the prediction is made of, and the viewer's most similar rated titles."""
    parts = (found.overall, found.user, found.title, found.taste)
    names = (_("Mean"), _("User"), _("Title"), _("Taste"))
    texts = [formats.number(parts[0], 2), *(signed(part) for part in parts[1:])]
    total = sum(parts)
    chart(
        charts.waterfall(names, parts, [*texts, formats.number(total, 2)], _("Prediction")),
        _finding(found),
        _("Stars: the mean of all ratings, and what the user, the title and taste add or take"),
        key="for-you-why",
    )
    if abs(total - found.stars) > SLIGHT:
        st.markdown(_("The scale ends at {stars}.", stars=formats.number(found.stars, 1)))
    if not found.rated_by_others:
        st.markdown(_("Nobody has rated this title yet: only the user's level is known."))
    _similar(shelf, viewer, found.item_id)


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
    part = max(sentences, key=lambda name: abs(getattr(found, name)))
    return sentences[part][getattr(found, part) < 0]


def _similar(shelf: Shelf, viewer: Viewer, item: int) -> None:
    near = reasons(shelf.audience.model, viewer, item)
    if not near:
        return
    rows = shelf.rows(np.array([one.item_id for one in near])).assign(
        stars=[one.stars for one in near], likeness=[round(one.likeness, 2) for one in near]
    )
    st.markdown(_("Titles the user rated that are most alike in taste:"))
    tables.table(
        rows,
        {
            "title": tables.text(_("Title")),
            "year": tables.plain_number(_("Year")),
            "stars": tables.plain_number(_("Given"), 1),
            "likeness": tables.share(_("Likeness")),
        },
        key="for-you-similar",
        alt=_("The user's rated titles most like this one"),
    )


def what_next(shelf: Shelf, viewer: Viewer) -> None:
    """Draw the ten titles predicted best that the viewer has not rated, within the filters."""
    model = shelf.audience.model
    allowed = shelf.narrowed()
    best = recommend(model, viewer, allowed)
    rows = shelf.rows(best)
    tables.table(
        rows.assign(stars=expected(model, viewer, best)),
        {
            "title": tables.text(_("Title")),
            "year": tables.plain_number(_("Year")),
            "stars": tables.plain_number(_("Predicted rating"), 2),
        },
        key="for-you-next",
        alt=_("Ten unseen titles with the best predicted rating"),
    )


def history(shelf: Shelf, viewer: Viewer) -> None:
    """Draw what the viewer rated, the best first."""
    order = np.argsort(-viewer.stars, kind="stable")
    rows = shelf.rows(viewer.rated[order]).assign(stars=viewer.stars[order])
    tables.table(
        rows,
        {
            "title": tables.text(_("Title")),
            "year": tables.plain_number(_("Year")),
            "stars": tables.plain_number(_("Given"), 1),
        },
        key="for-you-history",
        alt=_("What the user rated"),
    )
