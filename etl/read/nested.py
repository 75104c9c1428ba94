"""Cells that hold lists: Python literals in the published file, JSON or words in other editions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.read.cells import (
    PLAIN,
    TEXT,
    Kind,
    Parted,
    given_names,
    items_of,
    named_words,
    parted_names,
    read_cells,
    unknown_words,
    unread,
)
from etl.read.codes import NO_CODE, Codes
from etl.read.lists import LIST_OF_WORDS
from etl.read.literals import MAX_CELL, Fields
from etl.read.unknown import UNKNOWN_WORD, words_among
from etl.report import Report, Rule

UNREADABLE = Rule(
    "nested_unreadable",
    "A cell that should hold a list is neither JSON nor a Python literal; it is never run as code.",
    "The film stays; it has no value in that column.",
    costs="cell",
)
OVERSIZED = Rule(
    "nested_oversized",
    "A cell that should hold a list is longer than a million characters.",
    "The film stays; it has no value in that column.",
    costs="cell",
)


@dataclass(frozen=True)
class Nested:
    """A column of lists, each distinct cell parsed once.

    `codes` gives each row its cell (-1: none), `lengths` each cell its number of items, and
    `items` the fields of all items, cell after cell; texts are positions among the sorted
    different ones.
    """

    codes: "np.ndarray"
    lengths: "np.ndarray"
    items: pa.Table

    def rows(self, film_id: "pd.Series[int]") -> pd.DataFrame:
        """Return one row an item, in the source's order: film_id, position (from 0), the fields.

        Texts are categories, so that a name of ten thousand films is kept once.
        """
        has = np.flatnonzero(self.codes >= 0)
        cells = self.codes[has]
        counts = self.lengths[cells]
        position = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        first = np.cumsum(self.lengths) - self.lengths
        picked = pa.array(np.repeat(first[cells], counts) + position)
        columns = [_only_used(_one(column)).take(picked) for column in self.items.columns]
        frame: pd.DataFrame = pa.table(columns, self.items.column_names).to_pandas()
        frame.insert(0, "film_id", np.repeat(film_id.to_numpy()[has], counts))
        frame.insert(1, "position", position)
        return frame

    def part(self, rows: slice) -> "Nested":
        """Return the column of some rows."""
        return Nested(self.codes[rows], self.lengths, self.items)

    def distinct(self, name: str) -> "Nested":
        """Return the column with each value of a field once a cell, the first one kept."""
        cell = np.repeat(np.arange(len(self.lengths)), self.lengths)
        value = _one(self.items[name]).indices.fill_null(-1).to_numpy()
        kept = ~pd.Series(cell * (value.max(initial=0) + 2) + value).duplicated().to_numpy()
        lengths = np.bincount(cell[kept], minlength=len(self.lengths))
        return Nested(self.codes, lengths, self.items.filter(pa.array(kept)))

    def joined(self, name: str) -> "pd.Series[str]":
        """Return each row's values of a field joined by `|`, null where there are none."""
        offsets = pa.array(np.concatenate([[0], np.cumsum(self.lengths)]), pa.int32())
        values = _one(self.items[name])
        lists = pa.ListArray.from_arrays(offsets, values.dictionary.take(values.indices))
        texts = pc.binary_join(lists, "|").to_pandas(types_mapper=TEXT.get)
        aligned: pd.Series[str] = texts.reindex(self.codes).reset_index(drop=True)
        return aligned


def _one(column: pa.ChunkedArray) -> pa.Array:
    """Return a column's only chunk."""
    return column.combine_chunks()


RULES = (OVERSIZED, UNREADABLE, UNKNOWN_WORD, LIST_OF_WORDS, NO_CODE)
"""In the order in which a column is asked about them."""


def nested(
    frame: pd.DataFrame,
    column: str,
    fields: Fields,
    report: Report,
    kind: Kind = PLAIN,
    parted: Parted | None = None,
) -> Nested:
    """Parse a column; an item without its last field, or without the code it needs, is left out.

    Where the frame is a block of the rows, `parted` is what all of them decide about words.
    """
    places, cells = pd.factorize(frame[column])
    told = _Told(frame, column, places, report)
    texts = pa.array(cells, pa.string())
    lists = _lists(texts, fields, told, kind, parted)
    items = _columns(lists.flatten())
    parents = pc.list_parent_indices(lists).to_numpy()
    lost = np.zeros(len(items), dtype=bool)
    if kind.codes:
        items, lost = _with_codes(items, kind.codes)
        told.flag(NO_CODE, np.unique(parents[lost]))
    last = _one(items[list(fields)[-1]])
    has = pc.not_equal(last.dictionary, "").take(last.indices).fill_null(fill_value=False)
    given = has.to_numpy(zero_copy_only=False) & ~lost
    if kind.may_be_unknown:
        given &= ~_says_unknown(items, parents, told)
    return Nested(
        places, np.bincount(parents[given], minlength=len(texts)), items.filter(pa.array(given))
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Where cells stand, to report them: `places` gives each row its different cell."""

    frame: pd.DataFrame
    column: str
    places: "np.ndarray"
    report: Report

    def flag(self, rule: Rule, cells: "Sequence[int] | np.ndarray") -> None:
        """Report the rows that hold some of the different cells."""
        if len(cells):
            mask = pd.Series(np.isin(self.places, cells), index=self.frame.index)
            before = self.frame[self.column].where(mask).str.slice(0, 200)
            self.report.flag(rule, self.frame, mask, "film_id", column=self.column, before=before)


def _lists(
    texts: pa.StringArray, fields: Fields, told: _Told, kind: Kind, parted: Parted | None
) -> pa.ListArray:
    """Return the cells as lists of items, null where a cell holds none that can be read."""
    read = read_cells(texts, fields)
    unknown = unknown_words(read.words, kind)
    named = named_words(read.words, kind)
    told.flag(UNKNOWN_WORD, read.word_places[unknown])
    given = given_names(read.lists) if named.any() else []
    names = parted_names(read.words.filter(pa.array(named)), given, kind, parted)
    told.flag(LIST_OF_WORDS, read.word_places[named])
    odd = unread(read, unknown | named)
    too_long = [i for i in odd if len(texts[i].as_py()) > MAX_CELL]
    told.flag(OVERSIZED, too_long)
    told.flag(UNREADABLE, sorted(set(odd) - set(too_long)))
    order = np.full(len(texts), -1)
    order[read.places] = np.arange(len(read.lists))
    order[read.word_places[named]] = len(read.lists) + np.arange(len(names))
    whole = pa.concat_arrays([read.lists, items_of(names, fields)])
    return whole.take(pa.array(order, mask=order < 0))


def _says_unknown(items: pa.Table, parents: "np.ndarray", told: _Told) -> "np.ndarray":
    """Tell which items are a word for unknown that stands alone in its cell."""
    names = _one(items["name"])
    words = words_among(names.dictionary.drop_null())
    if not words:
        return np.zeros(len(items), dtype=bool)
    said = pc.is_in(names.dictionary, pa.array(sorted(words))).take(names.indices)
    alone = np.bincount(parents)[parents] == 1
    found: np.ndarray = alone & said.fill_null(fill_value=False).to_numpy(zero_copy_only=False)
    told.flag(UNKNOWN_WORD, np.unique(parents[found]))
    return found


def _with_codes(items: pa.Table, codes: Codes) -> "tuple[pa.Table, np.ndarray]":
    """Return the items with codes and names where one of the two was lacking.

    Beside them: which items no code is known for.
    """
    place = next(i for i, name in enumerate(items.column_names) if name.startswith("iso"))
    code, name = _one(items.columns[place]), _one(items["name"])
    pairs = code.indices.fill_null(-1).to_numpy() * (len(name.dictionary) + 1)
    _, first, same = np.unique(
        pairs + name.indices.fill_null(-1).to_numpy(), return_index=True, return_inverse=True
    )
    told = [(code[i].as_py(), name[i].as_py()) for i in first]
    odd = [not (c and len(c) == 2) or n is None for c, n in told]
    if not any(odd):
        return items, np.zeros(len(items), dtype=bool)
    whole = [codes.completed(*pair) if o else pair for pair, o in zip(told, odd, strict=True)]
    for column, side in ((place, 0), (items.column_names.index("name"), 1)):
        values = pa.array([pair[side] for pair in whole], pa.string()).take(pa.array(same))
        items = items.set_column(column, items.column_names[column], encoded(values))
    lost = [o and pair[0] is None for pair, o in zip(whole, odd, strict=True)]
    return items, np.array(lost, dtype=bool)[same]


def _columns(items: pa.StructArray) -> pa.Table:
    """Return the fields of items, texts as categories: each is mended once, however frequent."""
    names = [field.name for field in items.type]
    return pa.table([encoded(values) for values in items.flatten()], names)


def encoded(values: pa.Array) -> pa.Array:
    """Return texts, without stray spaces, as positions among the sorted different ones."""
    if not pa.types.is_string(values.type):
        return values
    found = values.dictionary_encode()
    mended = pc.utf8_trim_whitespace(
        pc.replace_substring_regex(found.dictionary, pattern=r"[\s\p{Z}]+", replacement=" ")
    )
    different = pc.unique(mended)
    ordered = different.take(pc.sort_indices(different))
    places = pc.index_in(mended, ordered).take(found.indices)
    return pa.DictionaryArray.from_arrays(places, ordered)


def _only_used(values: pa.Array) -> pa.Array:
    """Return categories without those that no item bears any more."""
    if not pa.types.is_dictionary(values.type):
        return values
    used = len(pc.unique(values.indices).drop_null())
    return values if used == len(values.dictionary) else encoded(values.cast(pa.string()))
