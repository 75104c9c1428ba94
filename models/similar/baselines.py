"""What the recommender has to beat: every method that is commonly used for such data."""

import numpy as np
import pandas as pd
import scipy.sparse as sp

from catalogue import Catalogue
from models.similar.plain_methods import plain_methods
from models.similar.protocol import Method
from models.similar.recommender import Similar
from models.similar.sparse import Floats


def methods(catalogue: Catalogue, model: Similar) -> dict[str, Method]:
    """Return every method by its name, the recommender last."""
    texts, plain = _texts(catalogue), plain_methods(model)
    return {
        "random": lambda row: np.random.default_rng(row).random(model.films, dtype=np.float32),
        "TF-IDF of overview": _cosine(tf_idf(texts["overview"])),
        "BM25 of overview, tagline, keywords": _bm25(texts["all"]),
        "Banik soup": _cosine(counts(texts["soup"])),
        "Banik improved": _improved(counts(texts["soup"]), model),
        **plain,
    }


def tf_idf(texts: list[str]) -> sp.csr_matrix:
    """Return the unit-length TF-IDF of texts, shape (texts, words)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english").fit_transform(texts).tocsr()


def counts(texts: list[str]) -> sp.csr_matrix:
    """Return the word counts of texts, scaled to unit length, shape (texts, words)."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    return normalize(CountVectorizer(stop_words="english").fit_transform(texts)).tocsr()


def _texts(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return per film the overview; overview, tagline and keywords; and Banik's "soup"."""
    films = catalogue.films
    overview, tagline = films["overview"].fillna(""), films["tagline"].fillna("")
    keywords = _joined(catalogue, "film_keywords", "keyword")
    people = _joined(catalogue, "film_people", "person")
    genres = _joined(catalogue, "film_genres", "genre")
    return {
        "overview": overview.tolist(),
        "all": (overview + " " + tagline + " " + keywords).tolist(),
        "soup": ("film " + keywords + " " + people + " " + genres).tolist(),
    }


def _joined(catalogue: Catalogue, table: str, column: str) -> pd.Series:
    """Return each film's names joined, each name one word."""
    frame = getattr(catalogue, table)
    words = frame[column].astype(str).str.lower().str.replace(" ", "")
    joined: pd.Series = words.groupby(frame["film_id"]).agg(" ".join)
    return joined.reindex(catalogue.films["film_id"]).fillna("").reset_index(drop=True)


def _cosine(matrix: sp.csr_matrix) -> Method:
    transposed = matrix.T.tocsr()
    return lambda row: (matrix[row] @ transposed).toarray()[0]


def _bm25(texts: list[str], k: float = 1.2, b: float = 0.75) -> Method:
    """Return Okapi BM25 with a film's own words as the query."""
    from sklearn.feature_extraction.text import CountVectorizer

    found = CountVectorizer(stop_words="english").fit_transform(texts).tocsr()
    lengths = np.asarray(found.sum(axis=1)).ravel()
    documents = np.bincount(found.indices, minlength=found.shape[1])
    rarity = np.log(1 + (len(texts) - documents + 0.5) / (documents + 0.5))
    norm = np.repeat(k * (1 - b + b * lengths / max(lengths.mean(), 1)), np.diff(found.indptr))
    data = rarity[found.indices] * found.data * (k + 1) / (found.data + norm)
    scored = sp.csr_matrix((data, found.indices, found.indptr), found.shape).T.tocsr()
    return lambda row: ((found[row] > 0).astype(float) @ scored).toarray()[0]


def _improved(soup: sp.csr_matrix, model: Similar) -> Method:
    """Return the weighted rating among the 25 films whose soup is most alike."""
    cosine = _cosine(soup)

    def score(row: int) -> Floats:
        alike = cosine(row)
        alike[row] = -1
        nearest = np.argsort(-alike, kind="stable")[:25]
        found = np.full(model.films, -1, dtype=np.float32)
        found[nearest] = model.closeness.rating[nearest]
        return found

    return score
