"""For programs: how does a program ask the same questions?"""

from ui.draw import draw
from views.programs.page import PAGE

draw(PAGE)
