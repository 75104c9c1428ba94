"""Person: what did this person direct and act in?"""

from ui.draw import draw
from views.films.person import PAGE

draw(PAGE)
