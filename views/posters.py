"""Which poster a film has."""

from catalogue import Catalogue
from queries.films.posters import poster_path
from queries.rows import of_film
from views.blocks import Poster


def film_poster(tables: Catalogue, film_id: int, name: str, year: int | None) -> Poster:
    """Return the poster of a film, under the name that the reader knows it by."""
    genres = of_film(tables, "film_genres", "genre", film_id)
    return Poster(name, year, genres[0] if genres else None, poster_path(tables, film_id))
