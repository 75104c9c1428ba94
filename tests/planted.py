"""Small catalogues planted as CSV text, for tests whose answers can be counted by eye."""

import io
from dataclasses import replace
from pathlib import Path

import pandas as pd

from catalogue import TABLES, VERSION, Catalogue, Manifest
from catalogue.names import keys
from catalogue.store import IN_MEMORY, cast, content_hash, empty, write_manifest

IDENTITY = "planted00000"


def catalogue(**tables: str) -> Catalogue:
    """Return a catalogue of the tables given as CSV; what a table leaves out is filled in."""
    frames = {name: _frame(name, tables.get(name, "")) for name in IN_MEMORY}
    manifest = Manifest(IDENTITY, "2026-01-02T03:04:05+00:00", VERSION, provenance={"sample": True})
    return Catalogue(Path(), manifest, **frames)


def _frame(name: str, text: str) -> pd.DataFrame:
    """Return one table of its dictionary's columns and types, sorted by its key."""
    table = TABLES[name]
    if not text.strip():
        return empty(table)
    frame = pd.read_csv(io.StringIO(text.strip()), keep_default_na=False, na_values=[""])
    if name == "films":
        frame = _dates(frame)
    if name == "titles":
        frame["title_key"] = keys(list(frame["title"].astype(str)))
    if "position" in table.names:
        frame["position"] = frame.groupby(table.key[0]).cumcount()
    missing = {c.name: _filler(c.dtype) for c in table.columns if c.name not in frame}
    frame = cast(frame.assign(**missing), table)
    return frame.sort_values(list(table.key)).reset_index(drop=True)


def _dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what follows from a film's title, date and money."""
    date = pd.to_datetime(frame["date"])
    frame["date"] = date
    frame["title_key"] = keys(list(frame["title"].astype(str)))
    frame["year"], frame["month"], frame["day"] = date.dt.year, date.dt.month, date.dt.day
    frame["weekday"] = date.dt.day_of_week
    if "date_precision" not in frame:
        frame["date_precision"] = "day"
    if "revenue" in frame and "budget" in frame:
        frame["roi"] = frame["revenue"] / frame["budget"]
    return frame


def _filler(dtype: str) -> object:
    """Return what stands in a column that the CSV leaves out: nothing, or zero where it must."""
    if dtype == "bool":
        return False
    return 0 if dtype.startswith("int") else None


def save(tables: Catalogue, folder: Path) -> Path:
    """Write a planted catalogue as files, for servers and for tests of the store."""
    folder.mkdir(parents=True)
    rows = {name: len(getattr(tables, name)) for name in IN_MEMORY}
    for name in rows:
        getattr(tables, name).to_parquet(folder / f"{name}.parquet", index=False)
    identity = content_hash(folder, rows)
    write_manifest(folder, replace(tables.manifest, identity=identity, rows=rows))
    return folder
