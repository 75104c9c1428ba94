"""Titles of the platforms like a given one, by what the platforms tell of them."""

from models.titles.recommender import AlikeTitles
from models.titles.stored import FILE, load

__all__ = ["FILE", "AlikeTitles", "load"]
