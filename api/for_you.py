"""The mission's question about a user and a title, at its path, under its name and keys."""

from typing import Annotated, Literal

import numpy as np
from fastapi import Header, Query
from typing_extensions import TypedDict

from api import messages
from api.films import NO_BLANK
from api.routing import Answers
from catalogue import NotFoundError
from models.ratings import audience
from models.ratings.recommender import reasons
from queries.across.shelf import title_called
from queries.rows import columns
from queries.search.films import find_film
from resources.loaded import catalogue, fitted

router = Answers("for you")
Subject = Literal["films", "platforms"]
ALIKE = 3
"""Titles named as reasons."""


class Recommendation(TypedDict):
    """Whether a user is likely to like a title, the predicted stars of 5, and why."""

    user_id: int
    title: str
    predicted_rating: float
    recommended: bool
    threshold: float
    reasons: list[str]


@router.answer("/recomendacion_usuario")
def recomendacion_usuario(
    user_id: Annotated[int, Query(description="Number of the user", examples=[1])],
    title: Annotated[
        str,
        Query(
            description="Title, as typed", examples=["Jumanji"], max_length=300, pattern=NO_BLANK
        ),
    ],
    subject: Annotated[
        Subject, Query(alias="catalogue", description="Whose user and title: films or platforms")
    ] = "films",
    accept_language: Annotated[str, Header(include_in_schema=False)] = "",
) -> Recommendation:
    """Predict a user's rating of a title and say whether to recommend it."""
    viewers = fitted(audience.film_audience if subject == "films" else audience.title_audience)
    if viewers is None:
        raise NotFoundError("rater", str(user_id))
    viewer = viewers.user(user_id)
    item = title_id(subject, title)
    found = viewers.predictor.predict(viewer, item)
    near = reasons(viewers.model, viewer, item, ALIKE)
    title, *others = names(subject, [item, *(one.item for one in near)])
    alike = [(other, one.stars) for other, one in zip(others, near, strict=True)]
    return {
        "user_id": user_id,
        "title": title,
        "predicted_rating": round(found.stars, 2),
        "recommended": found.reaches(viewers.model.threshold),
        "threshold": viewers.model.threshold,
        "reasons": messages.reasons(found, alike, messages.place(accept_language)),
    }


def title_id(subject: Subject, typed: str) -> int:
    """Return the number of a title in its rating table; raises NotFoundError."""
    if subject == "films":
        return find_film(catalogue(), typed).film_id
    return title_called(catalogue(), typed)


def names(subject: Subject, items: list[int]) -> list[str]:
    """Return the titles that bear some numbers."""
    if subject == "platforms":
        titles = catalogue().titles["title"].array
        return [str(titles[item]) for item in items]
    films = catalogue().once(columns)
    ids, titles = films["film_id"].to_numpy(), films["title"]
    return [str(titles[row]) for row in ids.searchsorted(np.array(items, dtype=ids.dtype))]
