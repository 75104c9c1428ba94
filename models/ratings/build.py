"""Fit, measure and store the predictors of ratings: of films, and of platform titles."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from catalogue import Catalogue
from models.ratings import evaluate, fit
from models.ratings.audience import FEWEST, FILMS, PLATFORMS, TITLE_RATINGS
from models.ratings.cold_start import cold_start
from models.ratings.data import Ratings, from_frame
from models.ratings.diagnostics import learnt_from, where_it_errs
from models.ratings.model import Model, save

FILES = {"films": FILMS, "platforms": PLATFORMS}
FOLDS = 5
SEED = 0
GAIN = 0.002
"""Share of the bias model's error by which ours must beat it to be stored in its place."""


def build(tables: Catalogue, folder: Path) -> dict[str, Any]:
    """Fit, measure and store; a subject without ratings has no file and no figures."""
    found = {}
    for subject, ratings in (("films", film_ratings(tables)), ("platforms", title_ratings(folder))):
        path = folder / FILES[subject]
        if len(ratings) < FEWEST:
            path.unlink(missing_ok=True)
            continue
        found[subject] = measure(ratings)
        model = fitted(ratings, found[subject])
        found[subject]["algorithm"] = model.facts["algorithm"]
        save(model, path, tables.manifest.identity)
    return found


def film_ratings(tables: Catalogue) -> Ratings:
    """Return the ratings of films."""
    return from_frame(tables.film_ratings, "film_id")


def title_ratings(folder: Path) -> Ratings:
    """Return the ratings of platform titles, a title's id its row among the titles."""
    path = folder / TITLE_RATINGS
    if not path.exists():
        none = np.zeros(0, dtype=np.int32)
        return Ratings(none, none, none.astype(np.float32), none)
    columns = pq.read_table(path, columns=["user_id", "title", "rating", "time"])
    user, title, stars, time = (column.to_numpy() for column in columns.columns)
    return Ratings(user, title, stars, time)


def measure(ratings: Ratings) -> dict[str, Any]:
    """Return what the ratings are and how well they are predicted, random and temporal."""
    many = len(ratings) >= fit.MANY
    methods = evaluate.methods(len(ratings))
    splits = {"random": evaluate.masks(ratings, FOLDS, SEED, temporal=False)}
    last = evaluate.masks(ratings, FOLDS, SEED, temporal=True)
    if not many and ratings.time.any() and last[0].any():
        splits["temporal"] = last
    found: dict[str, Any] = {"learnt_from": learnt_from(ratings)}
    for name, masks in splits.items():
        tested = evaluate.run(ratings, masks, SEED, methods)
        found[name] = evaluate.summary(ratings, masks, tested)
        if name == "random":
            found |= where_it_errs(ratings, masks[0], tested[0])
    return found | ({} if many else {"cold_start": cold_start(ratings, SEED)})


def fitted(ratings: Ratings, measured: dict[str, Any]) -> Model:
    """Fit on all ratings: ours where it was found better than the offsets alone, else those."""
    errors = {name: figures["rmse"]["mean"] for name, figures in measured["random"].items()}
    measured["signal"] = errors["ours"] < errors["user + item bias"] * (1 - GAIN)
    return fit.fit(ratings, SEED) if measured["signal"] else fit.fit_bias(ratings, SEED)
