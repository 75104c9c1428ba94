"""Similar films: which five films are like this one, and why?"""

import streamlit as st

from catalogue import DataError
from language.texts import _, plain
from models import similar
from queries.films.cards import card, film_row
from queries.search.films import find_films
from resources.loaded import catalogue, fitted
from ui.components import answered, csv_button, explained, page_header
from ui.components.bindings import also
from ui.components.similar import asked_about, recommend, rows, suggestion
from ui.components.wishes import wishes
from ui.failures import end_page

page_header("similar")
also("film", "title")
typed = st.text_input(
    _("Film"),
    "Toy Story",
    key="film",
    bind="query-params",
    help=_("As it comes to mind: typos, word order and a year in brackets are understood."),
)
try:
    fitted(similar.load)
except DataError as error:
    st.warning(plain(error), icon=":material/model_training:")
    end_page()
match, *others = answered("film", find_films, catalogue(), typed)
row = film_row(catalogue(), match.film_id)
film = card(catalogue(), row)
answer = st.container(key="answer")
asked_about(film, others)
asked, variety = wishes()
likes = recommend(row, asked, variety)
if not likes:
    st.markdown(_("No film meets these wishes. Fewer votes or another decade may help."))
else:
    titles = " · ".join(
        f"**{place}** {plain(like.card.title)}" for place, like in enumerate(likes, 1)
    )
    taken = plain(f"{film.title} ({film.year})")
    answer.markdown(_("Like **{film}**: {titles}", film=taken, titles=titles))
for place, like in enumerate(likes, 1):
    suggestion(place, like)
if likes:
    csv_button(lambda: rows(likes), "similar")
explained(
    _(
        "A film's score is a sum: each field says from 0 to 1 how alike two films are, and counts "
        "with a weight learnt from what viewers like together, from franchises and from tags. "
        "Fields that the data lack do not count. No film is left out for want of ratings. How good "
        "the answers are is on the page about the models."
    )
)
