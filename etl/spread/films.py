"""Films on an engine: `etl.films.tables` where the rows are too many for one machine.

What the driver holds at a time: the narrow columns that repeats, dates and numbers are decided by,
and one finished table, which whoever serves it has to hold anyway. Never the raw rows.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa

from catalogue.longtail import MARKS
from engines.engine import Engine, Parcels, Rows, frame
from etl.films.companions import one_a_film, with_numbers
from etl.films.fetched import fetched
from etl.films.flat import whole_sums
from etl.films.names import title_table
from etl.films.rows import COUNTS, DATES, UNUSED, clean
from etl.films.table import (
    COARSE_DATE,
    SMALL_MONEY,
    SUSPECT_DATE,
    UNKNOWN_BUDGET,
    UNKNOWN_REVENUE,
    UNKNOWN_RUNTIME,
    UNKNOWN_VOTE,
    VOTE_ABOVE_TEN,
    first_of,
)
from etl.films.tables import FIELDS, LISTS, franchise_table, numbered, twice
from etl.read.cells import parts_of
from etl.read.codes import NO_CODE
from etl.read.columns import Layout
from etl.read.files import RawFiles
from etl.read.layouts import CREDITS, FILMS, KEYWORDS
from etl.read.nested import RULES, encoded
from etl.read.numbers import floats
from etl.read.unknown import UNKNOWN_WORD
from etl.report import Report
from etl.slices import Slices
from etl.spread import blocks
from etl.spread.told import TOLD, tell
from etl.update.waiting import parted

Tables = dict[str, pd.DataFrame]
Named = Iterator[tuple[str, pd.DataFrame | Slices]]
NARROW = (
    *("line", "id", "title", "original_title", "original_language", "status"),
    *(*MARKS, *DATES, *COUNTS),
)
"""What decides which rows are films, which of them are in the long tail, and what is wrong with the
others."""
KEYS = ("line", "film_id", "date", "known_to", *COUNTS)
"""What `clean` finds of a film, by the line of its row."""
OF_TABLE = (
    *(UNKNOWN_WORD, UNKNOWN_BUDGET, UNKNOWN_REVENUE, SMALL_MONEY, COARSE_DATE, SUSPECT_DATE),
    *(NO_CODE, UNKNOWN_RUNTIME, UNKNOWN_VOTE, VOTE_ABOVE_TEN),
)
"""The rules of `film_table`, in its order."""
HALF = r"\d{4}-\d{2}-\d{2}"
"""An id that is the date of a torn film."""
COMPANIONS: dict[str, tuple[str, Layout, tuple[str, ...]]] = {
    "film_keywords": ("keywords", KEYWORDS, ("keywords",)),
    "film_people": ("credits", CREDITS, ("crew", "director", "cast")),
}
"""Table, the name of its file among the raw ones, the file's layout, the columns of lists."""


def tables(
    engine: Engine,
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
    _version: Path,
) -> Named:
    """Yield the film tables and `films_flat`, as `etl.films.tables.tables` does, to the byte."""
    if not files.films:
        return
    step("films: reading")
    raw = _read(engine, files.films, FILMS, report)
    step("films: cleaning")
    report.notes += list(twice(_shown(raw), files))
    rows = clean(_narrow(raw, report.name(files.films)), report).drop(
        columns=list(UNUSED), errors="ignore"
    )
    report.came("films", rows, "film_id")
    step("films: nested columns")
    own = [name for name, (file, _, _) in COMPANIONS.items() if not getattr(files, file)]
    columns = [column for column, _, _ in LISTS.values()]
    columns += [column for name in own for column in COMPANIONS[name][2]]
    kept = _joined(raw, rows[list(KEYS)])
    work = partial(
        blocks.films, file=report.name(files.films), decided=_decided(kept, columns), own=own
    )
    parcels = kept.each(partial(work, whole=whole_sums(rows)))
    yield from _of_films(parcels, files, report, step, made)
    for name, (file, _, lists) in COMPANIONS.items():
        path = getattr(files, file)
        if path:
            found = _companion(engine, path, name, rows, report)
        else:
            report.came(name, rows, "film_id")
            found = parcels
        tell(report, found.pieces(f"{TOLD} {name}"), RULES, lists)
        yield from parted(name, _made(name, found, report), rows["film_id"]).items()


def _of_films(
    parcels: Parcels,
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
) -> Named:
    """Yield the tables of the films' own file."""
    for name in LISTS:
        tell(report, parcels.pieces(f"{TOLD} {name}"), RULES)
    first = united(parcels.pieces("franchise"))
    franchise = numbered(first, made.get("franchises"), report)
    yield "films_flat", _sliced(united(parcels.pieces("films_flat")))
    step("films: tables")
    tell(report, parcels.pieces(f"{TOLD} films"), OF_TABLE)
    films = united(parcels.pieces("films"))
    films["franchise_id"] = first_of(franchise, "id", films["film_id"])
    yield "films", films
    yield "film_titles", title_table(films, fetched(files.names, films, report))
    yield "franchises", franchise_table(franchise)
    for name in FIELDS:
        yield name, united(parcels.pieces(name))


def _sliced(table: pd.DataFrame) -> Slices:
    """Return a table as one that is written some rows at a time."""
    return Slices(len(table), lambda some: table.iloc[some])


def _made(name: str, parcels: Parcels, report: Report) -> pd.DataFrame:
    """Return a companion's table; the numbers of people are judged list by list, over all rows."""
    table = united(parcels.pieces(name))
    if name != "film_people":
        return table
    return with_numbers(table, united(parcels.pieces(blocks.NUMBERS)), report)


def _companion(
    engine: Engine, path: Path, name: str, films: pd.DataFrame, report: Report
) -> Parcels:
    """Return what the blocks of a companion file make, one row a film."""
    _, layout, columns = COMPANIONS[name]
    raw = _read(engine, path, layout, report)
    ids = _rows(raw, ("line", "id")).assign(file=report.name(path))
    source = one_a_film(ids, films, report)
    report.came(name, source, "film_id")
    kept = _joined(raw, source[["line", "film_id"]])
    decided = _decided(kept, [column for column in columns if column in layout.names])
    return kept.each(partial(blocks.companions, file=report.name(path), decided=decided, name=name))


def _read(engine: Engine, path: Path, layout: Layout, report: Report) -> Rows:
    """Let a worker read a file, and tell what it met."""
    reads = partial(blocks.file_rows, path.resolve(), layout.kind, report.name(path))
    raw = engine.read(reads, (TOLD, *layout.names))
    tell(report, [raw.lines([blocks.HEAD])])
    return raw


def _rows(raw: Rows, names: Sequence[str]) -> pd.DataFrame:
    """Return columns of a file's rows, in the file's order."""
    rows = frame(raw.columns(names))
    return rows[rows["line"] != blocks.HEAD].reset_index(drop=True)


def _shown(raw: Rows) -> pd.DataFrame:
    """Return a row that has a cell in each column of companions that the films' file fills."""
    columns = [column for _, _, names in COMPANIONS.values() for column in names]
    filled = raw.filled(columns)
    return pd.DataFrame({c: pd.Series([c if c in filled else pd.NA], dtype="str") for c in columns})


def _narrow(raw: Rows, file: str) -> pd.DataFrame:
    """Return all rows with the narrow columns, and the others where whole rows are compared."""
    rows = _rows(raw, NARROW)
    whole = frame(raw.lines(_compared(rows))).set_index("line")
    wide = [name for name in FILMS.names if name not in NARROW]
    found = rows.assign(**{name: whole[name].reindex(rows["line"]).array for name in wide})
    return found[FILMS.names].assign(file=file, line=rows["line"])


def _compared(rows: pd.DataFrame) -> list[int]:
    """Return the lines of rows that may repeat each other or be halves of one film."""
    number = floats(rows["id"])
    half = rows["id"].str.fullmatch(HALF).fillna(value=False)
    whole = (number.duplicated(keep=False) & number.notna()) | half
    lines: list[int] = rows.loc[whole | half.shift(-1, fill_value=False), "line"].tolist()
    return lines


def _joined(raw: Rows, keys: pd.DataFrame) -> Rows:
    """Return the rows that stay, what was decided of each beside, in blocks by film."""
    if "date" in keys:
        keys = keys.assign(date=keys["date"].astype("int64"))
    return raw.joined(pa.Table.from_pandas(keys, preserve_index=False), "film_id")


def _decided(rows: Rows, columns: Sequence[str]) -> blocks.Decided:
    """Return how each column as a whole parts its cells of words; most columns have none."""
    odd = rows.each(partial(blocks.words, columns=columns))
    cells = {column: _different(odd, column) for column in columns}
    worded = [column for column in columns if cells[column]]
    if not worded:
        return {}
    names = rows.each(partial(blocks.given, columns=worded))
    return {
        column: parts_of(cells[column], _different(names, column), blocks.COLUMNS[column][1])
        for column in worded
    }


def _different(parcels: Parcels, column: str) -> list[str]:
    """Return the different cells that blocks name of a column."""
    cells = (cell for piece in parcels.pieces(column) for cell in piece["cell"].to_pylist())
    return list(dict.fromkeys(cells))


def united(pieces: Sequence[pa.Table]) -> pd.DataFrame:
    """Return the blocks' tables as one, as it would be had there been one block."""
    plain = [_decoded(piece) for piece in pieces]
    whole = pa.concat_tables(plain, promote_options="permissive").combine_chunks()
    for place, field in enumerate(pieces[0].schema):
        if pa.types.is_dictionary(field.type):
            texts = whole[field.name].combine_chunks().cast(pa.string())
            whole = whole.set_column(place, field.name, encoded(texts))
    found: pd.DataFrame = whole.to_pandas()
    return found


def _decoded(piece: pa.Table) -> pa.Table:
    """Return a table with texts for its categories."""
    for place, field in enumerate(piece.schema):
        if pa.types.is_dictionary(field.type):
            piece = piece.set_column(place, field.name, piece[field.name].cast(pa.string()))
    return piece
