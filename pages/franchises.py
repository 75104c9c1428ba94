"""Franchises: what did a series of films cost and earn?"""

from ui.draw import draw
from views.films.franchises import PAGE

draw(PAGE)
