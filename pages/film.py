"""Film: what is this film, or this title of a platform?"""

from ui.draw import draw
from views.films.film import PAGE

draw(PAGE)
