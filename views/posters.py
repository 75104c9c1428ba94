"""Which poster a film or a title of a platform has."""

from collections.abc import Sequence

from catalogue import Catalogue
from queries.films.posters import poster_path
from queries.platforms import titles
from queries.rows import of_film
from views.blocks import Poster


def film_poster(tables: Catalogue, film_id: int, name: str, year: int | None) -> Poster:
    """Return the poster of a film, under the name that the reader knows it by."""
    genres = of_film(tables, "film_genres", "genre", film_id)
    return Poster(name, year, telling(genres), poster_path(tables, film_id))


def title_poster(tables: Catalogue, row: int, name: str, year: int | None) -> Poster:
    """Return the poster of the platform title in a row."""
    genres = titles.genres_of(tables, row)
    return Poster(name, year, telling(genres))


def telling(genres: Sequence[str]) -> str | None:
    """Return the first genre that tells more than that a film is a drama; that if nothing does."""
    return next((genre for genre in genres if "drama" not in genre.lower()), *genres[:1] or (None,))
