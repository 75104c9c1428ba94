"""Ten titles of the platforms, five of space and five of kitchens, each a work of its own."""

import dataclasses

from catalogue import Catalogue
from tests.models.similar.world import KITCHEN, SPACE
from tests.planted import catalogue


def with_titles(tables: Catalogue) -> Catalogue:
    """Return the catalogue with the ten titles."""
    rows = ["title_id,platform,type,title,director,release_year,description"]
    genres, actors = ["title_id,genre"], ["title_id,actor"]
    for i, title in enumerate([*SPACE, *KITCHEN]):
        plot = "a ship crosses the stars" if i < 5 else "a cook guards an old recipe"
        kind = "tv show" if i % 2 else "movie"
        rows.append(f"ns{i},netflix,{kind},{title},Dee {i % 3},{2010 + i},{plot}")
        genres.append(f"ns{i},{'Horror' if i < 5 else 'Comedies'}")
        actors.append(f"ns{i},Ann {i % 2}")
    found = catalogue(
        titles="\n".join(rows), title_genres="\n".join(genres), title_actors="\n".join(actors)
    )
    names = ("titles", "title_genres", "title_actors")
    return dataclasses.replace(tables, **{name: getattr(found, name) for name in names})
