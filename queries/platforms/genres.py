"""The platforms' own words for genres, translated into the twenty genres of films.

A word that names no genre but an audience, a form or a place of origin without one (`TV Shows`,
`Kids`, `LGBTQ`) has none; `International` is told as `Foreign`, `Kids` as `Family`.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.platforms.selection import arrays, platforms

GENRES = (
    *("Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family"),
    *("Fantasy", "Foreign", "History", "Horror", "Music", "Mystery", "Romance"),
    *("Science Fiction", "TV Movie", "Thriller", "War", "Western"),
)
"""The genres of films, by their names in TMDB's data."""
WORDS = {
    "Action": (
        "Action|Action & Adventure|Action-Adventure|Superhero|Spy/Espionage|"
        "TV Action & Adventure|Survival"
    ),
    "Adventure": "Adventure|Action & Adventure|Action-Adventure|TV Action & Adventure|Survival",
    "Animation": "Animation|Anime|Anime Features|Anime Series|Adult Animation|Cartoons",
    "Comedy": (
        "Comedy|Comedies|TV Comedies|Stand-Up Comedy|Stand Up|Sitcom|Sketch Comedy|"
        "Parody|Buddy|Romantic Comedy|Stand-Up Comedy & Talk Shows"
    ),
    "Crime": "Crime|Crime TV Shows|Police/Cop",
    "Documentary": (
        "Documentary|Documentaries|Docuseries|Animals & Nature|Science & Nature TV|"
        "Biographical|Nature"
    ),
    "Drama": "Drama|Dramas|TV Dramas|Coming of Age|Medical|Soap Opera / Melodrama|Teen TV Shows",
    "Family": "Family|Kids|Kids' TV|Children & Family Movies",
    "Fantasy": "Fantasy|Sci-Fi & Fantasy|TV Sci-Fi & Fantasy",
    "Foreign": (
        "International|International Movies|International TV Shows|British TV Shows|"
        "Korean TV Shows|Spanish-Language TV Shows"
    ),
    "History": "History|Historical",
    "Horror": "Horror|Horror Movies|TV Horror",
    "Music": "Music|Musical|Music & Musicals|Music Videos and Concerts|Concert Film|Dance",
    "Mystery": "Mystery|TV Mysteries",
    "Romance": "Romance|Romantic Movies|Romantic TV Shows|Romantic Comedy",
    "Science Fiction": "Science Fiction|Sci-Fi & Fantasy|TV Sci-Fi & Fantasy",
    "Thriller": "Thriller|Thrillers|TV Thrillers|Suspense|Spy/Espionage",
    "War": "War|Military and War",
    "Western": "Western",
}  # fmt: skip
"""The platforms' words for each genre; one word may tell of two."""


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Titles by genre of films: pairs of a row in titles and a position in `GENRES`, once each."""

    row: np.ndarray
    genre: np.ndarray


def labelled(catalogue: Catalogue) -> Labelled:
    """Return the genre of films that each title tells of."""
    return catalogue.once(_labelled)


def counts(catalogue: Catalogue, *, split: bool = False) -> np.ndarray:
    """Count each platform's titles by genre, (platforms, genres).

    A title counts in each of its genres; with `split` it is divided among them.
    """
    pairs, platform = labelled(catalogue), arrays(catalogue).platform
    many = np.bincount(pairs.row, minlength=len(platform))
    weight = 1 / many[pairs.row] if split else np.ones(len(pairs.row))
    cells = platform[pairs.row].astype(np.int64) * len(GENRES) + pairs.genre
    size = len(platforms(catalogue)) * len(GENRES)
    found: np.ndarray = np.bincount(cells, weight, size).reshape(-1, len(GENRES))
    return found


def titles_with_genre(catalogue: Catalogue) -> np.ndarray:
    """Count each platform's titles that tell of any genre of films, (platforms,)."""
    rows = np.unique(labelled(catalogue).row)
    platform = arrays(catalogue).platform[rows]
    return np.bincount(platform, minlength=len(platforms(catalogue)))


def _labelled(catalogue: Catalogue) -> Labelled:
    places = [(word, i) for i, genre in enumerate(GENRES) for word in _words(genre)]
    known = pd.DataFrame(places, columns=["genre", "place"])
    pairs = catalogue.title_genres[["title_id", "genre"]].astype({"genre": "str"})
    pairs = pairs.merge(known, on="genre").drop_duplicates(["title_id", "place"])
    row = catalogue.titles["title_id"].searchsorted(pairs["title_id"])
    return Labelled(np.asarray(row), pairs["place"].to_numpy(dtype=np.int64))


def _words(genre: str) -> list[str]:
    return WORDS.get(genre, genre).split("|")
