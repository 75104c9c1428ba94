"""The words and phrases of films' and platform titles' texts, and what holds each."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from catalogue import Catalogue
from models.files import write
from models.words.tokens import Tokens, tokens

FIELDS = {
    **{name: ("films", name) for name in ("title", "overview", "tagline")},
    "name": ("titles", "title"),
    "description": ("titles", "description"),
}
"""The table and column of each field."""
SIZES = (1, 2, 3)
FEWEST = {1: 2, 2: 3, 3: 3}
"""A term of so many words is kept if at least so many films hold it."""

SCHEMA = pa.schema(
    [
        pa.field("field", pa.string()),
        pa.field("size", pa.int8()),
        pa.field("term", pa.string()),
        pa.field("films", pa.list_(pa.field("element", pa.int32()))),
    ]
)


def build(tables: Catalogue, folder: Path) -> None:
    """Write `words.parquet`: one row a term, the commonest first, a row group a field and size.

    Columns `field`, `size` (words in the term), `term` and `films` (the rows in the films table,
    or in that of titles, of those that hold it, ascending, from 0). The schema's
    metadata names the identity of the tables.
    """
    schema = SCHEMA.with_metadata({"identity": tables.manifest.identity})

    def fill(path: Path) -> None:
        with pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            use_dictionary=["field"],
            column_encoding={"films.list.element": "DELTA_BINARY_PACKED"},
        ) as file:
            for field, (table, column) in FIELDS.items():
                found = tokens(getattr(tables, table)[column])
                for size in SIZES:
                    file.write_table(terms(found, field, size).cast(schema))

    write(folder / "words.parquet", fill)


def terms(found: Tokens, field: str, size: int) -> pa.Table:
    """Return the terms of `size` words of one field, the commonest first."""
    row, term, parts = phrases(found, size, FEWEST[size])
    bounds = np.searchsorted(term, np.arange(len(parts) + 1)).astype(np.int32)
    films = pa.ListArray.from_arrays(bounds, row)
    uses = np.diff(bounds)
    order = np.argsort(-uses, kind="stable")
    order = order[uses[order] >= FEWEST[size]]
    return pa.table(
        {
            "field": pa.array([field] * len(order), pa.string()),
            "size": pa.array(np.full(len(order), size, dtype=np.int8)),
            "term": named(found, parts[order]),
            "films": films.take(pa.array(order)),
        }
    )


def phrases(
    found: Tokens, size: int, fewest: int = 1
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return the texts (`row`) and numbers (`term`) of all phrases, once a text, and their words.

    A phrase is `size` neighbouring words, none of them a stop word, with no mark between them; the
    words are numbers, of shape (phrases, size). What comes less often than `fewest` is left out:
    a phrase is no more frequent than what it begins with.
    """
    row, parts = found.row, np.arange(len(found.words), dtype=np.int32)[:, np.newaxis]
    code = _frequent(found.word, len(parts), fewest)
    for step in range(1, size):
        row = row[: len(found.row) - step]
        code, parts = _extended(code[: len(row)], parts, found, step, fewest)
        code = np.where(found.row[step:] == row, code, np.int32(-1))
    texts = 1 + int(found.row.max(initial=0))
    held = code >= 0
    once = np.unique(code[held].astype(np.int64) * texts + row[held])
    return (once % texts).astype(np.int32), (once // texts).astype(np.int32), parts


def named(found: Tokens, parts: npt.NDArray[np.int32]) -> pa.Array:
    """Return phrases as texts, from the numbers of their words, (phrases, size)."""
    words = pa.array(found.words, pa.string())
    columns = [words.take(pa.array(column)) for column in np.ascontiguousarray(parts.T)]
    return pc.binary_join_element_wise(*columns, " ")


def _frequent(code: npt.NDArray[np.int32], codes: int, fewest: int) -> npt.NDArray[np.int32]:
    """Return the codes, -1 where one comes less often than `fewest`."""
    rare = np.bincount(code + 1, minlength=codes + 1) < fewest
    rare[0] = True
    return np.where(rare[code + 1], np.int32(-1), code)


def _extended(
    code: npt.NDArray[np.int32],
    parts: npt.NDArray[np.int32],
    found: Tokens,
    step: int,
    fewest: int,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Add to each phrase the word that stands `step` places after its first."""
    following = found.word[step:]
    whole = np.flatnonzero((code >= 0) & (following >= 0))
    words = max(len(found.words), 1)
    pair = code[whole].astype(np.int64) * words + following[whole]
    often = pd.Series(pair, copy=False).isin(_repeated(pair, fewest)).to_numpy()
    longer, numbered = pd.factorize(pair[often])
    extended = np.full(len(code), -1, dtype=np.int32)
    extended[whole[often]] = longer
    first, last = np.divmod(numbered, words)
    return extended, np.column_stack([parts[first], last.astype(np.int32)])


def _repeated(pair: npt.NDArray[np.int64], fewest: int) -> npt.NDArray[np.int64]:
    """Return the values that come `fewest` times or more.

    Most pairs of words come once: to sort them takes less than to number them.
    """
    ordered, apart = np.sort(pair), fewest - 1
    return np.unique(ordered[apart:][ordered[apart:] == ordered[: len(ordered) - apart]])
