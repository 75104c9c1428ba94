"""The subjects of a build on an engine: films and ratings spread over it, titles stay."""

from collections.abc import Sequence
from functools import partial

from engines.engine import Engine
from etl.build import Subject
from etl.spread import films, ratings
from etl.titles import tables as titles


def subjects(engine: Engine) -> Sequence[Subject]:
    """Return what makes the tables; platform titles, tens of thousands, are made here."""
    return (
        partial(films.tables, engine),
        partial(titles.tables, stream=partial(ratings.stream, engine)),
        partial(ratings.film_ratings, engine),
    )
