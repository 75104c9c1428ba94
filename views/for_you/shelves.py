"""Films or platform titles, as For you asks about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue, DataError
from language.platforms import called
from language.texts import _
from language.variables import genre_name
from models import evaluation
from models.ratings import audience
from models.ratings.audience import Audience
from models.ratings.measured import Measured, Subject
from models.ratings.recommender import questions
from models.ratings.walk import Walk
from queries.across import shelf
from queries.across.hits import Kind
from queries.films import filters
from queries.search.films import find_film
from views.blocks import Links, Note, Poster
from views.links import Link
from views.names import with_names, with_title_names
from views.page import AbsentError
from views.parameters import Ask, Choice, Several, Span
from views.posters import film_poster, title_poster

Ints = npt.NDArray[np.integer]
SUBJECTS: tuple[Subject, ...] = ("films", "platforms")


@dataclass(frozen=True)
class Shelf:
    """A subject: its viewers, the link's parameter for a title, and how titles are found and named.

    `facts` returns the titles that bear some numbers (item, title, year, and of platforms'
    platform), `named` adds what they are called in the reader's language; `narrowed` asks for
    filters and returns the numbers that pass; `poster` draws one of them,
    which the search knows as `kind`; `measured` is what the build measured, None where it did not
    or where `unread` says why that cannot be read.
    """

    subject: Subject
    audience: Audience
    parameter: str
    find: Callable[[Catalogue, str], int]
    facts: Callable[[Catalogue, Ints], pd.DataFrame]
    named: Callable[[Catalogue, pd.DataFrame], pd.DataFrame]
    narrowed: Callable[[Catalogue, Ask], Ints]
    poster: Callable[[Catalogue, int, str, int], Poster]
    kind: Kind
    measured: Measured | None
    unread: str

    def called(self, tables: Catalogue, items: Ints) -> pd.DataFrame:
        """Return `facts` with what the titles are called in the reader's language."""
        return self.named(tables, self.facts(tables, items))

    def name(self, tables: Catalogue, item: int) -> str:
        """Return one title's label in the reader's language with its year."""
        return self.names(tables, np.array([item]))[0]

    def names(self, tables: Catalogue, items: Ints) -> list[str]:
        """Return titles' labels in the reader's language with their years."""
        if not len(items):
            return []
        rows = self.called(tables, items)
        return [f"{name} ({year})" for name, year in zip(rows["called"], rows["year"], strict=True)]

    def walk(self, tables: Catalogue) -> Walk | None:
        """Return what orders films; None for titles of platforms, whose ratings tell no taste."""
        return tables.once(audience.film_walk) if self.subject == "films" else None

    def questions(self, tables: Catalogue, count: int) -> Ints:
        """Return the titles to ask a newcomer about."""
        walk = self.walk(tables)
        return walk.questions(count) if walk else questions(self.audience.model, count)

    def best_known(self, tables: Catalogue) -> str:
        """Return the title with the most ratings."""
        best = np.array([self.audience.model.best_known])
        return str(self.facts(tables, best)["title"].iloc[0])


def pick(tables: Catalogue, ask: Ask) -> Shelf:
    """Ask for one of the subjects.

    Raises: AbsentError: the chosen one has no ratings; DataError: a model cannot be used.
    """
    subjects = {"films": _("Films"), "platforms": _("Platform titles")}
    rated = {name: found for name in SUBJECTS if (found := _viewers(tables, name))}
    first = next(iter(rated), "films")
    chosen = ask(Choice(key="catalogue", label=_("Catalogue"), options=subjects, default=first))
    subject = cast("Subject", chosen)
    viewers = rated.get(subject)
    if not viewers:
        raise _without_ratings(subject)
    measured = _measured(tables, subject)
    if subject == "films":
        films = (_film, shelf.films_by_number, _films_named, _films, film_poster)
        return Shelf(subject, viewers, "film", *films, "film", *measured)
    titles = (shelf.title_called, shelf.titles_in_rows, _titles_named, _titles, title_poster)
    return Shelf(subject, viewers, "title", *titles, "title", *measured)


def _measured(tables: Catalogue, subject: Subject) -> tuple[Measured | None, str]:
    """Return what was measured, and why it cannot be read: predictions can do without."""
    try:
        return tables.once(evaluation.read).ratings.get(subject), ""
    except DataError as error:
        return None, str(error)


def _viewers(tables: Catalogue, subject: Subject) -> Audience | None:
    return tables.once(audience.film_audience if subject == "films" else audience.title_audience)


def _without_ratings(subject: Subject) -> AbsentError:
    """Return what says that nobody's ratings are at hand, and leads to what there is."""
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
    other, label = (
        ("platforms", _("Ask about platform titles"))
        if subject == "films"
        else ("films", _("Ask about films"))
    )
    link = Link("for-you", label, {"catalogue": other})
    return AbsentError(Note(text), Links("for-you-other", [link]))


def _film(tables: Catalogue, typed: str) -> int:
    return find_film(tables, typed).film_id


def _films_named(tables: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    return with_names(tables, films.assign(film_id=films["item"]))


def _titles_named(tables: Catalogue, titles: pd.DataFrame) -> pd.DataFrame:
    return with_title_names(tables, titles, titles["item"].to_numpy())


def _films(tables: Catalogue, ask: Ask) -> Ints:
    """Ask for the filters of films: years and genres."""
    options = filters.options(tables)
    years = _years(ask, *options.years)
    names = {genre: genre_name(genre) for genre in options.genres[:12]}
    genres = ask(Several(key="for_you_genres", label=_("Genres"), options=names))
    return shelf.films_within(tables, years, genres)


def _titles(tables: Catalogue, ask: Ask) -> Ints:
    """Ask for the filters of platform titles: years and platforms."""
    options = shelf.title_options(tables)
    years = _years(ask, *options.years)
    names = {name: called(name) for name in options.platforms}
    platforms = ask(Several(key="for_you_platforms", label=_("Platforms"), options=names))
    return shelf.titles_within(tables, years, platforms)


def _years(ask: Ask, first: int, last: int) -> tuple[int, int]:
    """Ask for a span of the years, unless there is one year only."""
    if first >= last:
        return first, last
    return ask(Span(key="for_you_years", label=_("Years"), least=first, most=last))
