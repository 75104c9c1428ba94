"""Tidy tables on disk: load one version of them, publish the next one atomically.

A folder of tables is either flat (the sample in git) or a history of versions::

    data/tidy/current -> .versions/20261122T101500-3f2a9c1b7d04   switched by one rename
    data/tidy/films.parquet -> current/films.parquet              links for people
    data/tidy/.versions/...                                       the present version, earlier ones

A reader resolves `current` once and so never sees two versions mixed. Where symbolic links are not
allowed, as on Windows, `current` is a small file that names the version, and people's are absent.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from catalogue import files, history
from catalogue.errors import DataError
from catalogue.history import KEEP
from catalogue.mapped.store import Mapped
from catalogue.tables import TABLES, Table

BLOCK = 1 << 20
"""Bytes of a file that are hashed at once."""
FORMAT = 1
"""Version of the tables' layout; tables of another one are rebuilt, not guessed at."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version of the tables is.

    `identity` is a hash of the tables' content, `built` an ISO time in UTC, `sources` the raw files
    (name, sha256, bytes, rows), `rows` the number of rows of each table, `provenance` what the raw
    folder says of itself (`sample` and `representative`: bool, and by subject `source` and
    `licence`). `accepted` lists what versions up to this one lost and somebody accepted:
    `identity`, `built`, `losses`.
    """

    identity: str
    built: str
    version: str
    sources: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    provenance: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT
    accepted: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_sample(self) -> bool:
        """Whether the tables are the sample that comes with the project."""
        return bool(self.provenance.get("sample"))

    @property
    def is_representative(self) -> bool:
        """Whether sizes and shares say something of the world, and not of who chose the rows."""
        return bool(self.provenance.get("representative", True))

    def is_simulated(self, part: str) -> bool:
        """Whether a part of the data (`ratings`, `scores`) was drawn and not given by people."""
        return bool(self.provenance.get(part, {}).get("source") == "simulated")


@dataclass(frozen=True)
class Catalogue:
    """The tidy tables of one version, read-only; see `catalogue.tables` for the columns.

    Every frame has a RangeIndex and is sorted by its table's key; a table that the data lack is
    empty. `folder` holds the files the tables came from.
    """

    folder: Path
    manifest: Manifest
    films: pd.DataFrame
    film_titles: pd.DataFrame
    franchises: pd.DataFrame
    film_genres: pd.DataFrame
    film_companies: pd.DataFrame
    film_countries: pd.DataFrame
    film_languages: pd.DataFrame
    film_keywords: pd.DataFrame
    film_people: pd.DataFrame
    titles: pd.DataFrame
    title_actors: pd.DataFrame
    title_countries: pd.DataFrame
    title_genres: pd.DataFrame
    film_ratings: pd.DataFrame
    mapped: Mapped | None = field(default=None, repr=False, compare=False)
    _made: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _lock: Any = field(default_factory=RLock, init=False, repr=False, compare=False)

    @property
    def nominal_films(self) -> pd.DataFrame:
        """The films with nominal sums, row by row, whatever dollars `films` tells."""
        return self.films

    def once(self, make: Callable[["Catalogue"], T]) -> T:
        """Return `make(self)`, made at the first call and kept: how queries keep their indexes.

        Where the version is mapped and holds it, it is mapped and not made.
        """
        if make not in self._made:
            with self._lock:
                if make not in self._made:
                    self._made[make] = self._new(make)
        made: T = self._made[make]
        return made

    def _new(self, make: Callable[["Catalogue"], T]) -> T:
        name = _called(make)
        if self.mapped is None or name not in self.mapped.held:
            return make(self)
        found: T = self.mapped.held[name]
        return found

    def made(self) -> dict[str, Any]:
        """Return what was made so far, by the name of the function that made it."""
        return {
            _called(make): value
            for make, value in self._made.items()
            if "<" not in make.__qualname__  # a function within a function has no name of its own
        }

    def file(self, name: str) -> Path:
        """Return the path of another file of this version (`quality.json`, `similar.npz`, ...)."""
        return self.folder / name


def _called(make: Callable[..., Any]) -> str:
    return f"{make.__module__}.{make.__qualname__}"


IN_MEMORY = [name for name in TABLES if name in Catalogue.__dataclass_fields__]


def version_folder(folder: Path) -> Path:
    """Return the folder that holds the present version's files; raises DataError."""
    try:
        return files.pointed(folder / "current") or folder
    except OSError as error:
        message = (
            f"{folder} cannot be read ({error.strerror}): give this user the right to read it."
        )
        raise DataError(message) from error


def load(folder: Path) -> Catalogue:
    """Read the present version of the tables in `folder`.

    Raises: DataError: no tables there, of another format, or damaged.
    """
    version = version_folder(folder)
    manifest = read_manifest(version)
    verify(version, manifest)
    tables: Any = {name: read_table(version, TABLES[name]) for name in IN_MEMORY}
    return Catalogue(version, manifest, **tables)


def read_manifest(version: Path) -> Manifest:
    """Read `manifest.json`; raises DataError."""
    path = version / "manifest.json"
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        if fields["format"] != FORMAT:
            message = (
                f"{version} holds tables of format {fields['format']}, this version reads "
                f"{FORMAT}: rebuild them with `python -m etl`."
            )
            raise DataError(message)
        return Manifest(**fields)
    except FileNotFoundError:
        message = f"{version} holds no tables: make them with `python -m etl`."
        raise DataError(message) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path} cannot be read ({error}): rebuild the tables with `python -m etl`."
        raise DataError(message) from error


def verify(version: Path, manifest: Manifest) -> None:
    """Compare the tables with the manifest, so that no damaged or missing one is ever served.

    Raises: DataError: they are not the tables that were published.
    """
    try:
        intact = content_hash(version, manifest.rows) == manifest.identity
    except OSError as error:
        message = f"{version} lacks a table ({error}): rebuild the tables with `python -m etl`."
        raise DataError(message) from error
    if not intact:
        message = f"{version} holds damaged tables: rebuild them with `python -m etl`."
        raise DataError(message)


def read_table(version: Path, table: Table) -> pd.DataFrame:
    """Read one table; an absent file is an empty table, a damaged one a DataError."""
    path = version / f"{table.name}.parquet"
    if not path.exists():
        return empty(table)
    try:
        there = set(pq.read_schema(path).names)
        names = [name for name in table.names if name in there]
        frame: pd.DataFrame = pq.read_table(path, columns=names).to_pandas()
        return cast(frame, table)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        why = str(error).partition("\n")[0][:100]
        message = f"{path} cannot be read ({why}): rebuild the tables with `python -m etl`."
        raise DataError(message) from error


def empty(table: Table) -> pd.DataFrame:
    """Return the table without rows."""
    return cast(pd.DataFrame({name: [] for name in table.names}, dtype="str"), table)


def cast(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the table's columns, in order and of its types.

    One that may be unknown is so in tables that were made before there was such a column.
    """
    later = [c.name for c in table.columns if c.nullable and c.name not in frame]
    frame = frame.assign(**dict.fromkeys(later)) if later else frame
    types = {c.name: "datetime64[s]" if c.dtype == "date" else c.dtype for c in table.columns}
    changed = {name: dtype for name, dtype in types.items() if str(frame[name].dtype) != dtype}
    return frame[table.names].astype(changed)


def publish(folder: Path, write: Callable[[Path], None], keep: int = KEEP) -> Path:
    """Let `write` fill a new version's folder, then make it the present one in a single rename.

    Whatever goes wrong before that rename leaves the previous version in use. That one stays on
    disk for servers that still read it, and so do the newest earlier ones, `keep` in all; what was
    written and never switched to goes.

    Raises: DataError: the folder cannot be written.
    """
    versions = folder / ".versions"
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    fresh = versions / f"{stamp}-{os.getpid()}.part"
    done = fresh.with_suffix("")
    try:
        with writing(folder), only_writer(versions):
            fresh.mkdir()
            write(fresh)
            _sync(fresh)
            files.rename(fresh, done)
            files.sync(versions)
            before = version_folder(folder)
            switch(folder, done)
            files.sync(folder)  # before the files of older versions go
            for version in (before, done):
                history.mark(version)
            needed = {before, done.resolve()}
            clean(versions, keep=history.staying(versions.resolve(), needed, keep))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return done


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Make the folder of versions, and say in a sentence if it cannot be written.

    Raises: DataError: it cannot.
    """
    try:
        (folder / ".versions").mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{folder} cannot be written ({reason}); the previous tables stay in use."
        raise DataError(message) from error


@contextmanager
def only_writer(versions: Path) -> Iterator[None]:
    """Hold the folder's lock, which the system frees whatever becomes of this process."""
    try:
        held = files.hold(versions / ".lock")
    except BlockingIOError:
        message = f"{versions.parent} is being written by another process: try again later."
        raise DataError(message) from None
    with held:
        yield


def write_manifest(version: Path, manifest: Manifest) -> None:
    """Write `manifest.json`."""
    fields = {k: v for k, v in asdict(manifest).items() if k != "accepted" or v}
    text = json.dumps(fields, ensure_ascii=False, indent=1)
    (version / "manifest.json").write_text(text + "\n", encoding="utf-8")


def content_hash(version: Path, tables: Iterable[str] = ()) -> str:
    """Return the identity of a version: a hash of the tables' parquet files.

    Without `tables`, of all parquet files there.
    """
    named = [version / f"{name}.parquet" for name in tables]
    digest = hashlib.sha256()
    for path in sorted(named or version.glob("*.parquet")):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    return digest.hexdigest()[:12]


def _sync(version: Path) -> None:
    for path in [*version.iterdir(), version]:
        files.sync(path)


def switch(folder: Path, version: Path) -> None:
    """Point `current` at the version and give every file of it a link for people."""
    current = folder / "current"
    if current.is_dir() and not current.is_symlink():  # of a copy that followed the links
        files.rename(current, version.with_name(f"{version.name}-copied"))
    linked = files.point(current, Path(".versions") / version.name)
    for path in folder.iterdir():
        if path.is_symlink() and not path.exists():
            path.unlink()
    for path in version.iterdir():
        _show(folder / path.name, Path("current") / path.name, linked=linked)


def _show(path: Path, target: Path, *, linked: bool) -> None:
    """Link a version's file for people; where that cannot be, let no older one stand there."""
    if not linked or not files.link(path, target):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def clean(versions: Path, keep: set[Path]) -> None:
    """Remove all other versions, those too that were written and never switched to."""
    for path in versions.resolve().iterdir():
        if path.is_dir() and path not in keep:
            shutil.rmtree(path, ignore_errors=True)
    history.forget(versions)
