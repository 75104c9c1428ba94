"""Raw CSV files as text columns, whatever state the files are in."""

import gzip
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue import DataError
from etl.read.parse import TEXT, header, parse, separator
from etl.report import Report, Rule

LATIN1 = Rule(
    "not_utf8",
    "The file is not UTF-8, probably saved by a spreadsheet; it was read as Windows-1252.",
    "Accented letters may be wrong where the file was written in another encoding.",
)
REPEATED_HEADER = Rule(
    "repeated_header",
    "The header stands again among the rows, as when files are pasted together.",
    "The row is left out.",
)

NUMBERS = (
    "id", "budget", "popularity", "revenue", "runtime", "vote_average", "vote_count", "score",
    "rating",
)  # fmt: skip
"""Columns whose commas are decimal ones where another mark parts the columns."""
MAX_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells a kind of file: a name for people, its required and its optional columns."""

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


FILMS = Layout(
    "films (movies_dataset.csv)",
    ("id", "title", "release_date"),
    (
        "adult", "belongs_to_collection", "budget", "genres", "homepage", "imdb_id",
        "original_language", "original_title", "overview", "popularity", "poster_path",
        "production_companies", "production_countries", "revenue", "runtime", "spoken_languages",
        "status", "tagline", "video", "vote_average", "vote_count", "keywords", "date_precision",
    ),
)  # fmt: skip
CREDITS = Layout("credits (credits.csv)", ("cast", "crew"), ("id", "movie_id"))
KEYWORDS = Layout("keywords (keywords.csv)", ("id", "keywords"))
RATINGS = Layout("ratings (ratings.csv)", ("userId", "movieId", "rating"), ("timestamp",))
LINKS = Layout("links (links.csv)", ("movieId", "tmdbId"), ("imdbId",))
TITLES = Layout(
    "platform titles (*_titles.csv)",
    ("show_id", "type", "title", "release_year", "rating", "duration"),
    ("director", "cast", "country", "date_added", "listed_in", "description", "score"),
)
SCORES = Layout("scores (scores.csv)", ("id", "score"))
LAYOUTS = (FILMS, CREDITS, KEYWORDS, TITLES, RATINGS, LINKS, SCORES)


def read(path: Path, layout: Layout, report: Report) -> pd.DataFrame:
    """Read a CSV, plain, `.gz` or `.zip`, as text.

    Returns: the layout's columns (an absent optional one is all null), each empty cell null, and
    `file` and `line`, the line of the file on which the row begins (the header's is 1).
    Raises: DataError: a sentence that says why the file cannot be used.
    """
    text = _text(path, report)
    table, lines = parse(path, text, report)
    report.took(path.name, layout.kind, table.num_rows)
    _check_columns(path, table.column_names, layout)
    frame = _frame(table, layout)
    if separator(text) != ",":
        frame = _with_decimal_points(frame)
    frame["file"] = pd.Series([path.name] * len(frame), dtype="category")
    frame["line"] = lines
    return _drop_repeated_headers(frame, layout, report)


def columns(path: Path) -> list[str]:
    """Return the names of a file's columns; raises DataError."""
    return header(_text(path, Report()))


def _text(path: Path, report: Report) -> bytes:
    """Return the file's content as UTF-8."""
    content = _content(path)
    if not content or content.isspace():
        message = f"{path} is empty."
        raise DataError(message)
    if content[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"} or b"\0" in content[:4096]:
        message = f"{path} is not a text file: export it as CSV, in UTF-8."
        raise DataError(message)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        _as_text(content).validate(full=True)  # five times as fast as bytes.decode
    except pa.ArrowInvalid:
        return _from_windows(path, content, report)
    return content


def _as_text(content: bytes) -> pa.Array:
    """Return bytes as the one text of an Arrow array, without copying them."""
    ends = pa.py_buffer(np.array([0, len(content)], dtype=np.int64))
    return pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(content)])


def _from_windows(path: Path, content: bytes, report: Report) -> bytes:
    """Return Windows-1252 as UTF-8, saying on which line the first such letter stands."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report.add(LATIN1, 1, [{"file": path.name, "line": line}])
    return content.decode("cp1252", errors="replace").encode("utf-8")


def _content(path: Path) -> bytes:
    """Return the bytes of a file, unpacked."""
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as packed:
                return _limited(path, packed.read(MAX_BYTES + 1))
        if path.suffix == ".zip":
            return _unzipped(path)
        return _limited(path, path.read_bytes())
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        message = f"{path} is damaged or cut short ({error}): fetch it again."
        raise DataError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise DataError(message) from error


def _unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if len(names) != 1:
            message = f"{path} holds {len(names)} CSV files, one was expected."
            raise DataError(message)
        with archive.open(names[0]) as packed:
            return _limited(path, packed.read(MAX_BYTES + 1))


def _limited(path: Path, content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        message = f"{path} is larger than {MAX_BYTES // 10**9} GB."
        raise DataError(message)
    return content


def _check_columns(path: Path, names: list[str], layout: Layout) -> None:
    """Say which columns are missing and what the file looks like instead."""
    missing = [name for name in layout.required if name not in names]
    if not missing:
        return
    likely = max(
        LAYOUTS, key=lambda other: len(set(other.required) & set(names)) / len(other.required)
    )
    looks = (
        f" It looks like {likely.kind}."
        if likely is not layout and set(likely.required) <= set(names)
        else ""
    )
    message = f"{path} is not a file of {layout.kind}: it lacks {', '.join(missing)}.{looks}"
    raise DataError(message)


def _frame(table: pa.Table, layout: Layout) -> pd.DataFrame:
    """Return the layout's columns as pandas text; of two of one name the first."""
    names = [*layout.required, *layout.optional]
    found = table.column_names
    present = table.select([found.index(name) for name in names if name in found])
    frame: pd.DataFrame = present.to_pandas(
        types_mapper={TEXT: pd.StringDtype(na_value=np.nan)}.get
    )
    for name in set(names) - set(frame.columns):
        frame[name] = pd.Series(pd.NA, index=frame.index, dtype="str")
    return frame[names]


def _with_decimal_points(frame: pd.DataFrame) -> pd.DataFrame:
    """Write `21,94` as `21.94`: who parts columns by `;` does so because of decimal commas."""
    names = [name for name in NUMBERS if name in frame]
    comma = r"^\s*(-?\d+),(\d+)\s*$"
    return frame.assign(
        **{name: frame[name].str.replace(comma, r"\1.\2", regex=True) for name in names}
    )


def _drop_repeated_headers(frame: pd.DataFrame, layout: Layout, report: Report) -> pd.DataFrame:
    name = layout.required[0]
    repeated = (frame[name] == name).fillna(value=False)
    if not repeated.any():
        return frame
    report.flag(REPEATED_HEADER, frame, repeated)
    return frame[~repeated].reset_index(drop=True)
