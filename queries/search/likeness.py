"""How like what was typed a title is, letter by letter and word by word, 0 to 1."""

import re
from collections.abc import Callable, Container
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from queries.names.folds import ARTICLES, bare, sound
from queries.names.loosely import COLLECTION

ARTICLE, REORDERED, CONTAINED = 0.98, 0.97, 0.9
"""What a title counts for: without articles or spaces, in another order, and typed in part."""
LONGER = 0.63
"""What it counts for, at the least, to be typed with more words than it has."""
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
LIKE_WORD, LONG = 0.64, 4
"""What a word typed has to be like one of a title, of so many letters at least."""
RUN_TOGETHER = 0.85
"""How like a title is without its blanks of which some only were left out."""
ONE_SLIP, SWAPPED, REPLACED = 0.86, 4, 6
"""What a title counts for, at the least, that one slip makes of what was typed: of so many letters
where two changed places, and of so many where one is another, is missing or is too many."""
SOUNDS, HEARD = 0.9, 0.7
"""What a title counts for that sounds as what was typed, and how like its letters are at least."""
GENDERS = (("el", "la"), ("los", "las"), ("un", "una"))
"""Articles that tell one title from another: el pianista and la pianista."""
KNOWN, SLIPS, FEW_WORDS = 2, 2, 1
"""Letters from which a word of titles is another, letters that a slip gets wrong at most, and words
of a title up to which a plural is another: el becario is not los becarios."""
SMALL = frozenset(["and", "y", "de", "del", "of"])
"""Words that are typed for one another."""
AGENT = "007"
"""A number that may be typed before the title of any film of its series."""
IDLE = SMALL | ARTICLES | COLLECTION | {"movie", "film", "pelicula"}
"""Words that may be typed besides a title's."""
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
            SOUNDS * _heard(query, texts),
            ONE_SLIP * (_slipped(query, texts) | _slipped(short, shorts)),
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


def _heard(query: str, texts: list[str]) -> npt.NDArray[np.bool_]:
    """Tell which titles sound in Spanish as what was typed: la vida es veya."""
    found = _scores(fuzz.ratio, query, texts) >= HEARD
    wanted = sound(query)
    for place in np.flatnonzero(found).tolist():
        found[place] = sound(texts[place]) == wanted
    return np.asarray(found, dtype=np.bool_)


def _slipped(query: str, texts: list[str]) -> npt.NDArray[np.bool_]:
    """Tell which titles one slip makes of what was typed: sherk, prigen."""
    if len(query) < SWAPPED:
        return np.zeros(len(texts), dtype=bool)
    once = process.cdist([query], texts, scorer=OSA.distance, score_cutoff=1)[0] == 1
    for place in np.flatnonzero(once).tolist():
        once[place] = len(query) >= REPLACED or sorted(query) == sorted(texts[place])
    return np.asarray(once, dtype=np.bool_)


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


def holds(query: str, text: str, strictly: bool = True) -> bool:
    """Tell if a folded title has all words typed, and if `strictly` others besides."""
    typed, own = _said(query), _said(text)
    return typed < own if strictly else typed <= own


def says_less(query: str, text: str) -> bool:
    """Tell if a folded title has more words than were typed, however those are spelt."""
    if len({word for word in _said(query) if len(word) > 1}) >= len(_said(text)):
        return False
    return fuzz.ratio(query.replace(" ", ""), text.replace(" ", "")) < 100 * RUN_TOGETHER


def _said(text: str) -> set[str]:
    return set(text.split()) - SMALL - ARTICLES


def other_sequels(query: str, texts: list[str]) -> npt.NDArray[np.bool_]:
    """Tell which titles have other numbers than were typed, 1 aside.

    The number tells a sequel from the film that it follows, whatever else agrees; one typed first
    is part of the name, so that 28 días después is not El día después, unless it is James Bond's.
    """
    joined, (first, typed) = query.replace(" ", ""), _numbers(query)
    found = np.zeros(len(texts), dtype=bool)
    for place, text in enumerate(texts):
        begins, own = _numbers(text)
        another = bool(first) and first not in ({begins, AGENT} if begins else {*own, AGENT})
        apart = (typed - own - {begins}) | (own - typed - {first})
        same = joined == text.replace(" ", "") or number_left_out(query, text)
        found[place] = (another or bool(apart)) and not same
    return found


def number_left_out(query: str, text: str) -> bool:
    """Tell if a title is what was typed but for a number within: ice age el deshielo."""
    own, typed = text.split(), query.split()
    if len(own) <= len(typed) or own[0].isdecimal() or own[-1].isdecimal():
        return False
    return [word for word in own if not word.isdecimal()] == typed


def _numbers(text: str) -> tuple[str, set[str]]:
    """Return the number that a title begins with, if any, and those that follow."""
    first, _space, rest = bare(text).partition(" ")
    return first if first.isdecimal() else "", set(_NUMBERS.findall(rest)) - {"1"}


def other_words(query: str, texts: list[str], known: Container[str]) -> npt.NDArray[np.bool_]:
    """Tell which titles lack a word typed that is no mistyped word of theirs, or the reverse.

    A slip does not make one word of titles, which are `known`, another: la mascara del zorro is not
    la marca del zorro. Neither is it so unlike as bronx and brooklyn.
    """
    typed, joined = bare(query).split(), query.replace(" ", "")
    found = np.zeros(len(texts), dtype=bool)
    for place, text in enumerate(texts):
        own = text.split()
        if joined == text.replace(" ", ""):
            continue
        if _other_gender(query, text):
            found[place] = True
            continue
        left = [word for word in typed if word not in own and word not in IDLE]
        if left and _numbers(text)[1] and set(own) <= set(typed):
            continue  # the number says which film: fast furious 7
        found[place] = _in_numbers(left, own) or any(_other_word(word, own, known) for word in left)
    return found


def _in_numbers(left: list[str], own: list[str]) -> bool:
    """Tell if two words typed or more are singular where a title has plurals, or the reverse.

    One such is a slip, two are another title: niños grandes is not un niño grande.
    """
    return sum(any(_counted(word, one) for one in own) for word in left) > 1


def _other_word(word: str, own: list[str], known: Container[str]) -> bool:
    """Tell if a word that a title lacks is another word, and not one of its words mistyped.

    Of a known word only a letter within may be wrong, and other words of the title have to agree.
    """
    if word.isdecimal():
        return False
    if len(word) < KNOWN:  # v de vendetta is not vendetta, but l chef is le chef
        return all(len(one) > KNOWN or OSA.distance(word, one) > 1 for one in own)
    if len(word) < LONG:
        return word in known and all(OSA.distance(word, one) > 1 for one in own)
    if any(_counted(word, one) for one in own):
        return len(set(own) - ARTICLES) <= FEW_WORDS
    if word in known:
        return len(set(own) - ARTICLES) == 1 or not any(_nearly(word, one) for one in own)
    return not any(_mistyped(word, one) for one in own) and not _two_in_one(word, own)


def _two_in_one(word: str, own: list[str]) -> bool:
    """Tell if a word is two of a title's with a letter, or nothing, in place of their blank."""
    pairs = pairwise(own)
    return any(OSA.distance(word, f"{one} {other}") <= 1 for one, other in pairs)


def _other_gender(query: str, text: str) -> bool:
    """Tell if a title differs from what was typed by the gender of its article alone."""
    (first, _space, rest), (begins, _blank, others) = query.partition(" "), text.partition(" ")
    return rest == others and any({first, begins} == set(pair) for pair in GENDERS)


def _counted(word: str, other: str) -> bool:
    """Tell if one word is the plural of the other; fearless is none."""
    if word.endswith("ss") or other.endswith("ss"):
        return False
    return word in (f"{other}s", f"{other}es") or other in (f"{word}s", f"{word}es")


def _nearly(word: str, other: str) -> bool:
    """Tell if two words differ by one letter within."""
    ends = word[0] == other[0] and word[-1] == other[-1]
    return ends and len(other) > LONG and Levenshtein.distance(word, other) == 1


def _mistyped(word: str, other: str) -> bool:
    """Tell if a word may be a slip of another, of whose first letters fewer are wrong.

    What sounds the same in Spanish is one: yevo, llevo.
    """
    if sound(word) == sound(other):
        return True
    slips = SLIPS if word[0] == other[0] else 1
    return fuzz.ratio(word, other) >= 100 * LIKE_WORD and OSA.distance(word, other) <= slips


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
