"""Scores: how many titles of a platform score above a mark in a year?"""

from ui.draw import draw
from views.platforms.scores import PAGE

draw(PAGE)
