"""A planted catalogue with viewers: films and platform titles, their ratings, and fitted models."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from catalogue import Catalogue
from models.ratings import audience, fit
from models.ratings.bayes import Gibbs, Settings
from models.ratings.compress import compress
from models.ratings.data import Ratings
from models.ratings.model import save
from tests.models.worlds import planted as world
from tests.planted import IDENTITY, catalogue

FILMS = world(users=40, items=30)
TITLES = world(seed=1, users=20, items=25, taste=0.0)
NEVER_RATED = 999


def planted(folder: Path) -> Catalogue:
    """Return a catalogue of `Film 5`, `Film 8`, ..., `Title 0`, ...; models stored in `folder`."""
    films = "\n".join(f"{i},Film {i},2000-05-05,{1 + i % 7}" for i in FILMS.item_ids)
    own = FILMS.item_ids[0]
    ratings = pd.DataFrame(
        {
            "user_id": FILMS.user_id, "film_id": FILMS.item_id,
            "rating": FILMS.stars, "time": FILMS.time,
        }
    )  # fmt: skip
    rows = [
        f"as{i:03d},amazon,movie,Title {i},title {i},2001,3.5,{own if i == 4 else ''}"
        for i in range(25)
    ]
    made = catalogue(
        films=f"film_id,title,date,vote_count\n{films}\n{NEVER_RATED},Unwatched,2001-01-02,0",
        film_titles=f"film_id,language,region,title,kind,source\n{own},es,es-ES,La obra,main,names",
        film_ratings=ratings.to_csv(index=False),
        film_genres="film_id,genre\n" + "\n".join(f"{i},Drama" for i in FILMS.item_ids[::2]),
        titles="title_id,platform,type,title,title_key,release_year,score,film_id\n"
        + "\n".join(rows),
    )
    _store(FILMS, folder / audience.FILMS)
    titles = replace_items(TITLES)
    _store(titles, folder / audience.PLATFORMS)
    columns = {"user_id": titles.user_id, "title": titles.item_id, "rating": titles.stars}
    pq.write_table(pa.table({**columns, "time": titles.time}), folder / audience.TITLE_RATINGS)
    return replace(made, folder=folder)


def replace_items(ratings: Ratings) -> Ratings:
    """Number the titles by row, as the table of platform ratings does."""
    return Ratings(ratings.user_id, ratings.item, ratings.stars, ratings.time)


def _store(ratings: Ratings, path: Path) -> None:
    draws = Gibbs(ratings, Settings(4, 5, 10, linked=True), 0).draws()
    weights = fit.counts(ratings)
    parts = compress(draws, float(ratings.stars.mean()), weights, fit.TASTES)
    model = fit.assemble(ratings, parts, algorithm="planted", threshold={"threshold": 3.5})
    save(model, path, IDENTITY)
