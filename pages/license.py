"""What to license: which films are on none of the platforms and worth buying?"""

from ui.draw import draw
from views.platforms.license import PAGE

draw(PAGE)
