"""What cells that should hold lists do hold: literals, words with marks between, or neither."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import starmap

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.read import codes
from etl.read.codes import Codes
from etl.read.lists import Names, in_blocks, is_genre, separated, separated_texts
from etl.read.literals import Fields, literals
from etl.read.unknown import words_among

NAME: Fields = {"name": pa.string()}
TEXT = {pa.string(): pd.StringDtype(na_value=np.nan)}
LITERAL = r"^\s*[\[{(\"']"
BARE = re.compile(r"\s*\[([^\[\]{}()\"']*)\]\s*")
"""A list whose items bear no quotes: `[Drama, Comedy]`."""
NO_NAME = re.compile(r"[\[\]{}]|\w\(|__|^[^a-zA-Z\u00c0-\uffff]*$")
"""What no list of words holds: brackets, calls of functions, nothing but marks and figures."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column's items are: how their names are parted, and what codes belong to them.

    `may_be_unknown`: a name alone in its cell may be a word for unknown.
    """

    names: Names = field(default_factory=Names)
    codes: Codes | None = None
    may_be_unknown: bool = True


GENRES = Kind(Names(is_genre))
PLAIN = Kind()
ONE_NAME = Kind(Names(single=True))
PEOPLE = Kind(may_be_unknown=False)
COUNTRIES = Kind(Names(codes.COUNTRIES.is_known), codes.COUNTRIES, may_be_unknown=False)
LANGUAGES = Kind(Names(codes.LANGUAGES.is_known), codes.LANGUAGES, may_be_unknown=False)


Parted = Mapping[str, list[str]]
"""The names in each cell of words, as the column as a whole parts them."""


def words_of(cells: "pd.Series[str]", fields: Fields, kind: Kind) -> tuple[list[str], list[str]]:
    """Return what some of a column's cells say of how words are parted there.

    Returns: the different cells that hold words, and the names that its literals give.
    """
    texts = pa.array(cells.dropna().unique(), pa.string())
    read = read_cells(texts, fields)
    named = read.words.filter(pa.array(named_words(read.words, kind)))
    return named.to_pylist(), given_names(read.lists)


def looks_like_words(cell: str) -> bool:
    """Tell whether a cell may hold words: a quick look, before anything is parsed."""
    bare = BARE.fullmatch(cell)
    return not re.match(LITERAL, cell) or (bare is not None and bool(bare[1].strip()))


@dataclass(frozen=True, slots=True)
class Read:
    """Cells parted by what they hold: the `lists` of literals and the texts of `words`.

    `places` and `word_places` say which cells these are; a list is null where it cannot be read.
    """

    lists: pa.ListArray
    places: "np.ndarray"
    words: pa.StringArray
    word_places: "np.ndarray"


def read_cells(texts: pa.StringArray, fields: Fields) -> Read:
    """Read the cells that are literals; a bare list that is none is words."""
    is_literal = pc.match_substring_regex(texts, LITERAL).to_numpy(zero_copy_only=False)
    lists = literals(texts.filter(pa.array(is_literal)), fields)
    places = np.flatnonzero(is_literal)
    failed = places[lists.is_null().to_numpy(zero_copy_only=False)]
    bare = {int(i): found[1] for i in failed if (found := BARE.fullmatch(texts[i].as_py()))}
    words = texts.filter(pa.array(~is_literal))
    if bare:
        words = pa.concat_arrays([words, pa.array(bare.values(), pa.string())])
    others = np.concatenate([np.flatnonzero(~is_literal), np.array(list(bare), dtype=np.int64)])
    return Read(lists, places, words, others)


def unread(read: Read, known: "np.ndarray") -> list[int]:
    """Return the places of cells that are no list; `known` are the words that are read."""
    failed = read.places[read.lists.is_null().to_numpy(zero_copy_only=False)]
    as_words = set(read.word_places[known].tolist())
    odd = {*failed.tolist(), *read.word_places[~known].tolist()}
    return [i for i in odd if i not in as_words]


def unknown_words(cells: pa.StringArray, kind: Kind) -> "np.ndarray":
    """Tell which cells of words say that nothing is known."""
    words = words_among(cells, coded=kind.codes is not None)
    found: np.ndarray = pc.is_in(cells, pa.array(sorted(words), pa.string())).to_numpy(
        zero_copy_only=False
    )
    return found


def named_words(cells: pa.StringArray, kind: Kind) -> "np.ndarray":
    """Tell which cells of words hold names."""
    odd = (NO_NAME.search(cell) for some in in_blocks(cells) for cell in some)
    names = np.fromiter((found is None for found in odd), dtype=bool, count=len(cells))
    found: np.ndarray = names & ~unknown_words(cells, kind)
    return found


def parted_names(
    cells: pa.StringArray, given: Sequence[str], kind: Kind, parted: Parted | None
) -> pa.ListArray:
    """Return the names in each cell of words."""
    if parted is None:
        return separated_texts(cells, kind.names, given)
    return pa.array([parted[cell] for cell in cells.to_pylist()], pa.list_(pa.string()))


def items_of(names: pa.ListArray, fields: Fields) -> pa.ListArray:
    """Return lists of names as lists of items of which nothing else is known."""
    last, texts = list(fields)[-1], names.flatten()
    columns = [texts if n == last else pa.nulls(len(texts), kind) for n, kind in fields.items()]
    items = pa.StructArray.from_arrays(columns, fields=list(starmap(pa.field, fields.items())))
    return pa.ListArray.from_arrays(names.offsets, items)


def given_names(lists: pa.ListArray) -> list[str]:
    """Return the different names that the literals of a column give."""
    names: list[str] = pc.unique(lists.flatten().field("name")).drop_null().to_pylist()
    return names


def parts_of(cells: Sequence[str], given: Sequence[str], kind: Kind) -> Parted:
    """Return the names in a column's cells of words; `given` are those of its literals."""
    return dict(zip(cells, separated(cells, kind.names, given), strict=True))
