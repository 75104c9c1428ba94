"""Similar films: which five films are like this one, and why?"""

from ui.draw import draw
from views.similar.page import PAGE

draw(PAGE)
