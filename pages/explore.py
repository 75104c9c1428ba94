"""Explore: what do the variables look like, alone and together?"""

from ui.draw import draw
from views.explore.page import PAGE

draw(PAGE)
