"""The models: how good are the recommendations?"""

from ui.draw import draw
from views.models.page import PAGE

draw(PAGE)
