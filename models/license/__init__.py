"""What to license: films by quality, demand, return, and likeness to what a platform holds."""

from models.license.score import PARTS, Ranking, Weights, ranking

__all__ = ["PARTS", "Ranking", "Weights", "ranking"]
