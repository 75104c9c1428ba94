"""Weekdays: how many films were released on a day of the week or of the month?"""

from ui.draw import draw
from views.films.weekdays import PAGE

draw(PAGE)
