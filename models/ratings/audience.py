"""The viewers of a catalogue: the stored model, and what each user rated."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from catalogue import Catalogue, NotFoundError
from models.ratings.data import Floats, Ints, from_frame
from models.ratings.model import Model, load
from models.ratings.recommender import Predictor
from models.ratings.viewer import Viewer, fold_in, known
from models.ratings.walk import Walk

FILMS = "ratings.npz"
PLATFORMS = "title_ratings.npz"
TITLE_RATINGS = "title_ratings.parquet"
FEWEST = 10
"""Ratings below which nothing is fitted."""
MANY = 4_000_000
"""Ratings of films above which some of the users order them for all."""
LARGEST = 2**31 - 2
"""Largest id of a user."""


@dataclass(frozen=True)
class Audience:
    """A model and where its users' ratings are: in memory, or in a file sorted by user."""

    model: Model
    ratings: pd.DataFrame | Path

    @property
    def users(self) -> Ints:
        """The ids of the known users, ascending."""
        return self.model.user_ids

    @property
    def predictor(self) -> Predictor:
        """What tells these viewers what they would like."""
        return Predictor(self.model)

    def user(self, user_id: int) -> Viewer:
        """Return a known user.

        Raises: NotFoundError: nobody has that number; it carries the three nearest.
        """
        within = max(-1, min(user_id, LARGEST))  # a link may name any number
        place = int(np.searchsorted(self.users, within))
        if place == len(self.users) or self.users[place] != user_id:
            near = self.users[max(place - 3, 0) : place + 3]
            nearest = near[np.argsort(np.abs(near - within), kind="stable")][:3]
            raise NotFoundError("user", str(user_id), [str(one) for one in nearest])
        return known(self.model, user_id, *self._rated(user_id))

    def newcomer(self, rated: Mapping[int, float]) -> Viewer:
        """Return somebody who has just rated a few titles, by id."""
        ids = np.array(list(rated), dtype=np.int64)
        return fold_in(self.model, ids, np.array(list(rated.values()), dtype=np.float64))

    def _rated(self, user_id: int) -> tuple[Ints, Floats]:
        """Return the ids and the stars of what a user rated, by id."""
        if isinstance(self.ratings, Path):
            found = pq.read_table(self.ratings, filters=[("user_id", "=", user_id)])
            return found["title"].to_numpy(), found["rating"].to_numpy()
        users = self.ratings["user_id"].to_numpy()
        # Of another type, numpy would copy the whole column.
        wanted = np.array([user_id, user_id + 1], dtype=users.dtype)
        rows = slice(*np.searchsorted(users, wanted))
        return (
            self.ratings["film_id"].to_numpy()[rows],
            self.ratings["rating"].to_numpy()[rows],
        )


def film_audience(catalogue: Catalogue) -> Audience | None:
    """Return the viewers of films; None where the tables hold too few ratings of films.

    Raises: DataError: the model cannot be used, as `models.files.fitted`.
    """
    if len(catalogue.film_ratings) < FEWEST:
        return None
    return Audience(_model(catalogue, FILMS), catalogue.film_ratings)


def title_audience(catalogue: Catalogue) -> Audience | None:
    """Return the viewers of platform titles, a title's id its row; as `film_audience`."""
    ratings = catalogue.file(TITLE_RATINGS)
    if not ratings.exists() or pq.read_metadata(ratings).num_rows < FEWEST:
        return None
    return Audience(_model(catalogue, PLATFORMS), ratings)


def film_walk(catalogue: Catalogue) -> Walk | None:
    """Return what orders the films put before a viewer, as `film_audience`.

    Of very many ratings those of some users tell.
    """
    ratings = catalogue.film_ratings
    if len(ratings) < FEWEST:
        return None
    every = 1 + len(ratings) // MANY
    if every > 1:
        ratings = ratings[ratings["user_id"] % every == 0]
    return Walk.of(from_frame(ratings, "film_id"))


def _model(catalogue: Catalogue, name: str) -> Model:
    return load(catalogue.file(name), catalogue.manifest.identity)
