"""Home: what is in the catalogue?"""

from ui.components import page_header

page_header("")
