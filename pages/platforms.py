"""Catalogue sizes: how many titles does each platform have, and what do they share?"""

from ui.draw import draw
from views.platforms.sizes import PAGE

draw(PAGE)
