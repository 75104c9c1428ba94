"""The index behind title search: every way to write a title, and the letter pairs in it."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from catalogue import Catalogue
from catalogue.fame import of_homonyms
from catalogue.foremost import foremost, least_of
from catalogue.names import keys
from catalogue.texts import Texts, pack
from queries.names.exact import SIDES, Exact, exact
from queries.names.folds import MULTIPLES, NUMBERS, NUMERALS, numbered, respelt, words
from queries.names.loosely import Loosely, loosely
from queries.search.likeness import WHOLE
from queries.search.postings import Postings, Rounded, postings

DRAWN = str.maketrans("013457", "oieasv")
"""Letters that digits inside a word are drawn for: `se7en` is `seven` too."""
LETTERS = 128
"""Letters are told apart modulo this; a clash only adds a candidate."""
CANDIDATES = 100
NEARER = (0.4, 1.0, 0.0)
"""How far the texts that are looked at reach towards all that may be alike enough, each time: how
alike the nearest are shows that the others have to share more."""
ROUNDING = 1e-4
"""What sums of single floats may be off."""
PART, ORIGINAL, RESPELT, DRAWN_AS = 0.96, 0.97, 0.99, 0.985
"""What it is worth to type the part of a title before or after its colon, the original title,
numbers as digits, and letters that the title draws as digits."""
TRANSLATED, OTHER = 0.985, 0.97
"""What it is worth to type the title of a country, and another title or letters that stand for it.
"""

FAMILIAR = 0.4
"""Fame from which the words of a film's titles are known to who types."""

_DRAWN = re.compile(r"(?<=[a-z])\d(?=[a-z])")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s)\s*")
_NUMBER_WORDS = "|".join([*NUMERALS, *NUMBERS, *MULTIPLES])
_ODD = rf"[^a-z ]|^$|\b[a-z] [a-z]\b|\b(?:{_NUMBER_WORDS}|half|medi[ao])\b"
_YEAR = re.compile(r"^(.*?\S)\s*[(\[]?\b((?:18|19|20)\d\d)[)\]]?\s*$")


def split_year(typed: str) -> tuple[str, int | None]:
    """Split `matrix (1999)` into title and year; a title that is only a year stays whole."""
    found = _YEAR.match(typed)
    return (found[1], int(found[2])) if found else (typed, None)


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """Texts to compare with, and for each letter pair the texts that hold it.

    Of n texts, `folded`, `rows` (n) are the films' rows, ascending, and `kinds` (n) the places in
    `worth` of what each counts for: 1 for a title and less for a part of one; `years` and `fame` (0
    to 1, from votes) by row of films. `holding` lists the texts that hold each pair, `rarity[p]`
    is the inverse document frequency of pair p and `sizes` (n) the sum of rarities in each text.
    `alike` finds texts whatever their dress; `part` (n) tells the parts of a title from whole ones.
    """

    folded: Texts
    rows: npt.NDArray[np.unsignedinteger]
    kinds: npt.NDArray[np.uint8]
    worth: npt.NDArray[np.float32]
    years: npt.NDArray[np.int16]
    fame: npt.NDArray[np.float32]
    holding: Postings
    rarity: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.float32]
    alike: Loosely
    part: npt.NDArray[np.bool_]

    def equal(self, query: str) -> npt.NDArray[np.int32]:
        """Return the texts that are the query letter by letter."""
        found = self.alike.find(query, self.folded)
        same = [text == query for text in self.texts(found)]
        kept: npt.NDArray[np.int32] = found[np.array(same, dtype=bool)]
        return kept

    def called(self, typed: str) -> npt.NDArray[np.int32]:
        """Return the whole titles that agree with what was typed but for their dress."""
        found = self.alike.find(typed, self.folded)
        return found[~self.part[found]]

    def weights(self, numbers: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
        """Return what it is worth to type each of some texts."""
        worth: npt.NDArray[np.float32] = self.worth[self.kinds[numbers]]
        return worth

    def texts(self, numbers: npt.NDArray[np.integer]) -> list[str]:
        """Return some of the folded titles."""
        return self.folded.at(numbers)

    def titles(self, row: int) -> list[str]:
        """Return the whole titles of a film, folded, in all languages and spellings."""
        wanted = self.rows.dtype.type(row)  # of another type the rows are copied
        first, end = (int(np.searchsorted(self.rows, wanted, side)) for side in SIDES)
        return self.texts(first + np.flatnonzero(~self.part[first:end]))

    def candidates(self, query: str) -> npt.NDArray[np.int64]:
        """Return the texts that share most with the query: as a whole, and holding it as a part."""
        pairs = np.unique(letter_pairs([query])) if query else np.array([], dtype=int)
        if not len(pairs) or not len(self.rows):
            return np.array([], dtype=np.int64)
        lists = self.holding.lists(pairs, self.rarity[pairs])
        size = max(float(self.rarity[pairs].sum()), 1e-9)
        about = lists.rounded(len(self.rows))
        texts = self._may_be_foremost(about, size)
        shared = lists.sums(texts)
        texts, shared = texts[shared > 0], shared[shared > 0]
        alike = shared / (self.sizes[texts] + size)
        held = shared + self.fame[self.rows[texts]] * (size / 100)
        every: npt.NDArray[np.int64] = np.union1d(texts[_first(alike)], texts[_first(held)])
        return every

    def _may_be_foremost(self, about: Rounded, size: float) -> npt.NDArray[np.intp]:
        """Return the texts that may be among the first, as a whole or as a part, ascending.

        That is what may be no less, as far as rounding may be off, than `CANDIDATES` others are.
        """
        units = about.units
        enough = float(least_of(units, CANDIDATES)) - about.under
        # Fame decides between equals alone: only what shares nearly as much may come first by it.
        held = enough - size / 99 / about.unit - about.over
        bound, least = held, 0.0
        for nearer in NEARER:
            more = _from(units, bound)
            if len(more) >= CANDIDATES:
                whole = self._alike(more, units[more] - about.under, about.unit, size)
                least = max(least, float(least_of(whole, CANDIDATES)))
            # A text has no less in all than it shares: to be as alike it shares so much at least.
            alike = least * size / (1 - least) / about.unit - about.over
            if alike >= bound:
                break
            bound += (alike - bound) * nearer
        most = self._alike(more, units[more] + about.over, about.unit, size)
        near = (units[more] >= held) | (most >= least - ROUNDING)
        found: npt.NDArray[np.intp] = more[near]
        return found

    def _alike(
        self, texts: npt.NDArray[np.intp], units: npt.NDArray[np.floating], unit: float, size: float
    ) -> npt.NDArray[np.floating]:
        """Return how alike texts are that share so many units, as wholes."""
        found: npt.NDArray[np.floating] = units * unit / (self.sizes[texts] + size)
        return found


def _from(units: npt.NDArray[np.unsignedinteger], least: float) -> npt.NDArray[np.intp]:
    """Return the places of what is not less."""
    bound = max(math.ceil(least - ROUNDING), 0)
    return np.flatnonzero(units >= units.dtype.type(bound)) if bound else np.arange(len(units))


def _first(score: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
    """Return the places of the greatest scores, of equals the first."""
    rows = foremost(score, CANDIDATES)
    return rows[np.argsort(-score[rows], kind="stable")[:CANDIDATES]]


def letter_pairs(texts: list[str]) -> npt.NDArray[np.uint32]:
    """Return the pairs of neighbouring letters, word ends as spaces, one pair more than letters."""
    letters = np.frombuffer(" ".join(["", *texts, ""]).encode("utf-32-le"), dtype=np.uint32)
    small = letters % LETTERS
    return small[:-1] * np.uint32(LETTERS) + small[1:]


def make_index(catalogue: Catalogue) -> TitleIndex:
    """Index the titles of all languages, and the parts around a colon of each."""
    texts, rows, weights, part = _ways(catalogue)
    starts, held = pairs_held(texts)
    counts = np.diff(starts)
    rarity = np.log1p(len(texts) / np.maximum(counts, 1)).astype(np.float32)
    fame = np.log1p(catalogue.once(of_homonyms))
    fame = (fame / max(fame.max(initial=0), 1)).astype(np.float32)
    worth, kinds = np.unique(weights, return_inverse=True)
    sizes = np.bincount(held, weights=np.repeat(rarity, counts), minlength=len(texts))
    return TitleIndex(
        pack(texts),
        rows.astype(np.min_scalar_type(len(fame))),
        kinds.astype(np.uint8),
        worth,
        catalogue.films["year"].to_numpy(),
        fame,
        postings(starts, held, len(texts)),
        rarity,
        sizes.astype(np.float32),
        loosely(texts),
        part,
    )


def known_words(catalogue: Catalogue) -> Exact:
    """Return the words that titles of well-known films are made of, in any language."""
    index = catalogue.once(make_index)
    titles = index.texts(np.flatnonzero(index.fame[index.rows] >= FAMILIAR))
    return exact(sorted({word for title in titles for word in title.split()}))


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
    catalogue: Catalogue,
) -> tuple[list[str], npt.NDArray[np.int32], npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Return every way to write each title, its row, what a match is worth, and if it is a part."""
    found: dict[tuple[str, int], tuple[float, bool]] = {}
    for worth, owners, written in _written(catalogue):
        for row, title, odd in zip(owners, written, _odd(written), strict=True):
            for way, value, part in _worths(title, worth) if odd else ((title, worth, False),):
                if way and value > found.get((way, row), (0.0, False))[0]:
                    found[way, row] = (value, part)
    worths = np.array([worth for worth, _part in found.values()], dtype=np.float32)
    parts = np.array([part for _worth, part in found.values()], dtype=bool)
    rows = np.array([row for _text, row in found], dtype=np.int32)
    order = np.argsort(rows, kind="stable")
    texts = [text for text, _row in found]
    return [texts[i] for i in order.tolist()], rows[order], worths[order], parts[order]


def _worths(title: str, worth: float) -> Iterator[tuple[str, float, bool]]:
    """Yield every way to write a title, what it is worth, and if it is a part of it."""
    for place, (text, share) in enumerate(_parts(title)):
        for way, rank in _spellings(text):
            value = share * worth * rank
            # else "bourne" would be the one film that a country calls "Bourne: ..."
            yield way, min(value, WHOLE) if place and worth < 1 else value, place > 0


def _written(catalogue: Catalogue) -> Iterator[tuple[float, list[int], list[str]]]:
    """Yield folded titles of one kind: what one is worth, the rows of their films, the titles."""
    films = catalogue.films
    yield 1.0, list(range(len(films))), films["title_key"].tolist()
    names = catalogue.film_titles
    names = names[names["source"] != "films"]  # those stand in the films' own rows
    rows = np.searchsorted(films["film_id"].to_numpy(), names["film_id"].to_numpy())
    main = (names["kind"] == "main").to_numpy()
    for worth, of_kind in ((TRANSLATED, main), (OTHER, ~main)):
        yield worth, rows[of_kind].tolist(), keys(names["title"].array[of_kind].tolist())
    originals = films["original_title"].fillna("")
    other = np.flatnonzero((originals != films["title"]).to_numpy())
    yield ORIGINAL, other.tolist(), keys(originals.iloc[other].tolist())


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
        return [(numbered(title.split()), 1.0)]
    parts = _SUBTITLE.split(title, maxsplit=1)
    shorter = [(words(part), PART) for part in parts] if len(parts) == 2 else []
    return [(words(title), 1.0), *shorter]
