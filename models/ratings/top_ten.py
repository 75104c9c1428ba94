"""How much of what people like next is among the ten titles that a method puts before them.

The last five likes of each user are left out; every method orders all titles that the user has not
rated otherwise. It never sees which are left out.
"""

from collections.abc import Callable

import numpy as np
from scipy import sparse

from models.ratings import fit, interviews
from models.ratings.data import UNSEEN, Floats, Mask, Ratings, codes
from models.ratings.folds import last_liked
from models.ratings.measured import Ten, TopTen
from models.ratings.metrics import liked
from models.ratings.model import Model
from models.ratings.walk import Walk

LAST = 5
SHOWN = 10
FAMOUS = 100
CELLS = 20_000_000
"""Users times titles up to which it is measured: the baselines are dense."""
PENALTIES = (50, 100, 200, 400, 800)
SHRINK = 10.0
"""Common likes at which the item-item similarity counts half."""
DISCOUNT = 1 / np.log2(np.arange(2, SHOWN + 2))

Score = Callable[[Ratings], Floats]
"""From training ratings to a score of each user and title (n, m)."""


def measure(ratings: Ratings, seed: int) -> TopTen | None:
    """Return every method's figures; None where ratings are too many or nobody likes enough."""
    held = last_liked(ratings, LAST)
    if not held.any() or len(ratings.user_ids) * len(ratings.item_ids) > CELLS:
        return None
    train, truth = ratings.rows(~held), ratings.rows(held)
    penalty = choose_penalty(train)
    scores: dict[str, Score] = {
        "popularity": popularity,
        "user + item bias": lambda rows: predicted(fit.fit_bias(rows, seed)),
        "predicted rating": lambda rows: predicted(fit.fit(rows, seed)),
        "item-item": item_item,
        "EASE": lambda rows: ease(rows, penalty),
        "ours": walked,
    }
    found = {name: judge(train, truth, score(train)) for name, score in scores.items()}
    asked = interviews.measure(ratings, seed)
    return TopTen(len(truth.user_ids), len(train.item_ids), float(penalty), found, asked)


def judge(train: Ratings, truth: Ratings, scores: Floats) -> Ten:
    """Judge the ten of the best scores (n, m) that each user of `truth` has not rated in `train`.

    A title left out that nobody else has rated is missed by all methods alike.
    """
    seen = _matrix(train, np.ones(len(train))) > 0
    open_to = np.where(seen, -np.inf, scores)[codes(train.user_ids, truth.user_ids)]
    top = np.argsort(-open_to, axis=1, kind="stable")[:, :SHOWN]
    hits = np.take_along_axis(_liked_next(train, truth), top, 1)
    per_user = np.bincount(truth.user)
    gains = (hits * DISCOUNT[: hits.shape[1]]).sum(1) / np.cumsum(DISCOUNT)[per_user - 1]
    famous = np.argsort(-seen.sum(0), kind="stable")[:FAMOUS]
    return Ten(
        ndcg=float(gains.mean()),
        ndcg_se=float(gains.std() / len(gains) ** 0.5),
        recall=float((hits.sum(1) / per_user).mean()),
        distinct=len(np.unique(top)),
        famous=float(np.isin(top, famous).mean()),
    )


def _liked_next(train: Ratings, truth: Ratings) -> Mask:
    """Return which titles of `train` each user of `truth` likes next."""
    columns = codes(train.item_ids, truth.item_id)
    found = np.zeros((len(truth.user_ids), len(train.item_ids)), dtype=bool)
    found[truth.user[columns != UNSEEN], columns[columns != UNSEEN]] = True
    return found


def popularity(train: Ratings) -> Floats:
    """Score titles by their likes, for all users alike."""
    likes = _likes(train).sum(0)
    return np.broadcast_to(likes, (len(train.user_ids), len(likes)))


def predicted(model: Model) -> Floats:
    """Score titles by the rating that a model predicts."""
    taste = model.user_taste[:UNSEEN] @ model.item_taste[:UNSEEN].T
    return np.asarray(model.overall + model.user[:UNSEEN, None] + model.item[:UNSEEN] + taste)


def item_item(train: Ratings) -> Floats:
    """Score titles by their cosines, shrunken, with those that the user likes, added up."""
    likes = sparse.csr_matrix(_likes(train))
    common = (likes.T @ likes).tocsr()
    own = np.maximum(common.diagonal(), 1) ** -0.5
    common.setdiag(0)
    shrunken = common.copy()
    shrunken.data = common.data**2 / (common.data + SHRINK)
    return np.asarray((likes @ sparse.diags(own) @ shrunken @ sparse.diags(own)).todense())


def ease(train: Ratings, penalty: float) -> Floats:
    """Score titles by EASE (Steck 2019): a linear model of likes from other likes, closed form.

    Its titles' inverse is had from the users' one, which is smaller: (X'X + p)^-1 =
    (1 - X' (XX' + p)^-1 X) / p.
    """
    likes = _likes(train)
    gram = likes @ likes.T
    solved = np.linalg.solve(gram + penalty * np.eye(len(gram)), likes)
    diagonal = (1 - (likes * solved).sum(0)) / penalty
    return np.asarray(likes - (likes - gram @ solved) / penalty / diagonal)


def choose_penalty(train: Ratings) -> float:
    """Return the penalty that finds most of the last likes of the training ratings themselves."""
    held = last_liked(train, LAST)
    if not held.any():
        return PENALTIES[1]
    inner, truth = train.rows(~held), train.rows(held)
    return max(PENALTIES, key=lambda penalty: judge(inner, truth, ease(inner, penalty)).ndcg)


def walked(train: Ratings) -> Floats:
    """Score titles as For you orders them."""
    walk, likes = Walk.of(train), _likes(train)
    return np.array([walk.walk(start, row) for row, start in enumerate(likes)])


def _likes(train: Ratings) -> Floats:
    return _matrix(train, liked(train.stars).astype(np.float64))


def _matrix(train: Ratings, values: Floats) -> Floats:
    """Return values of ratings by user and title (n, m), 0 where there is none."""
    made = np.zeros((len(train.user_ids), len(train.item_ids)))
    made[train.user, train.item] = values
    return made
