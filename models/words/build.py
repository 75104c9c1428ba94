"""The words and phrases of films' and platform titles' texts, and what holds each."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
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
    row, term, names = phrases(found, size)
    bounds = np.searchsorted(term, np.arange(len(names) + 1)).astype(np.int32)
    films = pa.ListArray.from_arrays(bounds, row)
    uses = np.diff(bounds)
    order = np.argsort(-uses, kind="stable")
    order = order[uses[order] >= FEWEST[size]]
    return pa.table(
        {
            "field": pa.array([field] * len(order), pa.string()),
            "size": pa.array(np.full(len(order), size, dtype=np.int8)),
            "term": pa.array([names[i] for i in order], pa.string()),
            "films": films.take(pa.array(order)),
        }
    )


def phrases(
    found: Tokens, size: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64], list[str]]:
    """Return the texts (`row`) and numbers (`term`) of all phrases, once a text, and their names.

    A phrase is `size` neighbouring words, none of them a stop word, with no mark between them.
    """
    row, code, names = found.row, found.word.astype(np.int64), found.words
    for step in range(1, size):
        row = row[: len(found.row) - step]
        code, names = _extended(code, names, found, step)
        code = np.where(found.row[step:] == row, code, -1)
    texts = 1 + int(found.row.max(initial=0))
    term, text = np.divmod(np.unique(code[code >= 0] * texts + row[code >= 0]), texts)
    return text.astype(np.int32), term, names


def _extended(
    code: npt.NDArray[np.int64], names: list[str], found: Tokens, step: int
) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Add to each phrase the word that stands `step` places after its first."""
    following = found.word[step:].astype(np.int64)
    code = code[: len(following)]
    whole = (code >= 0) & (following >= 0)
    longer, numbered = pd.factorize(code[whole] * len(found.words) + following[whole])
    extended = np.full(len(code), -1, dtype=np.int64)
    extended[whole] = longer
    first, last = np.divmod(numbered, max(len(found.words), 1))
    return extended, [f"{names[a]} {found.words[b]}" for a, b in zip(first, last, strict=True)]
