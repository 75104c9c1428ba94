"""The index behind title search: every way to write a title, and the letter pairs in it."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from catalogue.names import key

ARTICLES = frozenset(
    ["the", "a", "an", "el", "la", "los", "las", "un", "una", "le", "les", "il", "lo", "der", "das"]
)
NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
LETTERS = 128
"""Letters are told apart modulo this; a clash only adds a candidate."""
CANDIDATES = 100

_APOSTROPHES = re.compile(r"['’`´·]")
_NOT_WORDS = re.compile(r"[\W_]+")
_SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s)\s*")
_YEAR = re.compile(r"^(.*?\S)\s*[(\[]?\b((?:18|19|20)\d\d)[)\]]?\s*$")


def fold(text: str) -> str:
    """Fold a title further than `key`: no punctuation, `&` as and, II as 2."""
    words = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", key(text).replace("&", " and ")))
    return " ".join(NUMERALS.get(word, word) for word in words.split())


def bare(text: str) -> str:
    """Drop the articles at both ends of a folded title and its repeated words."""
    words = text.split()
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in ARTICLES:
        words = words[:-1]
    return " ".join(dict.fromkeys(words))


def split_year(typed: str) -> tuple[str, int | None]:
    """Split `matrix (1999)` into title and year; a title that is only a year stays whole."""
    found = _YEAR.match(typed)
    return (found[1], int(found[2])) if found else (typed, None)


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """Texts to compare with, and for each letter pair the texts that hold it.

    `texts` (n) folded titles, `rows` (n) the films' row of each, `weights` (n) 1 for a title and
    less for a part of one; `years` and `fame` (0 to 1, from votes) by row of films. The texts
    holding pair p are `postings[starts[p]:starts[p + 1]]`, `rarity[p]` is the pair's inverse
    document frequency and `sizes` (n) the sum of rarities in each text.
    """

    texts: list[str]
    rows: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    years: npt.NDArray[np.int16]
    fame: npt.NDArray[np.float64]
    starts: npt.NDArray[np.int64]
    postings: npt.NDArray[np.int32]
    rarity: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.float32]

    def candidates(self, query: str) -> npt.NDArray[np.int64]:
        """Return the texts that share most with the query: as a whole, and holding it as a part."""
        pairs = np.unique(letter_pairs([query])[0]) if query else np.array([], dtype=int)
        shared = np.zeros(len(self.texts), dtype=np.float32)
        for pair in pairs:
            shared[self.postings[self.starts[pair] : self.starts[pair + 1]]] += self.rarity[pair]
        size = max(float(self.rarity[pairs].sum()), 1e-9)
        alike = shared / (self.sizes + size)
        held = shared + self.fame[self.rows] * (size / 100)
        count = min(CANDIDATES, len(self.texts))
        best = [np.argpartition(-score, count - 1)[:count] for score in (alike, held)]
        return np.unique([text for text in np.concatenate(best) if shared[text] > 0]).astype(int)


def letter_pairs(texts: list[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return the pairs of neighbouring letters, word ends as spaces, and the text of each."""
    letters = np.frombuffer(" ".join(["", *texts, ""]).encode("utf-32-le"), dtype=np.uint32)
    small = (letters % LETTERS).astype(np.int32)
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 1 for text in texts])
    return small[:-1] * LETTERS + small[1:], owners


def make_index(catalogue: Catalogue) -> TitleIndex:
    """Index the titles, the original titles, and the parts around a colon of both."""
    films = catalogue.films
    ways = _ways(films)
    fame = np.log1p(films["vote_count"].to_numpy())
    texts = ways["text"].tolist()
    pairs, owners = letter_pairs(texts)
    unique = np.unique(pairs.astype(np.int64) * len(texts) + owners)
    pair, postings = unique // len(texts), (unique % len(texts)).astype(np.int32)
    counts = np.bincount(pair, minlength=LETTERS * LETTERS)
    rarity = np.log1p(len(texts) / np.maximum(counts, 1)).astype(np.float32)
    return TitleIndex(
        texts,
        ways["row"].to_numpy(np.int32),
        ways["weight"].to_numpy(np.float32),
        films["year"].to_numpy(),
        fame / max(fame.max(initial=0), 1),
        np.concatenate([[0], np.cumsum(counts)]),
        postings,
        rarity,
        np.bincount(postings, weights=rarity[pair], minlength=len(texts)).astype(np.float32),
    )


def _ways(films: pd.DataFrame) -> pd.DataFrame:
    """Return every way to write each title: columns text, row, weight; the best weight of each."""
    written = [
        (text, row, weight)
        for column, whole in (("title", 1.0), ("original_title", 0.99))
        for row, title in enumerate(films[column].fillna("").tolist())
        for text, weight in _parts(title, whole)
    ]
    ways = pd.DataFrame(written, columns=["text", "row", "weight"])
    ways = ways[ways["text"] != ""].drop_duplicates(["text", "row"])
    return ways.reset_index(drop=True)


def _parts(title: str, whole: float) -> list[tuple[str, float]]:
    """Return a title folded, and for a little less what stands around its first colon or dash."""
    parts = _SUBTITLE.split(title, maxsplit=1)
    shorter = [(fold(part), 0.95 * whole) for part in parts] if len(parts) == 2 else []
    return [(fold(title), whole), *shorter]
