"""New or changed rows into the present tables: by id, the newer row wins."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from catalogue import TABLES, VERSION
from catalogue.store import cast, read_manifest, version_folder
from etl import title_ratings
from etl.build import Step, Tables, checked, source, stamp, write_version
from etl.changes import Change, compare, is_same
from etl.merge import FLAT, KEYS, is_among, linked, made_from, merged_with
from etl.recognise import by_layout
from etl.report import Report

LISTS = {
    "films": (
        "films_flat",
        (
            "belongs_to_collection",
            *("genres", "production_companies", "production_countries", "spoken_languages"),
        ),
    ),
    "titles": ("titles_flat", ("cast", "country", "listed_in")),
}
SUBJECTS = ("films", "titles", "film_ratings", "film_keywords", "film_people")
"""Tables whose changes are told."""


def update(folder: Path, paths: Sequence[Path], step: Step) -> "Update":
    """Merge files of any of the raw layouts into the tables of `folder`, in the order given.

    Nothing is written; see `Update.write`. A row that the clean-up rejects replaces nothing.
    Raises: DataError: no tables there, or a file that cannot be used.
    """
    version = version_folder(folder)
    before = read_tables(version)
    merged: Tables = {}
    fresh: list[Tables] = []
    report = Report()
    for files in by_layout(folder, paths):
        step(f"merging {next(files.all()).name}")
        made = made_from(before | merged, files, report)
        fresh.append(made)
        merged |= merged_with(before | merged, made)
    merged = {name: checked(name, frame) for name, frame in linked(before | merged, merged).items()}
    changes = {
        name: compare(
            _with_lists(_only(before.get(name), name, fresh), name, before),
            _with_lists(_only(merged[name], name, fresh), name, merged),
            TABLES[name],
        )
        for name in SUBJECTS
        if name in merged
    }
    return Update(version, before, merged, report, changes, [source(path) for path in paths])


def _only(table: pd.DataFrame | None, name: str, fresh: list[Tables]) -> pd.DataFrame:
    """Return the rows of a table whose ids stand in some file of the update."""
    rows = [made[name][KEYS[name]] for made in fresh if name in made]
    if table is None or not rows:
        return pd.DataFrame(columns=TABLES[name].names)
    return table[is_among(table[KEYS[name]], pd.concat(rows))]


def _with_lists(rows: pd.DataFrame, name: str, tables: Tables) -> pd.DataFrame:
    """Add the lists of films and titles as the flat tables spell them."""
    flat_name, lists = LISTS.get(name, ("", ()))
    if flat_name not in tables:
        return rows
    flat = tables[flat_name].drop_duplicates("id").set_index("id")
    ids = rows[KEYS[name][0]]
    return rows.assign(**{column: flat[column].reindex(ids).to_numpy() for column in lists})


class Update:
    """What an update makes of the tables, ready to be written as a new version."""

    def __init__(
        self,
        version: Path,
        before: Tables,
        merged: Tables,
        report: Report,
        changes: dict[str, Change],
        sources: list[dict[str, Any]],
    ) -> None:
        """Keep the merged tables (those that a file touched) and what changed in them."""
        self.merged = merged
        self.report = report
        self.changes = changes
        self._version = version
        self._before = before
        self._sources = sources
        self._titles = before["titles"]["title_id"].tolist() if "titles" in before else []

    @property
    def is_empty(self) -> bool:
        """Whether the files hold nothing that the tables do not."""
        told = any(change.added or change.changed for change in self.changes.values())
        return not told and all(
            name in self._before and is_same(self._before[name], frame)
            for name, frame in self.merged.items()
        )

    def rejected(self) -> dict[str, int]:
        """Return how many rows of the files each rule rejected or corrected."""
        return {name: found.count for name, found in self.report.findings.items() if found.count}

    def write(self, version: Path) -> None:
        """Write the new version: merged tables, the others as they were, the log of changes."""
        earlier = json.loads((self._version / "quality.json").read_text(encoding="utf-8"))
        log = {name: change.as_dict() for name, change in self.changes.items()}
        self.report.tables = {"changes": log, "rejected": self.rejected()}
        self.report.continue_from(earlier)
        if "titles" in self.merged:
            ids = self.merged["titles"]["title_id"].tolist()
            title_ratings.carry(self._version, version, self._titles, ids)
        _carry(self._version, version, self.merged)
        write_version(version, self.merged.items(), self.report, self._about())

    def _about(self) -> dict[str, Any]:
        manifest = read_manifest(self._version)
        return {
            "built": stamp(),
            "version": VERSION,
            "sources": [*manifest.sources, *self._sources],
            "provenance": manifest.provenance,
        }


def _carry(before: Path, version: Path, merged: Tables) -> None:
    """Give the new version the tables that did not change, without copying where it can."""
    for name in (*TABLES, *FLAT):
        for path in (before / f"{name}.parquet", before / f"{name}.csv"):
            fresh = version / path.name
            if name not in merged and path.exists() and not fresh.exists():
                shutil.copyfile(path, fresh) if path.is_symlink() else fresh.hardlink_to(path)


def read_tables(version: Path) -> Tables:
    """Return every table of a version, the flat ones too."""
    paths = sorted(version.glob("*.parquet"))
    read = {path.stem: pq.read_table(path).to_pandas() for path in paths if path.stem not in LARGE}
    return {
        name: cast(frame, TABLES[name]) if name in TABLES else frame for name, frame in read.items()
    }


LARGE = ("title_ratings",)
