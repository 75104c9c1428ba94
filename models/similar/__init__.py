"""Films like a given one: a transparent blend of fields, each with its share of the score."""

from models.similar.recommender import Recommendation, Similar
from models.similar.stored import FILE, load

__all__ = ["FILE", "Recommendation", "Similar", "load"]
