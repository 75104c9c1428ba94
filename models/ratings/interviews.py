"""What a newcomer's answers are worth: users held out whole are asked, and half of theirs judges.

Of each held-out user, half of the ratings may be answers; the likes among the others are to be
found. Titles of the first half are not recommended: whoever knows them counts neither way.
"""

import numpy as np

from models.ratings.data import UNSEEN, Floats, Ints, Mask, Ratings, codes
from models.ratings.measured import Interview
from models.ratings.metrics import liked
from models.ratings.walk import Walk

GIVEN = (5, 10, 15)
FOLDS = 5
ASKED = 250
"""Titles after which nobody is asked further."""
FEWEST = 5
"""Likes to be found of a newcomer."""
SHOWN = 10
DISCOUNT = 1 / np.log2(np.arange(2, SHOWN + 2))


def measure(ratings: Ratings, seed: int) -> list[Interview]:
    """Return what five, ten and fifteen answers are worth, to our questions and the most rated."""
    rng = np.random.default_rng(seed)
    fold = (rng.permutation(len(ratings.user_ids)) % FOLDS)[ratings.user]
    half = rng.random(len(ratings)) < 1 / 2
    found = [row for number in range(FOLDS) for row in _fold(ratings, fold == number, half)]
    return [_told(given, np.array(found)[:, place]) for place, given in enumerate(GIVEN) if found]


def _told(given: int, rows: Floats) -> Interview:
    """Sum up rows of ours, the most rated, and how many titles either showed."""
    ours, popular, *_shown = rows.T
    middle = np.median(rows[:, 2:], axis=0)
    se = float((ours - popular).std() / len(rows) ** 0.5)
    means = float(ours.mean()), float(popular.mean())
    return Interview(given, len(rows), *means, se, float(middle[0]), float(middle[1]))


def _fold(ratings: Ratings, held: Mask, half: Mask) -> list[list[list[float]]]:
    """Return, for each newcomer and each number of answers, the two gains and titles shown."""
    walk, found = Walk.of(ratings.rows(~held)), []
    lists = walk.questions(ASKED), walk.item_ids[np.argsort(-walk.rated, kind="stable")[:ASKED]]
    good = liked(ratings.stars)
    for user in np.unique(ratings.user[held]):
        own = ratings.user == user
        known, wanted = ratings.rows(own & half), ratings.item_id[own & ~half & good]
        if len(known) >= GIVEN[-1] and len(wanted) >= FEWEST:
            found.append([_pair(walk, lists, known, wanted, given) for given in GIVEN])
    return found


def _pair(
    walk: Walk, lists: tuple[Ints, Ints], known: Ratings, wanted: Ints, given: int
) -> list[float]:
    told = [ask(walk, asked, known, wanted, given) for asked in lists]
    return [told[0][0], told[1][0], told[0][1], told[1][1]]


def ask(walk: Walk, asked: Ints, known: Ratings, wanted: Ints, given: int) -> tuple[float, int]:
    """Return nDCG@10 after the first `given` answers, and how many titles were shown for them."""
    places = np.flatnonzero(np.isin(asked, known.item_id))[:given]
    likes = known.item_id[known.stars >= walk.limit]
    start = np.zeros(len(walk.item_ids))
    start[codes(walk.item_ids, np.intersect1d(asked[places], likes))] = 1
    scores = walk.walk(start)
    rows = codes(walk.item_ids, known.item_id)
    scores[rows[rows != UNSEEN]] = -1
    top = walk.item_ids[np.argsort(-scores, kind="stable")[:SHOWN]]
    gain = (np.isin(top, wanted) * DISCOUNT[: len(top)]).sum() / DISCOUNT[: len(wanted)].sum()
    return float(gain), int(places[-1]) + 1 if len(places) == given else len(asked)
