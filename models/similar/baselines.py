"""What the recommender has to beat: every method that is commonly used for such data."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import scipy.sparse as sp

from catalogue import Catalogue
from models.similar.measured import OURS
from models.similar.protocol import Method
from models.similar.recommender import Similar
from models.similar.sparse import Floats, SparseField

HAND = {
    "text": 1,
    "keywords": 1,
    "genres": 1,
    "franchise": 1,
    "people": 1,
    "year": 0.5,
    "quality": 1,
}
B = {
    "text": 2, "keywords": 1.33, "quality": 0.8, "year": 0.53, "votes": 0.53, "people": 0.5,
    "franchise": 0.5, "genres": 0.375,
}  # fmt: skip
C = {
    "text": 1, "franchise": 1, "year": 0.4, "votes": 0.4, "quality": 0.4, "genres": 0.25,
    "companies": 0.225, "language": 0.225,
}  # fmt: skip


def methods(catalogue: Catalogue, model: Similar) -> dict[str, Method]:
    """Return every method by its name, the recommender last."""
    texts = _texts(catalogue)
    return {
        "random": lambda row: np.random.default_rng(row).random(model.films, dtype=np.float32),
        "popularity": lambda row: model.closeness.fame,  # noqa: ARG005
        "TF-IDF of overview": _cosine(tf_idf(texts["overview"])),
        "BM25 of overview, tagline, keywords": _bm25(texts["all"]),
        "genre Jaccard, ties by votes": _jaccard(model),
        "Banik soup": _cosine(counts(texts["soup"])),
        "Banik improved": _improved(counts(texts["soup"]), model),
        "fields, weights set by hand": blend(model, HAND),
        "fields, published weights C": blend(model, C),
        "fields, published weights B": blend(model, B),
        "B + 0.3 collaborative": blend(model, {**B, "audience": 0.3}),
        "collaborative alone": blend(model, {"audience": 1, "fame": 1e-3}),
        "Butaca without ratings": replace(model, audience=None).scores,
        OURS: model.scores,
    }


def blend(model: Similar, weights: Mapping[str, float]) -> Method:
    """Return the sum of fields with other weights."""

    def score(row: int) -> Floats:
        found = model.likeness(row)
        parts = [found[name] * np.float32(w) for name, w in weights.items() if name in found]
        total: Floats = np.sum(parts, axis=0)
        return total

    return score


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


def _jaccard(model: Similar) -> Method:
    if "genres" not in model.sparse:
        return lambda row: model.closeness.fame  # noqa: ARG005
    genres: SparseField = model.sparse["genres"]
    same = SparseField(genres.starts, genres.features, np.ones_like(genres.values))
    sizes = np.diff(genres.starts)

    def score(row: int) -> Floats:
        common = same.likeness(row)
        union = np.maximum(sizes + sizes[row] - common, 1).astype(np.float32)
        found: Floats = common / union + model.closeness.fame / 1000
        return found

    return score


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
