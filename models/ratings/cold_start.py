"""How well a newcomer is known after a few ratings: users held out whole."""

from dataclasses import replace

import numpy as np

from models.ratings import fit
from models.ratings.data import Ratings
from models.ratings.measured import Newcomers
from models.ratings.metrics import rmse, within
from models.ratings.model import Model
from models.ratings.recommender import Predictor
from models.ratings.viewer import Viewer, fold_in

GIVEN = (0, 2, 5, 10)
HELD_OUT = 0.2


def cold_start(ratings: Ratings, seed: int) -> list[Newcomers]:
    """Return the RMSE on held-out users' other ratings after so many of theirs are given.

    Beside it `level`: taste left out, what knowing the newcomer's own mean alone would do. Empty
    where nobody held out has rated enough.
    """
    rng = np.random.default_rng(seed)
    held = (rng.random(len(ratings.user_ids)) < HELD_OUT)[ratings.user]
    newcomers = _split(ratings.rows(held), rng)
    if not newcomers or held.all():
        return []
    model = fit.fit(ratings.rows(~held), seed)
    return [_after(model, newcomers, given) for given in GIVEN]


def _split(ratings: Ratings, rng: np.random.Generator) -> list[tuple[Ratings, Ratings]]:
    """Return, for each user with enough ratings, those that may be given and the others."""
    shuffled = [
        ratings.rows(rng.permutation(np.flatnonzero(ratings.user == user)))
        for user in range(len(ratings.user_ids))
    ]
    most = GIVEN[-1]
    return [
        (theirs.rows(slice(most)), theirs.rows(slice(most, None)))
        for theirs in shuffled
        if len(theirs) > most
    ]


def _after(model: Model, newcomers: list[tuple[Ratings, Ratings]], given: int) -> Newcomers:
    ours = Predictor(model)
    folded, level, spread, stars = [], [], [], []
    for first, rest in newcomers:
        viewer = fold_in(model, first.item_id[:given], first.stars[:given])
        folded.append(ours.expected(viewer, rest.item_id))
        level.append(ours.expected(_level_only(viewer), rest.item_id))
        spread.append(ours.spread(viewer, rest.item_id))
        stars.append(rest.stars)
    truth, predicted = np.concatenate(stars), np.concatenate(folded)
    return Newcomers(
        given=given,
        newcomers=len(newcomers),
        rmse=rmse(predicted, truth),
        level=rmse(np.concatenate(level), truth),
        within=within(predicted, np.concatenate(spread), truth),
    )


def _level_only(viewer: Viewer) -> Viewer:
    return replace(viewer, taste=np.zeros_like(viewer.taste))
