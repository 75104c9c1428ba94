"""Where TMDB keeps a film's poster."""

import re

import pandas as pd

from catalogue import Catalogue
from queries.films.cards import film_row
from queries.recent import recent
from queries.rows import columns

PATH = re.compile(r"/[A-Za-z0-9_-]{1,80}\.(?:jpg|png)", re.ASCII)
"""How such a path looks; nothing else ever becomes part of an address."""


@recent
def poster_path(catalogue: Catalogue, film_id: int) -> str | None:
    """Return the path of a film's poster at TMDB, `/uXDfjJbdP4ijW5hWSBrPrlKpxab.jpg`, if known.

    Raises: NotFoundError: no film has that number.
    """
    path = catalogue.once(columns)["poster_path"][film_row(catalogue, film_id)]
    return None if pd.isna(path) or not PATH.fullmatch(path) else str(path)
