"""Actors: which actor appears most on a platform in a year?"""

from ui.draw import draw
from views.platforms.actors import PAGE

draw(PAGE)
