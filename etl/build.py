"""Raw files to one published version of the tidy tables."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import chain, starmap
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from catalogue import TABLES, VERSION, DataError, Manifest, publish, quality
from catalogue.files import sync
from catalogue.store import cast, content_hash, write_manifest
from etl.check import check
from etl.films import ratings
from etl.films import tables as films
from etl.left import unusable
from etl.read.filenames import told_apart
from etl.read.files import RawFiles
from etl.read.parts import opened, size
from etl.report import Origin, Report
from etl.slices import ROWS, Named, Slices, give_back, rows_of
from etl.titles import tables as titles

Step = Callable[[str], None]
Tables = dict[str, pd.DataFrame]
Subject = Callable[[RawFiles, Report, Step, Tables, Path], Named]
SUBJECTS: tuple[Subject, ...] = (films.tables, titles.tables, ratings.tables)
"""What the raw files become, a subject at a time; later ones see the tables of earlier ones."""
LOOKED_AT = {
    "films": ["film_id", "imdb_id", "title", "original_title", "title_key", "year"],
    "film_people": ["film_id", "role", "person"],
    "film_titles": ["film_id", "title", "kind"],
    "titles": ["title_id", "platform", "title_key", "release_year"],
}
"""Columns of a table by which rows of later ones are known; of others only that it is there."""
LARGE = 1 << 20
"""Rows of a table beyond which it is written some rows at a time."""
LEVEL = 2
"""How hard tables are compressed: at 1 they are a sixteenth larger and made no sooner, at 6 a
twelfth smaller, and the clean-up of the films file takes a quarter more processor time."""


def build(files: RawFiles, out: Path, step: Step, subjects: Sequence[Subject] = SUBJECTS) -> Path:
    """Clean the raw files and publish their tables in `out`; returns the version's folder.

    Raises: DataError: a file cannot be used or a table breaks its dictionary; nothing is published.
    """

    def write(version: Path) -> None:
        write_tables(files, version, step, subjects)

    return publish(out, write)


def write_tables(
    files: RawFiles, version: Path, step: Step, subjects: Sequence[Subject] = SUBJECTS
) -> list[Origin]:
    """Clean the raw files into the folder of a version that is not published yet.

    `subjects` are those that make the tables, on an engine perhaps.

    Returns: the file and line that each row came from.
    """
    report = Report(told_apart(list(files.all()), files.folder))
    report.not_read += files.unread
    report.notes += files.notes
    with ThreadPoolExecutor(max_workers=1) as beside:  # hashes files without Python's lock
        about = beside.submit(manifest, files)
        made = tidy(files, report, step, version, subjects)
        write_version(version, made, report, about.result)
    return report.origins


def tidy(
    files: RawFiles,
    report: Report,
    step: Step,
    version: Path,
    subjects: Sequence[Subject] = SUBJECTS,
) -> Named:
    """Yield all tables, cast to the dictionary's types.

    What does not fit in memory (raw platform ratings) is written to `version` as it streams by.
    Raises: DataError: a file of which no row, or hardly one, is left.
    """
    made: Tables = {}
    for tables in subjects:
        for name, frame in tables(files, report, step, made, version):
            whole = frame if isinstance(frame, Slices) else typed(name, frame)
            rows = rows_of(whole)
            if name in TABLES and not isinstance(whole, Slices):
                made[name] = _looked_at(name, whole, files)
            yield name, whole
            del frame, whole
            give_back(rows)
    for sentence in unusable(files, made, report):
        raise DataError(sentence)
    step("writing")


def _looked_at(name: str, whole: pd.DataFrame, files: RawFiles) -> pd.DataFrame:
    """Return what later subjects look at of a table; the rest of it need not stay in memory."""
    if name in LOOKED_AT and (files.titles or name != "film_titles"):
        return whole[LOOKED_AT[name]]
    return whole[whole.columns[:1]]


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table cast to the dictionary's types; one that is not in it as it is.

    Whether it keeps its promises is seen when it is written.
    """
    return (cast(frame, TABLES[name]) if name in TABLES else frame).reset_index(drop=True)


def manifest(files: RawFiles) -> dict[str, Any]:
    """Return what is known of a version before its files are written."""
    names = told_apart(list(files.all()), files.folder)
    provenance = (
        json.loads(files.provenance.read_text(encoding="utf-8")) if files.provenance else {}
    )
    return {
        "built": stamp(),
        "version": VERSION,
        "sources": [source(path, subject, names.get(path)) for path, subject in files.by_subject()],
        "provenance": provenance,
    }


def stamp() -> str:
    """Return the present time in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def source(path: Path, subject: str, name: str | None = None) -> dict[str, Any]:
    """Return a raw file's name, sha256, size in bytes and what it is of.

    `name` is what it is called where the name of the file itself is not enough.
    """
    with opened(path) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = name or path.name
    return {"name": name, "sha256": digest, "bytes": size(path), "subject": subject}


def write_version(
    version: Path, tables: Named, report: Report, about: Callable[[], dict[str, Any]]
) -> None:
    """Check and write every table of a version, while the next one is made.

    `about` tells at last what else the manifest has.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:  # Arrow writes without holding Python's lock

        def submit(name: str, frame: pd.DataFrame | Slices) -> "Future[None]":
            done = pool.submit(_write, version, name, frame)
            if rows_of(frame) > ROWS:
                done.result()  # much is in memory for it, which goes before more comes
            return done

        written = list(starmap(submit, tables))  # a loop's variable would hold each table longer
    for done in written:
        done.result()
    quality.write(report.told(), version)
    rows = {path.stem: pq.read_metadata(path).num_rows for path in version.glob("*.parquet")}
    write_manifest(version, Manifest(identity=content_hash(version), rows=rows, **about()))


def _typed(table: pa.Table) -> pa.Table:
    """Return a table whose repeating texts are texts even where no row has any."""
    for place, field in enumerate(table.schema):
        kind = field.type
        if pa.types.is_null(kind.value_type if pa.types.is_dictionary(kind) else kind):
            none = pa.nulls(len(table), pa.dictionary(pa.int8(), pa.string()))
            table = table.set_column(place, field.name, none)
    return table


def _write(version: Path, name: str, frame: pd.DataFrame | Slices) -> None:
    """Write one table that keeps its promises as parquet, a flat one as CSV too."""
    if name in TABLES and not isinstance(frame, Slices):
        check(frame, TABLES[name])
    parts = iter(frame if isinstance(frame, Slices) else _parts(frame))
    table = _arrow(next(parts))
    repeating = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    with ExitStack() as stack:
        to_parquet = pq.ParquetWriter(
            version / f"{name}.parquet",
            table.schema,
            compression="zstd",
            compression_level=LEVEL,
            use_dictionary=repeating,
            write_statistics=False,  # nobody asks, and the least of all texts is dear to find
        )
        written: list[Any] = [stack.enter_context(to_parquet)]
        if name.endswith("_flat"):
            to_csv = csv.CSVWriter(version / f"{name}.csv", table.schema)
            written.append(stack.enter_context(to_csv))
        for some in chain([table], map(_arrow, parts)):
            for file in written:
                file.write_table(some.cast(table.schema))
    for path in version.glob(f"{name}.*"):
        sync(path)  # while others are made: a version is published once all of it is on the disk


def _parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield a table, one of very many rows some at a time: Arrow's form of it is a copy."""
    size = ROWS if len(frame) > LARGE else max(len(frame), 1)
    for first in range(0, max(len(frame), 1), size):
        yield frame.iloc[first : first + size]
        give_back(len(frame))


def _arrow(frame: pd.DataFrame) -> pa.Table:
    return _typed(pa.Table.from_pandas(frame, preserve_index=False))
