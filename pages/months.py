"""Months: how many films were released in a month, all years together?"""

from ui.draw import draw
from views.films.months import PAGE

draw(PAGE)
