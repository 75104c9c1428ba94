"""Fit the recommender on the tidy tables."""

from collections.abc import Mapping

from catalogue import Catalogue
from models.similar import weights
from models.similar.audience import audience
from models.similar.closeness import closeness
from models.similar.fields import sparse_fields
from models.similar.recommender import Similar


def fit(catalogue: Catalogue, blend: Mapping[str, float] | None = None) -> Similar:
    """Fit every field that the data hold, to be added up with the weights in `weights.json`."""
    return Similar(
        sparse_fields(catalogue),
        closeness(catalogue),
        None if catalogue.film_ratings.empty else audience(catalogue, catalogue.film_ratings),
        weights.read() if blend is None else blend,
    )
