"""Surprise's SVD with its defaults, for comparison; a package of development, never at run time."""

from importlib.util import find_spec

import numpy as np
import pandas as pd

from models.ratings.data import Floats, Ints, Ratings
from models.ratings.metrics import learn_threshold

HELD_OUT = 0.1


def installed() -> bool:
    """Tell whether the package is here."""
    return find_spec("surprise") is not None


def predict(train: Ratings, users: Ints, items: Ints, seed: int) -> tuple[Floats, float]:
    """Return predictions of the pairs, and a threshold learnt on held-out training ratings."""
    held = np.random.default_rng(seed).random(len(train)) < HELD_OUT
    rest = train.rows(held)
    inner = _predict(train.rows(~held), rest.user_id, rest.item_id, seed)
    return _predict(train, users, items, seed), learn_threshold(inner, rest.stars)


def _predict(train: Ratings, users: Ints, items: Ints, seed: int) -> Floats:
    from surprise import SVD, Dataset, Reader

    frame = pd.DataFrame({"user": train.user_id, "item": train.item_id, "stars": train.stars})
    fitted = SVD(random_state=seed).fit(
        Dataset.load_from_df(frame, Reader(rating_scale=train.scale)).build_full_trainset()
    )
    pairs = zip(users.tolist(), items.tolist(), strict=True)
    return np.array([fitted.predict(user, item).est for user, item in pairs])
