"""For you: would this user like this title?"""

from ui.draw import draw
from views.for_you.page import PAGE

draw(PAGE)
