"""What a worker does with a block: the one-machine build's functions on the rows that lie there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from engines.engine import Parts, frame
from etl.films import flat
from etl.films.companions import JOBS, PERSON, crew, keywords_of, people_of
from etl.films.table import film_table
from etl.films.tables import FIELDS, LISTS, relation
from etl.read.cells import NAME, PEOPLE, PLAIN, Kind, Parted, looks_like_words
from etl.read.cells import words_of as cells_of_words
from etl.read.layouts import LAYOUTS
from etl.read.literals import Fields
from etl.read.nested import Nested, nested
from etl.read.table import read
from etl.spread.told import TOLD, Heard

AT_ONCE = 5_000
"""Rows handed on at a time by whoever reads a file."""
HEAD = -1
"""The `line` of the one row that holds what reading met, and no row of the file."""
COLUMNS: dict[str, tuple[Fields, Kind]] = {
    **{column: (fields, kind) for column, fields, kind in LISTS.values()},
    "keywords": (NAME, PLAIN),
    "crew": (JOBS, PEOPLE),
    "cast": (PERSON, PEOPLE),
    "director": (PERSON, PEOPLE),
}
"""Every column of lists: the fields of its items and what they are."""
NUMBERS = "numbers of people"
"""What a block's lists of people say of their numbers, which all blocks have to judge."""
Decided = Mapping[str, Parted]
"""How each column as a whole parts its cells of words."""


def file_rows(path: Path, kind: str, name: str) -> Iterator[pa.Table]:
    """Yield a file's rows as text and their lines, first of all what reading them met.

    `name` is what the report calls the file.
    """
    layout = next(layout for layout in LAYOUTS if layout.kind == kind)
    heard = Heard()
    heard.names = {path: name}
    rows = read(path, layout, heard).drop(columns="file")
    schema = pa.schema(
        [*((name, pa.string()) for name in (TOLD, *layout.names)), ("line", pa.int64())]
    )
    none = {name: pa.nulls(1, pa.string()) for name in layout.names}
    head = {TOLD: heard.table()[TOLD], **none, "line": pa.array([HEAD])}
    yield pa.table(head, schema=schema)
    for start in range(0, len(rows), AT_ONCE):
        part = rows.iloc[start : start + AT_ONCE].assign(told=pd.Series(dtype="str"))
        yield pa.Table.from_pandas(part, schema=schema, preserve_index=False)


def films(
    block: pa.Table, file: str, decided: Decided, own: Sequence[str], whole: Collection[str]
) -> Parts:
    """Yield the film tables of cleaned rows.

    `own` are the companions that stand among them, `whole` the sums that are whole dollars in all
    rows.
    """
    rows = cleaned(block, file)
    lists: dict[str, Nested] = {}
    for name, (column, fields, kind) in LISTS.items():
        heard = Heard()
        lists[name] = nested(rows, column, fields, heard, kind, decided.get(column))
        yield f"{TOLD} {name}", heard.table()
    franchise = lists["franchises"].rows(rows["film_id"]).drop_duplicates("film_id")
    yield "franchise", _table(franchise)
    rest = rows.drop(columns=[column for column, _, _ in LISTS.values()])
    by_column = {LISTS[name][0]: lists[name] for name in LISTS}
    yield "films_flat", _table(flat.films_flat(rest, by_column, whole))
    heard = Heard()
    yield "films", _table(_without_categories(film_table(rest, franchise, heard)))
    yield f"{TOLD} films", heard.table()
    for name in FIELDS:
        yield name, _table(relation(name, lists[name], rows["film_id"]))
    for name in own:
        yield from COMPANIONS[name](rows, decided, own=True)


def companions(block: pa.Table, file: str, decided: Decided, name: str) -> Parts:
    """Yield the table of a companion file's rows, one a film."""
    yield from COMPANIONS[name](_of_file(frame(block), file), decided, own=False)


def _keywords(rows: pd.DataFrame, decided: Decided, *, own: bool) -> Parts:
    del own
    heard = Heard()
    yield "film_keywords", _table(keywords_of(rows, heard, decided.get("keywords")))
    yield f"{TOLD} film_keywords", heard.table()


def _people(rows: pd.DataFrame, decided: Decided, *, own: bool) -> Parts:
    heard = Heard()
    people, numbers = people_of(rows, heard, decided, named=own)
    yield "film_people", _table(_without_categories(people))
    yield NUMBERS, _table(numbers)
    yield f"{TOLD} film_people", heard.table()


COMPANIONS = {"film_keywords": _keywords, "film_people": _people}


def words(block: pa.Table, columns: Sequence[str]) -> Parts:
    """Yield each column's different cells of words, which the column as a whole has to part."""
    rows = frame(block)
    for column in columns:
        cells = _cells(rows, column)
        odd = cells[[looks_like_words(cell) for cell in cells]]
        if len(odd):
            yield column, pa.table({"cell": pa.array(cells_of_words(odd, *COLUMNS[column])[0])})


def given(block: pa.Table, columns: Sequence[str]) -> Parts:
    """Yield the names that each column's literals give."""
    rows = frame(block)
    for column in columns:
        found = cells_of_words(_cells(rows, column), *COLUMNS[column])[1]
        yield column, pa.table({"cell": pa.array(found, pa.string())})


def _cells(rows: pd.DataFrame, column: str) -> "pd.Series[str]":
    return pd.Series((crew(rows) if column == "crew" else rows[column]).dropna().unique())


def cleaned(block: pa.Table, file: str) -> pd.DataFrame:
    """Return a block's rows as `etl.films.rows.clean` gives them."""
    rows = _of_file(frame(block), file)
    days = rows["date"].astype("datetime64[s]")
    return rows.assign(date=days, film_id=rows["film_id"].astype("int32"))


def _of_file(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    return rows.assign(file=pd.Categorical([file] * len(rows)))


def _without_categories(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with texts for categories, of which blocks have different ones."""
    named = rows.select_dtypes("category").columns
    return rows.astype(dict.fromkeys(named, "str"))


def _table(rows: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(rows, preserve_index=False)
