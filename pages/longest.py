"""Longest: which title is the longest?"""

from ui.draw import draw
from views.platforms.longest import PAGE

draw(PAGE)
