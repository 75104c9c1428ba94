"""Fit likeness of titles on the platforms' tables; scikit-learn works here, never in the server."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.genres import twenty
from catalogue.names import keys
from models.similar.fields import named, pack
from models.similar.sparse import SparseField
from models.titles.recommender import AlikeTitles

COMMONEST = 0.5
"""A word counts that no more than this share of the titles has."""


def fit(catalogue: Catalogue) -> AlikeTitles:
    """Return what the platforms tell of their titles, word by word and name by name."""
    titles = catalogue.titles
    people = _people(catalogue)
    genres = catalogue.title_genres
    genre = genres["genre"].astype("str").map(twenty())
    fields = {
        "text": text(catalogue),
        "people": _named(catalogue, people["title_id"], people["name"], 1.0),
        "genres": _named(catalogue, genres["title_id"], genre, 0.5),
        "countries": _named(
            catalogue, catalogue.title_countries["title_id"],
            catalogue.title_countries["country"].astype("str"), 1.0,
        ),
    }  # fmt: skip
    return AlikeTitles(
        {name: field for name, field in fields.items() if len(field.features)},
        (titles["type"] != "movie").to_numpy(dtype=bool),
        titles["release_year"].to_numpy(dtype=np.int16),
        _works(titles),
    )


def text(catalogue: Catalogue) -> SparseField:
    """Return the TF-IDF of name and description, without English stop words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    titles = catalogue.titles
    parts = (titles[name].fillna("").tolist() for name in ("title", "description"))
    texts = [" . ".join(both) for both in zip(*parts, strict=True)]
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, max_df=COMMONEST)
    try:
        matrix = words.fit_transform(texts).tocoo()
    except ValueError:  # too few titles to share a word
        return pack(np.array([], int), np.array([], int), np.array([], float), len(titles))
    return pack(matrix.row.astype(int), matrix.col.astype(int), matrix.data, len(titles))


def _people(catalogue: Catalogue) -> pd.DataFrame:
    """Return who acts in or directed each title, each once: `title_id`, `name` (folded)."""
    cast = catalogue.title_actors[["title_id", "actor"]].rename(columns={"actor": "name"})
    directed = catalogue.titles[["title_id", "director"]].dropna()
    directed = directed.assign(name=directed["director"].str.split(",")).explode("name")
    both = pd.concat([cast.astype({"name": "str"}), directed[["title_id", "name"]]])
    both = both.assign(name=keys(both["name"].astype("str").tolist()))
    return both[both["name"] != ""].drop_duplicates(ignore_index=True)


def _named(catalogue: Catalogue, ids: pd.Series, names: pd.Series, power: float) -> SparseField:
    """Return the field of names of titles; each counts once a title, none where unknown."""
    known = pd.DataFrame({"id": ids.to_numpy(), "name": names.to_numpy()})
    known = known.dropna().drop_duplicates()
    rows = catalogue.titles["title_id"].searchsorted(known["id"])
    return named(np.asarray(rows, dtype=np.int64), known["name"], len(catalogue.titles), power)


def _works(titles: pd.DataFrame) -> npt.NDArray[np.int32]:
    """Number the works: titles of one film, or of one folded name and year."""
    own = titles["title_key"].astype("str") + " " + titles["release_year"].astype("str")
    film = titles["film_id"].astype("str")
    works = own.where(titles["film_id"].isna(), "film " + film)
    return pd.factorize(works)[0].astype(np.int32)
