"""Countries: how many films were produced in a country?"""

from ui.draw import draw
from views.films.countries import PAGE

draw(PAGE)
