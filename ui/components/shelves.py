"""Films or platform titles, as For you asks about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from catalogue import Catalogue, DataError
from language.texts import _, plain
from language.variables import genre_name
from models import evaluation
from models.ratings import audience
from models.ratings.audience import Audience
from queries.across import shelf
from queries.films import filters
from queries.search.films import find_film
from queries.search.titles import find_title
from resources.loaded import catalogue, fitted
from ui.components.choices import choice, several
from ui.components.links import link_to
from ui.failures import end_page

Ints = npt.NDArray[np.integer]


@dataclass(frozen=True)
class Shelf:
    """A subject: its viewers, the link's parameter for a title, and how titles are found and named.

    `facts` returns the titles that bear some numbers (item, title, year); `narrowed` draws filters
    and returns the numbers that pass; `measured` is what the build measured.
    """

    subject: str
    audience: Audience
    parameter: str
    find: Callable[[Catalogue, str], int]
    facts: Callable[[Catalogue, Ints], pd.DataFrame]
    narrowed: Callable[[], Ints]
    measured: dict[str, Any]

    def rows(self, items: Ints) -> pd.DataFrame:
        """Return the titles that bear some numbers, in their order."""
        return self.facts(catalogue(), items)

    def name(self, item: int) -> str:
        """Return one title with its year, as the data spell it."""
        row = self.rows(np.array([item])).iloc[0]
        return f"{row['title']} ({row['year']})"

    @property
    def best_known(self) -> int:
        """The title with the most ratings."""
        model = self.audience.model
        return int(model.item_ids[model.item_ratings.argmax()])


def pick() -> Shelf:
    """Draw the choice between the subjects; end the page where the chosen one has no ratings."""
    subjects = {"films": _("Films"), "platforms": _("Platform titles")}
    try:
        rated = {name: found for name in subjects if (found := _viewers(name))}
    except DataError as error:
        st.warning(plain(error), icon=":material/model_training:")
        end_page()
    subject = choice(_("Of"), subjects, key="catalogue", default=next(iter(rated), "films"))
    viewers = rated.get(subject)
    if not viewers:
        _without_ratings(subject)
        end_page()
    measured = fitted(evaluation.read).get("ratings", {}).get(subject, {})
    if subject == "films":
        return Shelf(subject, viewers, "film", _film, shelf.films, _films, measured)
    return Shelf(subject, viewers, "title", find_title, shelf.titles, _titles, measured)


def _viewers(subject: str) -> Audience | None:
    return fitted(audience.films if subject == "films" else audience.platforms)


def _without_ratings(subject: str) -> None:
    """Say that nobody's ratings are at hand, where they would go, and lead to what there is."""
    if subject == "films":
        text = _(
            "The tables hold no ratings of films by users. Put `ratings.csv` and `links.csv` into "
            "`data/raw/ratings` and run `make data`."
        )
    else:
        text = _(
            "The tables hold no ratings of platform titles by users. Put the files of ratings into "
            "`data/raw/platforms/ratings1` and run `make data`. The mean ratings of titles are on "
            "the page about scores."
        )
    st.markdown(text)
    other, label = (
        ("platforms", _("Ask about platform titles"))
        if subject == "films"
        else ("films", _("Ask about films"))
    )
    link_to("for-you", label, catalogue=other)


def _film(tables: Catalogue, typed: str) -> int:
    return find_film(tables, typed).film_id


def _films() -> Ints:
    """Draw the filters of films: years and genres."""
    options = filters.options(catalogue())
    years = _years(*options.years)
    names = {genre: genre_name(genre) for genre in options.genres[:12]}
    genres = several(_("Genres"), names, key="for_you_genres")
    return shelf.films_within(catalogue(), years, genres)


def _titles() -> Ints:
    """Draw the filters of platform titles: years and platforms."""
    titles = catalogue().titles
    years = _years(int(titles["release_year"].min()), int(titles["release_year"].max()))
    names = {name: name.title() for name in titles["platform"].cat.categories}
    platforms = several(_("Platforms"), names, key="for_you_platforms")
    return shelf.titles_within(catalogue(), years, platforms)


def _years(first: int, last: int) -> tuple[int, int]:
    """Draw a slider over the years, unless there is one year only."""
    if first >= last:
        return first, last
    low, high = st.slider(
        _("Years"), first, last, (first, last), key="for_you_years", bind="query-params"
    )
    return int(low), int(high)
