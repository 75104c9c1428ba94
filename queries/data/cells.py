"""Every cell that a version changed, and the file and line it came from: `changes.parquet`."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from catalogue import Catalogue
from catalogue.names import key, keys

FILE = "changes.parquet"
CELLS = ("changed", "filled", "emptied")
KINDS = ("added", "removed", *CELLS)
"""A row that came or went, a cell that says something else, something at last, nothing any more."""
COLUMNS = ("table", "id", "title", "kind", "column", "before", "after", "file", "line")
SCHEMA = pa.schema([*((name, pa.string()) for name in COLUMNS[:-1]), ("line", pa.int64())])


@dataclass(frozen=True, slots=True)
class Cells:
    """Changed cells of the wanted kind, a row each, as text; unknown is null.

    `rows` has the columns of `COLUMNS`: of a row that came or went `column`, `before` and `after`
    are null, and so are `file` and `line` where nobody knows them. `tables`, `columns` and `kinds`
    are those there are to choose from, `total` the number of all.
    """

    rows: pd.DataFrame
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    total: int


def cells(
    catalogue: Catalogue,
    *,
    tables: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    title: str = "",
) -> Cells:
    """Return the cells that the present version changed; each filter lets all pass if empty.

    `title` is any part of a film's or title's name, whatever its case and accents.
    Source: `python -m publish` compares a version with the one before; none in a first version.
    """
    found = catalogue.once(_read)
    wanted = pd.Series(True, index=found.index)
    for name, chosen in (("table", tables), ("column", columns), ("kind", kinds)):
        if chosen:
            wanted &= found[name].isin(chosen)
    if title.strip():
        folded = pd.Series(keys(found["title"].fillna("").tolist()), index=found.index)
        wanted &= folded.str.contains(key(title), regex=False)
    return Cells(
        found[wanted].reset_index(drop=True),
        _choices(found["table"]),
        _choices(found["column"]),
        _choices(found["kind"]),
        len(found),
    )


def _choices(values: "pd.Series[str]") -> tuple[str, ...]:
    return tuple(sorted(values.dropna().unique()))


def _read(catalogue: Catalogue) -> pd.DataFrame:
    """Read the file; without one, or with a damaged one, nothing is known to have changed."""
    try:
        table = pq.read_table(catalogue.file(FILE), schema=SCHEMA)
    except (OSError, ValueError, pa.ArrowException):
        table = SCHEMA.empty_table()
    found: pd.DataFrame = table.to_pandas().astype(dict.fromkeys(COLUMNS[:-1], "str"))
    return found.astype({"line": "Int64"})


def write(rows: pd.DataFrame, version: Path) -> None:
    """Write the cells that a version changed into its folder."""
    table = pa.Table.from_pandas(rows[list(COLUMNS)], schema=SCHEMA, preserve_index=False)
    pq.write_table(table, version / FILE, compression="zstd")


def count(version: Path, *kinds: str) -> int:
    """Return how many rows of some kinds, or of any, there are; 0 where nobody noted them."""
    try:
        found = pq.read_table(version / FILE, columns=["kind"])["kind"]
    except (OSError, ValueError, pa.ArrowException):
        return 0
    return int(pc.sum(pc.is_in(found, value_set=pa.array(kinds or KINDS))).as_py() or 0)
