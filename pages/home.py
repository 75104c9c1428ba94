"""Home: what is in the catalogue?"""

from ui.draw import draw
from views.home.home import PAGE

draw(PAGE)
