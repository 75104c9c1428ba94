"""The theme of each film: where its plot's words, keywords and genres put it in a latent space.

Words that go together (heist and robbery, ghost and haunted) point the same way, so that two films
may be alike without one word in common: latent semantic analysis, by a truncated singular value
decomposition.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue import Catalogue
from models.similar.halves import Halves, product
from models.similar.sparse import Floats

if TYPE_CHECKING:  # the server needs no scipy: 8 MB
    import scipy.sparse as sp

DIMENSIONS = 64
PLOT, GENRES = 0.7, 0.2
"""What words of the plot and genres weigh in the space, keywords 1."""
RAREST, COMMONEST = 3, 0.1
"""A word counts that so many films have, and no more than this share of them."""


@dataclass(frozen=True)
class Theme:
    """Each film's place in the space, (films, dimensions), of unit length; 0 where it has none."""

    places: Halves

    def likeness(self, row: int) -> Floats:
        """Return the cosine of one film with every film, shape (films,); 0 where it is below."""
        cosine = product(self.places, self.places[row].astype(np.float32))
        return np.clip(cosine, 0, 1, out=cosine)


def theme(catalogue: Catalogue) -> Theme | None:
    """Fit the space; None where films share too few words, keywords and genres for one."""
    import scipy.sparse as sp
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    keywords = _listed(catalogue, catalogue.film_keywords, "keyword", 1)
    genres = _listed(catalogue, catalogue.film_genres, "genre", 0)
    known = [PLOT * _plot(catalogue), keywords, GENRES * genres]
    features = sp.hstack(known).tocsr()
    if min(features.shape) <= DIMENSIONS:
        return None
    space = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(features)
    return Theme(normalize(space).astype(np.float16))


def _plot(catalogue: Catalogue) -> "sp.csr_matrix":
    """Return the TF-IDF of overview, tagline and keywords, (films, words)."""
    import scipy.sparse as sp
    from sklearn.feature_extraction.text import TfidfVectorizer

    films = catalogue.films
    names = catalogue.film_keywords.astype({"keyword": str}).groupby("film_id")["keyword"]
    joined = names.agg(" ".join).reindex(films["film_id"]).fillna("").tolist()
    columns = [films[name].fillna("").tolist() for name in ("overview", "tagline")]
    texts = [" . ".join(parts) for parts in zip(*columns, joined, strict=True)]
    words = TfidfVectorizer(
        stop_words="english", sublinear_tf=True, min_df=RAREST, max_df=COMMONEST
    )
    try:
        return words.fit_transform(texts).tocsr()
    except ValueError:  # too few films to share a word
        return sp.csr_matrix((len(films), 0))


def _listed(catalogue: Catalogue, table: pd.DataFrame, column: str, power: int) -> "sp.csr_matrix":
    """Return the names that two films or more have, to a power of rarity, films of unit length."""
    import scipy.sparse as sp
    from sklearn.preprocessing import normalize

    films = len(catalogue.films)
    rows = np.searchsorted(catalogue.films["film_id"].to_numpy(), table["film_id"].to_numpy())
    codes, names = pd.factorize(table[column])
    ones = np.ones(len(codes))
    found = sp.csr_matrix((ones, (rows, codes)), shape=(films, len(names)))
    held = np.bincount(codes, minlength=len(names))
    rarity = np.log(max(films, 1) / np.maximum(held, 1)) ** power
    shared = (found[:, held > 1] @ sp.diags(rarity[held > 1])).tocsr()
    return normalize(shared) if shared.shape[1] else shared
