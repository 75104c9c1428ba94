"""Return: what did a film cost, earn and return, and when?"""

from ui.draw import draw
from views.films.returns import PAGE

draw(PAGE)
