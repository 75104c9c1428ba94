"""Strategies: what does each platform bet on?"""

from ui.draw import draw
from views.platforms.strategy import PAGE

draw(PAGE)
