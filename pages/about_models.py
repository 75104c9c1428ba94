"""The models: how good are the recommendations?"""

from ui.components import page_header, similar_quality

page_header("models")
similar_quality.draw()
