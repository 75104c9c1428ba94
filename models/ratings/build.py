"""Fit, measure and store the predictors of ratings: of films, and of platform titles."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from catalogue import Catalogue
from models.ratings import als, evaluate, fit, top_ten
from models.ratings.als import Factorise
from models.ratings.audience import FEWEST, FILMS, PLATFORMS, TITLE_RATINGS
from models.ratings.cluster import Cluster
from models.ratings.cold_start import cold_start
from models.ratings.data import Ratings, from_frame
from models.ratings.diagnostics import learnt_from, where_it_errs
from models.ratings.measured import Figures, Measured, Method, Subject
from models.ratings.model import Model, save

FILES: dict[Subject, str] = {"films": FILMS, "platforms": PLATFORMS}
FOLDS = 5
SEED = 0
GAIN = 0.002
"""Share of the bias model's error by which ours must beat it to be stored in its place."""


def build(
    tables: Catalogue, folder: Path, cluster: Cluster | None = None
) -> dict[Subject, Measured]:
    """Fit, measure and store; a subject without ratings has no file and no figures.

    Ratings that are too many for this machine are factorised on the cluster, where there is one.
    """
    ratings = {"films": film_ratings(tables), "platforms": title_ratings(folder)}
    found: dict[Subject, Measured] = {}
    for subject, file in FILES.items():
        path = folder / file
        if len(ratings[subject]) < FEWEST:
            path.unlink(missing_ok=True)
            continue
        found[subject], model = made(ratings[subject], cluster)
        save(model, path, tables.manifest.identity)
    return found


def made(ratings: Ratings, cluster: Cluster | None = None) -> tuple[Measured, Model]:
    """Measure and fit, by the sampler or by what takes its place on a cluster."""
    if cluster is not None and cluster.takes(ratings):
        with cluster.open() as factorise:
            return factorised(ratings, factorise)
    measured = measure(ratings)
    return measured, fitted(ratings, measured)


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


def measure(ratings: Ratings) -> Measured:
    """Return what the ratings are and how well they are predicted, random and temporal."""
    masks = evaluate.masks(ratings, FOLDS, SEED, temporal=False)
    tested = evaluate.run(ratings, masks, SEED, evaluate.methods(len(ratings)))
    random = evaluate.summary(ratings, masks, tested)
    signal = _tells_taste(random)
    return Measured(
        learnt_from=learnt_from(ratings),
        random=random,
        temporal=_temporal(ratings),
        errors=where_it_errs(ratings, masks[0], tested[0]),
        cold_start=[] if len(ratings) >= fit.MANY else cold_start(ratings, SEED),
        signal=signal,
        algorithm=fit.algorithm(ratings) if signal else fit.OFFSETS,
        top_ten=top_ten.measure(ratings, SEED) if signal else None,
    )


def factorised(ratings: Ratings, factorise: Factorise) -> tuple[Measured, Model]:
    """Measure alternating least squares as ours, on the first random fold, and fit them to all."""
    masks = evaluate.masks(ratings, FOLDS, SEED, temporal=False)[:1]
    (tested,) = evaluate.run(ratings, masks, SEED, evaluate.BASELINES)
    tested.append(evaluate.test_als(ratings, masks[0], SEED, factorise, "ours"))
    random = evaluate.summary(ratings, masks, [tested])
    signal = _tells_taste(random)
    model, ran = (
        als.fit(ratings, factorise, SEED) if signal else (fit.fit_bias(ratings, SEED), fit.OFFSETS)
    )
    measured = Measured(
        learnt_from=learnt_from(ratings),
        random=random,
        temporal={},
        errors=where_it_errs(ratings, masks[0], tested),
        cold_start=[],
        signal=signal,
        algorithm=ran,
    )
    return measured, model


def _tells_taste(random: Mapping[Method, Figures]) -> bool:
    return random["ours"].rmse.mean < random["user + item bias"].rmse.mean * (1 - GAIN)


def _temporal(ratings: Ratings) -> dict[Method, Figures]:
    """Measure on the last ratings of each user, where times are known and ratings not too many."""
    last = evaluate.masks(ratings, FOLDS, SEED, temporal=True)
    if len(ratings) >= fit.MANY or not ratings.time.any() or not last[0].any():
        return {}
    tested = evaluate.run(ratings, last, SEED, evaluate.methods(len(ratings)))
    return evaluate.summary(ratings, last, tested)


def fitted(ratings: Ratings, measured: Measured) -> Model:
    """Fit on all ratings: ours where it was found better than the offsets alone, else those."""
    return fit.fit(ratings, SEED) if measured.signal else fit.fit_bias(ratings, SEED)
