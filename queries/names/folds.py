"""What has to agree between a name and what is typed: letters, numbers and words, not their dress.

`catalogue.names.key` leaves case and accents aside; this leaves punctuation, numerals and "part"
aside too, and `forms` articles, word order and blanks.
"""

import re

from catalogue.names import key

ARTICLES = frozenset(
    ["the", "a", "an", "el", "la", "los", "las", "un", "una", "le", "les", "il", "lo", "der", "das"]
)
NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
"""Read as digits everywhere."""
NUMBERS = {
    "i": "1", "v": "5", "ix": "9", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "thirteenth": "13",
    "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7",
    "ocho": "8", "nueve": "9", "diez": "10", "once": "11", "doce": "12", "trece": "13",
    "catorce": "14", "quince": "15", "dieciseis": "16", "diecisiete": "17", "dieciocho": "18",
    "diecinueve": "19", "veinte": "20", "treinta": "30", "cuarenta": "40", "cincuenta": "50",
    "sesenta": "60", "setenta": "70", "ochenta": "80", "noventa": "90",
    "primera": "1", "segunda": "2", "tercera": "3",
    "doctor": "dr", "mister": "mr", "saint": "st", "versus": "vs", "senor": "mr",
}  # fmt: skip
"""Read as digits, or shortened, too, beside the word as it stands."""
MULTIPLES = {"hundred": 100, "cien": 100, "ciento": 100, "thousand": 1000, "mil": 1000}
"""Number words that others stand around: one hundred and two, a thousand."""
_RESPELT = {*NUMBERS, *MULTIPLES, "half", "media", "medio"}
JOINING = frozenset(["and", "y"])
"""Words that stand for `&`."""

_SOUNDS = (
    (re.compile(r"(?<!c)h"), ""), (re.compile(r"ll"), "y"), (re.compile(r"[vw]"), "b"),
    (re.compile(r"c(?=[ei])|z"), "s"), (re.compile(r"qu(?=[ei])|k|q"), "c"),
    (re.compile(r"g(?=[ei])|x"), "j"), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
"""Letters that sound alike in Spanish."""

_APOSTROPHES = re.compile(r"['‘’′`´·]")
_INITIALS = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_PART = re.compile(
    r"(?<=\w) (?:part|volume|vol|episode|chapter|parte|volumen|episodio|capitulo) (?=\d)"
)
_HALF = re.compile(r"\b(?:and a half|y medi[ao])\b")
_TENS = re.compile(r"\b([2-9]0) (?:and |y )?([1-9])\b")
_MULTIPLE = re.compile(
    rf"\b(?:(\d{{1,3}}) |an? |un )?({'|'.join(MULTIPLES)})(?: (?:and |y )?(\d{{1,3}}))?\b"
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z ]+")
_NOT_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Fold a title further than `key`: no punctuation, `&` as and, II as 2."""
    return words(key(text))


def respelt(folded: str) -> str:
    """Return a folded title with numbers as digits, without "part", and initials as a word.

    `twelve monkeys` becomes `12 monkeys`, `twenty one grams` `21 grams`, `kill bill vol 2`
    `kill bill 2` and `e t` `et`; a single word is no number.
    """
    folded = _HALF.sub("1 2", folded) if "half" in folded or "medi" in folded else folded
    words = folded.split()
    if min(map(len, words), default=0) == 1:  # else there are no initials
        words = _INITIALS.sub(r"\1", folded).split()
    text = " ".join(words)
    if len(words) > 1 and not _RESPELT.isdisjoint(words):
        text = _counted(" ".join(NUMBERS.get(word, word) for word in words))
    return _PART.sub(" ", _ORDINAL.sub(r"\1", text)) if _DIGIT.search(text) else text


def sound(word: str) -> str:
    """Return a folded word as it sounds in Spanish, where it differs: llevo and yevo are one."""
    for letters, heard in _SOUNDS:
        word = letters.sub(heard, word)
    return word


def _counted(text: str) -> str:
    """Return a text with each number of several words as one: 20 1 as 21, a thousand as 1000."""
    text = _TENS.sub(lambda found: str(int(found[1]) + int(found[2])), text)
    return _MULTIPLE.sub(
        lambda found: str(int(found[1] or 1) * MULTIPLES[found[2]] + int(found[3] or 0)), text
    )


def words(folded: str) -> str:
    """Return the words of a text that `key` folded, with `&` as and, II as 2."""
    spelt = folded.replace("&", " and ").replace("1\N{FRACTION SLASH}2", " 1 2")
    bare = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", spelt))
    return numbered(bare.split())


def numbered(words: list[str]) -> str:
    """Join words, with Roman numerals as digits."""
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


def forms(text: str, idle: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return what names agree in that differ by punctuation, articles, word order or blanks.

    `idle` are words that may be left out besides. Two forms: the words sorted, and the letters
    without blanks; one agreeing is enough.
    """
    folded = key(text)
    every = folded.split() if _LETTERS.fullmatch(folded) else words(folded).split()
    if not _RESPELT.isdisjoint(every) or any(len(word) == 1 or word[0] < "a" for word in every):
        every = respelt(" ".join(every)).split()
    every = [NUMERALS.get(word, word) for word in every]
    kept = [word for word in every if word not in ARTICLES | JOINING | idle] or every
    return tuple(dict.fromkeys((" ".join(sorted(kept)), "".join(kept))))
