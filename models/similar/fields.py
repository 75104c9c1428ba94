"""The sparse fields, fitted from the tidy tables; scikit-learn works here, never in the server."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from models.similar.sparse import SparseField, smallest

GENERIC = 3.0
"""The rarity of a lone name at which sharing it makes two films half alike: one film in seven has
it. So "independent film" or English alone say little, Portuguese or "heist" much."""


DOCUMENTARY = "Documentary"
FORMS = (DOCUMENTARY, "Animation")
"""Genres that are a way to make a film: one made so is no answer to one that is not."""
ACTED = "acted"


def sparse_fields(catalogue: Catalogue) -> dict[str, SparseField]:
    """Fit every field that the data hold something of."""
    fields = {"text": text(catalogue), **dict(_listed(catalogue))}
    return {name: field for name, field in fields.items() if len(field.features)}


def _listed(catalogue: Catalogue) -> Iterator[tuple[str, SparseField]]:
    """Fit the fields that list names: rare names count more, except where only sameness counts."""
    films, people = catalogue.films, catalogue.film_people
    own = {name: films[["film_id", name]].dropna() for name in ("franchise_id", "language")}
    countries = catalogue.film_countries
    directors = people[people["role"] == "director"]
    tables = {
        "keywords": (catalogue.film_keywords, "keyword", 1.0, GENERIC),
        "genres": (catalogue.film_genres, "genre", 0.5, 0.0),
        "franchise": (own["franchise_id"], "franchise_id", 0.0, 0.0),
        "people": (people.drop_duplicates(["film_id", "person"]), "person", 1.0, GENERIC),
        "direction": (directors.drop_duplicates(["film_id", "person"]), "person", 1.0, GENERIC),
        "companies": (catalogue.film_companies, "company", 1.0, GENERIC),
        "countries": (
            countries.drop_duplicates(["film_id", "country_code"]),
            "country_code",
            1.0,
            GENERIC,
        ),
        "language": (own["language"], "language", 1.0, GENERIC),
        "form": (forms(catalogue), "genre", 0.0, 0.0),
        "documentary": (documentaries(catalogue), "genre", 0.0, 0.0),
        "kind": (kinds(catalogue), "genre", 2.0, 0.0),
    }
    for name, (table, column, power, generic) in tables.items():
        rows = np.searchsorted(films["film_id"].to_numpy(), table["film_id"].to_numpy())
        yield name, named(rows, table[column], len(films), power, generic)


def forms(catalogue: Catalogue) -> pd.DataFrame:
    """Return each film's ways of being made, a row each (film_id, genre): if none of FORMS, acted.

    Films without genres have none.
    """
    genres = catalogue.film_genres[["film_id", "genre"]].astype({"genre": str})
    made = genres[genres["genre"].isin(FORMS)]
    others = genres.loc[~genres["film_id"].isin(made["film_id"]), ["film_id"]].drop_duplicates()
    return pd.concat([made, others.assign(genre=ACTED)], ignore_index=True)


def documentaries(catalogue: Catalogue) -> pd.DataFrame:
    """Return a row (film_id, genre) of each documentary."""
    genres = catalogue.film_genres[["film_id", "genre"]].astype({"genre": str})
    return genres[genres["genre"] == DOCUMENTARY]


def kinds(catalogue: Catalogue) -> pd.DataFrame:
    """Return each film's genres that tell what it is about, a row each (film_id, genre)."""
    genres = catalogue.film_genres[["film_id", "genre"]].astype({"genre": str})
    return genres[~genres["genre"].isin(FORMS)]


def named(
    rows: npt.NDArray[np.int64], names: pd.Series, films: int, power: float, generic: float = 0
) -> SparseField:
    """Return the field of names; a name weighs its inverse document frequency to `power`.

    Films are as like as the names they share are rare: `generic` is the weight of a lone name at
    which two films that share it are half alike; with 0 they are alike, however common it is.
    """
    codes = pd.factorize(names)[0].astype(np.int64)
    frequency = np.bincount(codes)
    rarity = (1 + np.log(max(films, 1) / np.maximum(frequency, 1))) ** power
    return pack(rows, codes, rarity[codes], films, generic)


def text(catalogue: Catalogue) -> SparseField:
    """Return the TF-IDF of title, overview, tagline and keywords, without English stop words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    films = len(catalogue.films)
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2)
    try:
        matrix = vectorizer.fit_transform(_texts(catalogue)).tocoo()
    except ValueError:  # too few films to share a word
        return pack(np.array([], int), np.array([], int), np.array([], float), films)
    return pack(matrix.row, matrix.col, matrix.data, films)


def _texts(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is told of each film, one at a time: of a million they are a gigabyte."""
    films = catalogue.films
    keywords = catalogue.film_keywords.astype({"keyword": str}).groupby("film_id")["keyword"]
    joined = keywords.agg(" ".join).reindex(films["film_id"]).fillna("").tolist()
    columns = [films[name].fillna("").tolist() for name in ("title", "overview", "tagline")]
    for parts in zip(*columns, joined, strict=True):
        yield " . ".join(parts)


def pack(
    rows: npt.NDArray[np.integer],
    codes: npt.NDArray[np.integer],
    values: npt.NDArray[np.float64],
    films: int,
    generic: float = 0,
) -> SparseField:
    """Scale each film's values to unit length and leave out features that one film alone has.

    A film of little value in all stays shorter: `generic` is added to each length.
    """
    lengths = np.sqrt(np.bincount(rows, weights=values**2, minlength=films) + generic**2)
    values = values / np.maximum(lengths, 1e-9)[rows]
    frequency = np.bincount(codes, minlength=1)
    renumbered = np.cumsum(frequency > 1) - 1
    shared = frequency[codes] > 1
    rows, codes, values = rows[shared], renumbered[codes[shared]], values[shared]
    order = np.lexsort((codes, rows))
    starts = np.searchsorted(rows[order], np.arange(films + 1)).astype(np.int64)
    features = codes[order].astype(smallest(int(frequency.size)))
    return SparseField(starts, features, values[order].astype(np.float16))
