"""The index behind title search: every way to write a title, and the letter pairs in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from catalogue import Catalogue
from catalogue.names import key, keys
from catalogue.texts import Texts, pack
from queries.names.exact import Hashed, hashed

ARTICLES = frozenset(
    ["the", "a", "an", "el", "la", "los", "las", "un", "una", "le", "les", "il", "lo", "der", "das"]
)
NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
"""Read as digits everywhere."""
NUMBERS = {
    "i": "1", "v": "5", "ix": "9", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "thirteenth": "13",
    "doctor": "dr", "mister": "mr", "saint": "st", "versus": "vs",
}  # fmt: skip
"""Read as digits, or shortened, too, beside the word as it stands."""
DRAWN = str.maketrans("013457", "oieasv")
"""Letters that digits inside a word are drawn for: `se7en` is `seven` too."""
LETTERS = 128
"""Letters are told apart modulo this; a clash only adds a candidate."""
CANDIDATES = 100
PART, ORIGINAL, RESPELT, DRAWN_AS = 0.97, 0.97, 0.99, 0.97
"""What it is worth to type the part of a title before or after its colon, the original title,
numbers as digits, and letters that the title draws as digits."""

_APOSTROPHES = re.compile(r"['’`´·]")
_INITIALS = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_PART = re.compile(r"(?<=\w) (?:part|volume|vol) (?=\d)")
_DIGIT = re.compile(r"\d")
_DRAWN = re.compile(r"(?<=[a-z])\d(?=[a-z])")
_NOT_WORDS = re.compile(r"[\W_]+")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s)\s*")
_ODD = rf"[^a-z ]|^$|\b[a-z] [a-z]\b|\b(?:{'|'.join([*NUMERALS, *NUMBERS])})\b"
_YEAR = re.compile(r"^(.*?\S)\s*[(\[]?\b((?:18|19|20)\d\d)[)\]]?\s*$")


def fold(text: str) -> str:
    """Fold a title further than `key`: no punctuation, `&` as and, II as 2."""
    return _words(key(text))


def respelt(folded: str) -> str:
    """Return a folded title with numbers as digits, without "part", and initials as a word.

    `twelve monkeys` becomes `12 monkeys`, `kill bill vol 2` becomes `kill bill 2` and `e t`
    `et`; a single word is no number.
    """
    words = folded.split()
    if min(map(len, words), default=0) == 1:  # else there are no initials
        words = _INITIALS.sub(r"\1", folded).split()
    if len(words) > 1 and not NUMBERS.keys().isdisjoint(words):
        words = [NUMBERS.get(word, word) for word in words]
    text = " ".join(words)
    return _PART.sub(" ", _ORDINAL.sub(r"\1", text)) if _DIGIT.search(text) else text


def _words(folded: str) -> str:
    spelt = folded.replace("&", " and ").replace("1\N{FRACTION SLASH}2", " 1 2")
    bare = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", spelt))
    return _numbered(bare.split())


def _numbered(words: list[str]) -> str:
    if NUMERALS.keys().isdisjoint(words):
        return " ".join(words)
    return " ".join(NUMERALS.get(word, word) for word in words)


def bare(text: str) -> str:
    """Drop the articles at both ends of a folded title and its repeated words."""
    words = text.split()
    first, last = 0, len(words)
    while last - first > 1 and words[first] in ARTICLES:
        first += 1
    while last - first > 1 and words[last - 1] in ARTICLES:
        last -= 1
    kept = dict.fromkeys(words[first:last])
    return text if len(kept) == len(words) else " ".join(kept)


def split_year(typed: str) -> tuple[str, int | None]:
    """Split `matrix (1999)` into title and year; a title that is only a year stays whole."""
    found = _YEAR.match(typed)
    return (found[1], int(found[2])) if found else (typed, None)


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """Texts to compare with, and for each letter pair the texts that hold it.

    Of n texts, `folded`, `rows` (n) are the films' rows and
    `weights` (n) 1 for a title and less for a part of one; `years` and `fame` (0 to 1, from votes)
    by row of films, `known` (n) the fame of each text's film. The texts holding pair p are
    `postings[starts[p]:starts[p + 1]]`, `rarity[p]` is its inverse document frequency and `sizes`
    (n) the sum of rarities in each text. `whole` finds texts letter by letter.
    """

    folded: Texts
    rows: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    years: npt.NDArray[np.int16]
    fame: npt.NDArray[np.float32]
    known: npt.NDArray[np.float32]
    starts: npt.NDArray[np.int64]
    postings: npt.NDArray[np.uint32]
    rarity: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.float32]
    whole: Hashed

    def equal(self, query: str) -> npt.NDArray[np.int32]:
        """Return the texts that are the query letter by letter."""
        return self.whole.find(query, self.texts)

    def texts(self, numbers: npt.NDArray[np.integer]) -> list[str]:
        """Return some of the folded titles."""
        return self.folded.at(numbers)

    def candidates(self, query: str) -> npt.NDArray[np.int64]:
        """Return the texts that share most with the query: as a whole, and holding it as a part."""
        pairs = np.unique(letter_pairs([query])) if query else np.array([], dtype=int)
        holding = [self.postings[slice(*self.starts[pair : pair + 2])] for pair in pairs.tolist()]
        if not holding:
            return np.array([], dtype=np.int64)
        rarity = np.repeat(self.rarity[pairs], [len(texts) for texts in holding])
        shared = np.bincount(np.concatenate(holding), weights=rarity, minlength=len(self.rows))
        shared = shared.astype(np.float32)
        size = max(float(self.rarity[pairs].sum()), 1e-9)
        alike = shared / (self.sizes + size)
        held = shared + self.known * (size / 100)
        count = min(CANDIDATES, len(shared))
        best = [np.argpartition(-score, count - 1)[:count] for score in (alike, held)]
        found = np.unique(np.concatenate(best))
        return found[shared[found] > 0]


def letter_pairs(texts: list[str]) -> npt.NDArray[np.uint32]:
    """Return the pairs of neighbouring letters, word ends as spaces, one pair more than letters."""
    letters = np.frombuffer(" ".join(["", *texts, ""]).encode("utf-32-le"), dtype=np.uint32)
    small = letters % LETTERS
    return small[:-1] * np.uint32(LETTERS) + small[1:]


def make_index(catalogue: Catalogue) -> TitleIndex:
    """Index the titles, the original titles, and the parts around a colon of both."""
    texts, rows, weights = _ways(catalogue.films)
    starts, postings = pairs_held(texts)
    counts = np.diff(starts)
    rarity = np.log1p(len(texts) / np.maximum(counts, 1)).astype(np.float32)
    fame = np.log1p(catalogue.films["vote_count"].to_numpy())
    fame = (fame / max(fame.max(initial=0), 1)).astype(np.float32)
    sizes = np.bincount(postings, weights=np.repeat(rarity, counts), minlength=len(texts))
    return TitleIndex(
        pack(texts),
        rows,
        weights,
        catalogue.films["year"].to_numpy(),
        fame,
        fame[rows],
        starts,
        postings,
        rarity,
        sizes.astype(np.float32),
        hashed(texts),
    )


def pairs_held(texts: list[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """Return where each pair's texts begin, and the texts of all pairs, each once a pair."""
    count = max(len(texts), 1)
    kind = np.dtype(np.uint32 if count * LETTERS**2 < 2**32 else np.uint64)
    owners = np.repeat(np.arange(count, dtype=kind), [len(text) + 1 for text in texts] or 1)
    held = letter_pairs(texts).astype(kind) * count + owners
    held.sort()
    held = held[np.diff(held, prepend=held[:1] - 1) != 0]
    pairs = np.bincount(held // count, minlength=LETTERS * LETTERS)
    return np.concatenate([[0], np.cumsum(pairs)]), (held % count).astype(np.uint32)


def _ways(
    films: pd.DataFrame,
) -> tuple[list[str], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """Return every way to write each title, its row, and what a match of it is worth."""
    found: dict[tuple[str, int], float] = {}
    originals = films["original_title"].fillna("")
    other = np.flatnonzero((originals != films["title"]).to_numpy())
    titles = films["title_key"].tolist()
    foreign = keys(originals.iloc[other].tolist())
    every = list(range(len(titles)))
    for worth, owners, written in ((1.0, every, titles), (ORIGINAL, other.tolist(), foreign)):
        for row, title, odd in zip(owners, written, _odd(written), strict=True):
            if not odd:
                found.setdefault((title, row), worth)
                continue
            for text, share in _parts(title):
                for way, rank in _spellings(text):
                    if way:
                        found.setdefault((way, row), share * worth * rank)
    rows = np.array([row for _text, row in found], dtype=np.int32)
    return [text for text, _row in found], rows, np.array(list(found.values()), dtype=np.float32)


def _odd(titles: list[str]) -> list[bool]:
    """Tell which folded titles may be written otherwise; most are a few plain words."""
    odd: list[bool] = pc.match_substring_regex(pa.array(titles, pa.string()), _ODD).to_pylist()
    return odd


def _spellings(text: str) -> Iterator[tuple[str, float]]:
    """Return a folded title as it stands, respelt, and undrawn, and what each is worth."""
    yield text, 1.0
    yield respelt(text), RESPELT
    if _DRAWN.search(text):
        yield _DRAWN.sub(lambda digit: digit[0].translate(DRAWN), text), DRAWN_AS


def _parts(title: str) -> list[tuple[str, float]]:
    """Return a folded title, and for a little less what stands around its first colon or dash."""
    if _PLAIN.fullmatch(title):  # three titles in four: nothing to fold or to split at
        return [(_numbered(title.split()), 1.0)]
    parts = _SUBTITLE.split(title, maxsplit=1)
    shorter = [(_words(part), PART) for part in parts] if len(parts) == 2 else []
    return [(_words(title), 1.0), *shorter]
