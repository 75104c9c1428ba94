"""Films like one, and why each of them is, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue import Catalogue
from language import formats
from language.texts import _, plain
from language.variables import genre_name
from models import similar
from models.similar import Recommendation
from queries.films.cards import Common, FilmCard, card, common
from queries.recent import recent
from views.names import keyword_names

NAMED, GIVEN = 2, 4
"""Names that a reason tells, and reasons that are told."""
LEAST = 1 / 20
"""The share of the score from which a field is a reason."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A film like the one asked about, and what both have in common."""

    card: FilmCard
    found: Recommendation
    common: Common


@recent
def alike(catalogue: Catalogue, film_id: int, row: int, limit: int = 5) -> list[Alike]:
    """Return the films most like the one in a row, best first.

    Raises: DataError: the model is missing, damaged or stale.
    """
    found = catalogue.once(similar.load).recommend(row, limit)
    cards = [card(catalogue, one.item) for one in found]
    return [
        Alike(like, one, common(catalogue, film_id, like.film_id))
        for like, one in zip(cards, found, strict=True)
    ]


def reasons(one: Alike, genres: Iterable[str]) -> str:
    """Say why a film is like one of these genres, the greatest reason first; Markdown.

    How known or well rated a film is, is no reason, nor is what adds next to nothing.
    """
    return " · ".join(_given(one, genres).values()) or _("Alike in many small things")


def told(one: Alike, genres: Iterable[str]) -> set[str]:
    """Return the keywords, people and companies that the `reasons` of a film name."""
    shared = {
        "keywords": keyword_names(one.common.keywords),
        "people": one.common.people,
        "companies": one.common.companies,
    }
    given = _given(one, genres)
    return {name for field in shared if field in given for name in shared[field][:NAMED]}


def _given(one: Alike, genres: Iterable[str]) -> dict[str, str]:
    """Return up to GIVEN reasons by their field of the score, the greatest first, each once."""
    least = LEAST * one.found.score
    given: dict[str, str] = {}
    for field, share in one.found.told.items():
        text = reason(field, one, genres) if share >= least else ""
        if text and text not in given.values() and len(given) < GIVEN:
            given[field] = text
    return given


def reason(field: str, one: Alike, genres: Iterable[str]) -> str:
    """Return a field of the score as a reason, nothing where it is none."""
    match field:
        case "franchise":
            return _("Same franchise")
        case "audience" | "closest" | "affinity":
            return _("Liked by the same viewers")
        case "theme":
            return _("A similar theme")
        case "text":
            return _("A similar plot")
    return _shared(field, one, genres)


def _shared(field: str, one: Alike, genres: Iterable[str]) -> str:
    """Return the names of a field that both films have, as a reason."""
    match field:
        case "keywords":
            return _names(keyword_names(one.common.keywords))
        case "genres":
            return _names([genre_name(genre) for genre in genres if genre in one.card.genres])
        case "people" | "direction":
            names = _names(one.common.people)
            return _("With {names}", names=names) if names else ""
        case "companies":
            names = _names(one.common.companies)
            return _("Both by {names}", names=names) if names else ""
    return ""


def _names(names: list[str]) -> str:
    text = plain(formats.listed(names[:NAMED]))
    return text[:1].upper() + text[1:]
