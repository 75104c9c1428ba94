"""Fit the recommender on the tidy tables."""

from collections.abc import Mapping

from catalogue import Catalogue
from models.similar import trees, weights
from models.similar.audience import audience
from models.similar.closeness import closeness
from models.similar.fields import sparse_fields
from models.similar.recommender import Similar
from models.similar.theme import theme


def fit(catalogue: Catalogue, blend: Mapping[str, float] | None = None) -> Similar:
    """Fit every field that the data hold, to be added up with the weights that were learnt.

    Simulated ratings are nobody's likes: no field is made of them.
    """
    likes = has_likes(catalogue)
    learnt = weights.FILE if likes else weights.WITHOUT_RATINGS
    weighed = weights.read(learnt) if blend is None else blend
    return Similar(
        sparse_fields(catalogue),
        closeness(catalogue),
        audience(catalogue, catalogue.film_ratings) if likes else None,
        weighed,
        weights.ranking(learnt) if blend is None else {},
        theme(catalogue) if "theme" in weighed else None,
        trees.read() if likes and blend is None else None,
    )


def has_likes(catalogue: Catalogue) -> bool:
    """Whether viewers' ratings are at hand that somebody gave."""
    return not (catalogue.film_ratings.empty or catalogue.manifest.is_simulated("ratings"))
