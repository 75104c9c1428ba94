"""The models: how good are the recommendations?"""

from language.texts import _
from models import evaluation
from resources.loaded import fitted
from ui.components import choice, measured_ratings, page_header, similar_quality

page_header("models")
similar_quality.simulated_note()
ratings = fitted(evaluation.read).get("ratings", {})
views = {
    "similar": _("Similar films"),
    "films": _("Ratings of films"),
    "platforms": _("Ratings of platform titles"),
}
model = choice(_("Model"), views, key="models_of")
if model == "similar":
    similar_quality.draw()
else:
    measured_ratings.draw(ratings.get(model))
