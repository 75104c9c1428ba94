"""In which order titles are put before a viewer: what those like who like the same.

A walk of three steps over likes: from what the viewer likes to everybody who likes it, and on to
what they like, each step weighed down by how many go that way (RP3beta, Christoffel et al. 2015,
in spirit). It is two sparse products over the ratings themselves, so nothing is fitted; in numpy
alone, so that the server needs no scipy and maps the likes.
"""

from dataclasses import dataclass

import numpy as np

from models.ratings.data import UNSEEN, Floats, Ints, Mask, Ratings, codes
from models.ratings.metrics import like_limit
from models.ratings.recommender import Prediction, Predictor
from models.ratings.viewer import Viewer

LEAVING, BUSY, ARRIVING = 0.7, 0.5, 0.5
"""Powers of the likes by which steps are divided: of a title left, a user, a title reached.

Chosen on an inner split of MovieLens, the five likes before those held out.
"""
ANYBODY = 0.001
"""What every user adds to the walk, so that who likes nothing yet is shown what all like."""
TOLD_BY_NONE = 30
"""Best liked titles that a newcomer is not asked about."""


@dataclass(frozen=True)
class Walk:
    """Who of n users likes which of m titles: like i is of row `user[i]` for row `item[i]`.

    Ids ascend; likes are in the order of users, then of titles.
    """

    user_ids: Ints
    item_ids: Ints
    user: Ints
    item: Ints
    rated: Ints
    """By how many each title is rated (m,)."""
    limit: float
    """The stars from which a title counts as liked."""

    @classmethod
    def of(cls, ratings: Ratings) -> "Walk":
        """Lay the likes among some ratings out."""
        users, items = ratings.user_ids, ratings.item_ids
        limit = like_limit(ratings.scale[1])
        good = ratings.stars >= limit
        user, item = ratings.user[good], ratings.item[good]
        order = np.lexsort((item, user))
        likes = user[order].astype(np.int32), item[order].astype(np.int32)
        return cls(users, items, *likes, np.bincount(ratings.item), limit)

    def scores(self, viewer: Viewer) -> Floats:
        """Return how much of the walk ends at each title (m,), 0 for one that nobody likes."""
        rows = codes(self.item_ids, viewer.rated[viewer.stars >= self.limit])
        start = np.zeros(len(self.item_ids))
        start[rows[rows != UNSEEN]] = 1
        return self.walk(start, self._row(viewer.user_id))

    def walk(self, start: Floats, own: int = UNSEEN) -> Floats:
        """Return where the walk from some titles (m,) ends (m,), the user of row `own` left out."""
        titles, users = len(self.item_ids), len(self.user_ids)
        known, busy = (
            np.bincount(self.item, minlength=titles),
            np.bincount(self.user, minlength=users),
        )
        left = start * _damped(known, LEAVING)
        met = np.bincount(self.user, left[self.item], users) + ANYBODY
        if own != UNSEEN:
            met[own] = 0
        passed = met * _damped(busy, BUSY)
        reached = np.bincount(self.item, passed[self.user], titles)
        return np.asarray(reached * _damped(known, ARRIVING))

    def questions(self, count: int) -> Ints:
        """Return the ids of titles to ask a newcomer about, the most telling first.

        Titles that many rate and most of them like, but for the very first of these: whoever likes
        what everybody likes has said nothing. Dislikes lead no walk.
        """
        likes = np.bincount(self.item, minlength=len(self.item_ids))
        order = np.argsort(-(likes**2) / np.maximum(self.rated, 1), kind="stable")
        first = max(0, min(TOLD_BY_NONE, len(order) - count))
        return self.item_ids[order[first : first + count]]

    def _row(self, user_id: int | None) -> int:
        """Return a user's row, `UNSEEN` for a visitor."""
        return UNSEEN if user_id is None else int(codes(self.user_ids, np.array([user_id]))[0])


def suggest(
    ours: Predictor, walk: Walk | None, viewer: Viewer, n: int = 10, allowed: Mask | None = None
) -> list[Prediction]:
    """Return n titles that the viewer has not rated, those where the walk ends most often first.

    Of equals the one predicted best. Without a walk as `Predictor.recommend`; `allowed` as there.
    """
    if walk is None:
        return ours.recommend(viewer, n, allowed)
    places = codes(walk.item_ids, ours.items)
    scores = np.where(places == UNSEEN, 0, walk.scores(viewer)[places])
    open_to = ~np.isin(ours.items, viewer.rated)
    rows = np.flatnonzero(open_to if allowed is None else open_to & allowed)
    expected = ours.expected(viewer, ours.items[rows])
    best = rows[np.lexsort((-expected, -scores[rows]))[:n]]
    return [ours.predict(viewer, int(item)) for item in ours.items[best]]


def _damped(counts: Ints, power: float) -> Floats:
    return np.asarray(np.maximum(counts, 1.0) ** -power)
