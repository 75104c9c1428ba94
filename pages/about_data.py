"""Data: what was wrong with the data, and what was done about it?"""

from ui.draw import draw
from views.data.page import PAGE

draw(PAGE)
