"""How like what was typed a title is, letter by letter and word by word, 0 to 1."""

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from queries.names.folds import ARTICLES, bare

ARTICLE, REORDERED, CONTAINED, LONGER = 0.98, 0.97, 0.9, 0.63
"""What a title counts for: without articles or spaces, in another order, typed in part, and (at the
least) typed with more words than it has."""
WHOLE = 0.92
"""What it counts for to type a part of a title without a mistake."""
NEARLY = 0.92
"""A part of a title counts only if it is typed this well."""
SLIP = 80
"""Likeness, of 100, from which a first word is an article with a letter too many or too few."""
FEW = 6
"""Letters up to which a part of a title has to be typed without a mistake: modca is no moda."""
OTHER_NUMBER, NO_NUMBER = 0.12, 0.05
"""What a title loses that has none of the numbers typed: with others instead, and with none."""
OTHER_WORD, LIKE_WORD, LONG = 0.12, 0.64, 4
"""What a title loses where a word typed, of so many letters at least, is like none of its words by
this: una historia del bronx is not una historia de brooklyn."""
_NUMBERS = re.compile(r"\d+")


def compare(query: str, texts: list[str]) -> npt.NDArray[np.float64]:
    """Return how like the query each folded title is, 0 to 1, shape (len(texts),)."""
    same = np.array([_same(query, text) for text in texts])
    if query in ARTICLES:
        return same
    # What is mostly articles is compared with them: la la land is no "land".
    short, shorts = bare(query), [bare(text) for text in texts]
    size = np.array([len(text) for text in shorts]) / len(short)
    longer = size >= 1
    part = _scores(fuzz.partial_ratio, f" {short} ", [f" {text} " for text in shorts])
    words = _scores(fuzz.token_set_ratio, short, shorts)
    found: npt.NDArray[np.float64] = np.maximum.reduce(
        [
            same,
            ARTICLE * _scores(fuzz.ratio, query, texts) * (2 * len(short) < len(query)),
            ARTICLE * _scores(fuzz.ratio, short, shorts),
            ARTICLE * _scores(fuzz.ratio, query, texts) * _article_mistyped(query, texts),
            ARTICLE * _joined_ratio(short, shorts),
            REORDERED * _scores(fuzz.token_sort_ratio, short, shorts),
            CONTAINED * part * (longer & (part >= (NEARLY if len(short) > FEW else 1))),
            WHOLE * (longer & (np.maximum(part, words) >= 1)),
            CONTAINED * words * (longer & (words >= NEARLY)),
            (LONGER + (CONTAINED - LONGER) * size) * ((size < 1) & (words >= 1)),
        ]
    )
    return found


def _article_mistyped(query: str, texts: list[str]) -> npt.NDArray[np.bool_]:
    """Tell which titles begin with an article of which the first word is a slip: thee ring."""
    first = query.partition(" ")[0]
    if first in ARTICLES:
        return np.zeros(len(texts), dtype=bool)
    begin = [text.partition(" ")[0] for text in texts]
    return np.array([one in ARTICLES and fuzz.ratio(first, one) >= SLIP for one in begin])


def _same(query: str, text: str) -> float:
    """Return 1 for the same letters, a little less where only the spaces differ, and 0."""
    if query == text:
        return 1.0
    return ARTICLE * (query.replace(" ", "") == text.replace(" ", ""))


def other_numbers(query: str, texts: list[str]) -> npt.NDArray[np.float64]:
    """Return what each title loses for lacking the numbers typed: Die Hard 2 is not its fourth.

    A number typed first belongs to the title itself, `12 angry men`, or to a series, `007 spectre`.
    """
    typed = set(_NUMBERS.findall(query.partition(" ")[2]))
    lost = np.zeros(len(texts))
    if typed:
        for place, text in enumerate(texts):
            numbers = _NUMBERS.findall(text)
            if typed.isdisjoint([*numbers, "".join(numbers)]):
                lost[place] = OTHER_NUMBER if numbers else NO_NUMBER
    return lost


def other_words(query: str, texts: list[str]) -> npt.NDArray[np.float64]:
    """Return what each title loses for a word typed that is no mistyped word of it.

    Titles of fewer words than were typed lose nothing: what was typed says more, or parts a word.
    """
    typed = bare(query).split()
    lost = np.zeros(len(texts))
    long = [word for word in typed if len(word) >= LONG]
    for place, text in enumerate(texts):
        own = bare(text).split()
        if long and len(own) >= len(typed):
            near = process.cdist(long, own, scorer=fuzz.ratio).max(axis=1) / 100
            lost[place] = OTHER_WORD * (near.min() < LIKE_WORD)
    return lost


def _joined_ratio(query: str, texts: list[str]) -> npt.NDArray[np.float64]:
    """Compare without spaces: `toystory` is typed too, and `spiderman`.

    Without its space a number is one letter of many, so the numbers have to be the same.
    """
    numbers = _NUMBERS.findall(query)
    same = np.array([_NUMBERS.findall(text) == numbers for text in texts])
    joined = [text.replace(" ", "") for text in texts]
    return same * _scores(fuzz.ratio, query.replace(" ", ""), joined)


def _scores(scorer: Callable[..., float], query: str, texts: list[str]) -> npt.NDArray[np.float64]:
    found = process.cdist([query], texts, scorer=scorer, dtype=np.float64)
    return np.asarray(found[0], dtype=np.float64) / 100
