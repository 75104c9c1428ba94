"""Words out of texts, without the ones that every text has."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from stop_words import get_stop_words
from wordcloud import STOPWORDS

# Not the English list of stop-words: it drops "world", "young" and "man", which are what films are
# about. scikit-learn's lacks the contractions, which wordcloud's has.
ENGLISH = ENGLISH_STOP_WORDS | STOPWORDS
SPANISH = frozenset(get_stop_words("es")) - ENGLISH
ROWS = 65_536
"""Texts that are split at once."""
BREAK = "."
"""The token that stands for a mark or number, so that phrases do not reach across it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """All words of some texts in their order: `word[i]` of `words` stands in text `row[i]`.

    `word` is -1 where a stop word, a mark or a number stands.
    """

    row: npt.NDArray[np.int32]
    word: npt.NDArray[np.int32]
    words: list[str]


def tokens(texts: "pd.Series[str]") -> Tokens:
    """Split texts (nulls allowed) into words of two letters or more, in lower case."""
    row, piece, pieces = _pieces(texts)
    cleaned = [_clean(text) for text in pieces]
    words = sorted({word for word in cleaned if len(word) > 1 and word not in ENGLISH})
    number = {word: i for i, word in enumerate(words)}
    word = np.array([number.get(word, -1) for word in cleaned], dtype=np.int32)[piece]
    word[_spanish_stops(cleaned, piece, row, len(texts))] = -1
    return Tokens(row, word, words)


def _pieces(
    texts: "pd.Series[str]",
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], list[str]]:
    """Return whose text each piece between spaces is, its number, and the different pieces.

    Some texts at a time: what is made on the way to their words is several times their size.
    """
    numbers: dict[str, int] = {}
    rows, codes = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for first in range(0, len(texts), ROWS):
        column = pa.array(texts.iloc[first : first + ROWS].fillna(""), pa.string())
        if isinstance(column, pa.ChunkedArray):  # as large tables are read
            column = column.combine_chunks()
        pieces = pc.utf8_split_whitespace(_marked(column))
        rows.append(pc.list_parent_indices(pieces).to_numpy().astype(np.int32) + np.int32(first))
        encoded = pieces.flatten().dictionary_encode()
        found = [numbers.setdefault(one, len(numbers)) for one in encoded.dictionary.to_pylist()]
        codes.append(np.array(found, dtype=np.int32)[encoded.indices.to_numpy()])
    return np.concatenate(rows), np.concatenate(codes), list(numbers)


def _marked(texts: pa.Array) -> pa.Array:
    """Return the texts in lower case, with spaces around words and BREAK for everything else."""
    lower = pc.utf8_lower(pc.utf8_normalize(texts, "NFC"))
    plain = pc.replace_substring_regex(lower, "[’‘`]", "'")
    # A word with a figure in it is a number: "19th" would leave "th" behind.
    figures = r"[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*"
    plain = pc.replace_substring_regex(plain, figures, f" {BREAK} ")
    marked = pc.replace_substring_regex(plain, r"[^\p{L}\p{M}'\s-]+", f" {BREAK} ")
    return pc.replace_substring_regex(marked, "-+", " ")


def _clean(piece: str) -> str:
    """Return a word without quotes around it and without the possessive."""
    return piece.strip("'").removesuffix("'s")


def _spanish_stops(
    cleaned: list[str], piece: npt.NDArray[np.int32], row: npt.NDArray[np.int32], texts: int
) -> npt.NDArray[np.bool_]:
    """Tell which tokens are stop words of a Spanish text.

    A text is Spanish if more of its words are Spanish stop words than English ones; elsewhere
    "son" and "sin" are English words, and what somebody looks for.
    """
    spanish: npt.NDArray[np.bool_] = np.array([w in SPANISH for w in cleaned], dtype=bool)[piece]
    english = np.array([w in ENGLISH for w in cleaned], dtype=bool)[piece]
    more = np.bincount(row[spanish], minlength=texts) > np.bincount(row[english], minlength=texts)
    return spanish & more[row]
