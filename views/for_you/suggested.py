"""For you: ten titles to watch next, each with why, where and a way to its page."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, plain
from models.ratings.recommender import reasons
from models.ratings.viewer import Viewer
from models.ratings.walk import suggest
from queries.across.hits import Hit
from queries.films.cards import platforms_of
from views import columns, hits
from views.blocks import Beside, Card, Note, Table
from views.for_you.shelves import Shelf
from views.for_you.verdicts import titled
from views.links import Link
from views.page import View
from views.parameters import Ask

NAMED = 2
"""Rated titles that a reason names."""
SIDE = 5
"""Cards one below the other."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One title to watch next: its number, names, year, platform if it is one's, stars expected."""

    item: int
    title: str
    own: str
    called: str
    year: int
    platform: str | None
    stars: float


def what_next(tables: Catalogue, shelf: Shelf, viewer: Viewer, ask: Ask) -> View:
    """Show ten titles that the viewer has not rated, within the filters, their prediction beside.

    Films come in the order that finds most of what people like next, which is not the predicted
    rating's; titles of platforms, whose ratings tell no taste, in that.
    """
    ours = shelf.audience.predictor
    allowed = ours.among(shelf.narrowed(tables, ask))
    walk = shelf.walk(tables)
    found = suggest(ours, walk, viewer, allowed=allowed)
    best = np.array([one.item for one in found], dtype=ours.items.dtype)
    rows = shelf.called(tables, best).assign(stars=ours.expected(viewer, best))
    names = ["item", "title", "own", "called", "year", "stars"]
    offered = rows["platform"].tolist() if shelf.kind == "title" else [None] * len(rows)
    shown = [
        Suggested(int(item), title, own, label, int(year), platform, float(stars))
        for (item, title, own, label, year, stars), platform in zip(
            zip(*(rows[name].tolist() for name in names), strict=True), offered, strict=True
        )
    ]
    caption = (
        _("Ten unseen titles that those like who like the same")
        if walk
        else _("Ten unseen titles with the best predicted rating")
    )
    if walk:
        yield Note(
            _(
                "First comes what those like who like the same titles: of what people go on to "
                "like, ten in this order hold more than the ten of the best predicted rating, "
                "which stands beside."
            )
        )
    cards = list(_cards(tables, shelf, viewer, shown))
    yield Beside([cards[:SIDE], cards[SIDE:]])
    yield Table(
        "for-you-next",
        rows,
        [*titled(), columns.number("stars", _("Predicted rating"), decimals=2)],
        caption,
    )


def _cards(
    tables: Catalogue, shelf: Shelf, viewer: Viewer, shown: list[Suggested]
) -> Iterator[Card]:
    for place, one in enumerate(shown, 1):
        hit = Hit(shelf.kind, one.title, one.year, id=one.item, platform=one.platform)
        path, choices = hits.destination(tables, hit)
        lines = [
            _("Predicted rating: **{stars}**", stars=formats.number(one.stars, 1)),
            why(tables, shelf, viewer, one.item),
            _where(tables, one),
        ]
        yield Card(
            f"next-{place}",
            Link(path, f"**{place}. {plain(one.called)} ({one.year})**", choices),
            "\n\n".join(lines),
            poster=shelf.poster(tables, one.item, one.own, one.year),
        )


def why(tables: Catalogue, shelf: Shelf, viewer: Viewer, item: int) -> str:
    """Say why a title is put before a viewer: the liked ones that are most like it; Markdown."""
    mean = viewer.mean or 0.0
    near = [one for one in reasons(shelf.audience.model, viewer, item) if one.stars >= mean]
    if near:
        names = shelf.names(tables, np.array([one.item for one in near[:NAMED]]))
        return _("Because of {titles}", titles=plain(formats.listed(names)))
    if shelf.walk(tables) and len(viewer.rated):
        return _("Those like it who like the same titles")
    return _("Rated above most titles")


def _where(tables: Catalogue, one: Suggested) -> str:
    """Say on which platforms a title is."""
    offered = [one.platform] if one.platform else tables.once(platforms_of).get(one.item, [])
    if not offered:
        return _("On none of the platforms")
    return _(
        "To watch on {platforms}", platforms=formats.listed([called(name) for name in offered])
    )
