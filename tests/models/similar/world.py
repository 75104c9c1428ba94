"""A planted world: space films and kitchen films, each half liked by other viewers."""

from catalogue import Catalogue
from tests.planted import catalogue

SPACE = ["Star Pilots", "Moon Harbour", "Comet Riders", "Orbit Song", "Star Pilots Return"]
KITCHEN = ["Bread Alone", "The Salt Cook", "Pastry Wars", "A Spoonful", "The Last Oven"]
VIEWERS = 40


def world(ratings: bool = True) -> Catalogue:
    """Return ten films, five of a kind; without ratings the collaborative fields are missing."""
    films = "film_id,title,date,overview,franchise_id,language,vote_count,vote_average\n"
    for i, title in enumerate([*SPACE, *KITCHEN]):
        plot = "a ship crosses the stars" if i < 5 else "a cook guards an old recipe"
        franchise = 7 if i in (0, 4) else ""
        films += (
            f"{i + 1},{title},{1990 + i % 5}-01-05,{plot},{franchise},en,{100 + i},{6 + i % 3}\n"
        )
    return catalogue(
        films=films,
        film_genres=_pairs("genre", "Science Fiction", "Comedy"),
        film_keywords=_pairs("keyword", "spaceship", "cooking"),
        film_ratings=_ratings() if ratings else "",
    )


def _pairs(column: str, first: str, second: str) -> str:
    rows = [f"{i + 1},{first if i < 5 else second}" for i in range(10)]
    return "\n".join([f"film_id,{column}", *rows])


def _ratings() -> str:
    """Let even viewers like space and dislike kitchens, odd ones the other way round."""
    rows = ["user_id,film_id,rating,time"]
    for user in range(VIEWERS):
        for film in range(10):
            if (user + film) % 5:
                stars = 4.5 if (film < 5) == (user % 2 == 0) else 2.0
                rows.append(f"{user + 1},{film + 1},{stars},{user}")
    return "\n".join(rows)
