"""The mission's question about a user and a title, at its path, under its name and keys."""

from typing import Annotated, Literal

from fastapi import Header, Query
from typing_extensions import TypedDict

from api.messages import language, reasons
from api.routing import Answers
from catalogue import Catalogue, NotFoundError
from models.ratings.audience import films, platforms
from models.ratings.recommender import predict
from models.ratings.recommender import reasons as alike
from queries import search, title_search
from ui.resources import catalogue, fitted

router = Answers("for you")
Subject = Literal["films", "platforms"]


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
        str, Query(description="Title, as typed", examples=["Jumanji"], max_length=300, pattern=r"\S")
    ],
    catalogue: Annotated[  # the mission's name of the parameter
        Subject, Query(description="Whose users and titles: films or platforms")
    ] = "films",
    accept_language: Annotated[str, Header(include_in_schema=False)] = "",
) -> Recommendation:
    """Predict a user's rating of a title and say whether to recommend it."""
    return _answer(user_id, title, catalogue, language(accept_language))
