"""Companies: what did the films of a company earn?"""

from ui.draw import draw
from views.films.companies import PAGE

draw(PAGE)
