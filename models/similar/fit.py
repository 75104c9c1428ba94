"""Fit the recommender on the tidy tables."""

from collections.abc import Mapping

from catalogue import Catalogue
from models.similar import weights
from models.similar.audience import audience
from models.similar.closeness import closeness
from models.similar.fields import sparse_fields
from models.similar.recommender import Similar
from models.similar.theme import theme


def fit(catalogue: Catalogue, blend: Mapping[str, float] | None = None) -> Similar:
    """Fit every field that the data hold, to be added up with the weights that were learnt.

    Simulated ratings are nobody's likes: no field is made of them.
    """
    ratings = catalogue.film_ratings
    nobodys = ratings.empty or catalogue.manifest.is_simulated("ratings")
    learnt = weights.WITHOUT_RATINGS if nobodys else weights.FILE
    weighed = weights.read(learnt) if blend is None else blend
    return Similar(
        sparse_fields(catalogue),
        closeness(catalogue),
        None if nobodys else audience(catalogue, ratings),
        weighed,
        weights.ranking(learnt) if blend is None else {},
        theme(catalogue) if "theme" in weighed else None,
    )
