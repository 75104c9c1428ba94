"""New or changed rows into the present tables: by id, the newer row wins."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as pq

from catalogue import TABLES, VERSION, DataError
from catalogue.store import cast, read_manifest, version_folder
from etl import films, ratings, title_ratings, titles
from etl.build import Step, Tables, checked, source, stamp, write_version
from etl.changes import Change, compare, is_same
from etl.files import PLATFORM_FILES, RawFiles
from etl.read import CREDITS, FILMS, KEYWORDS, LINKS, RATINGS, TITLES, Layout, columns
from etl.report import Report

FLAT = ("films_flat", "titles_flat")
KEYS = {
    **{name: list(table.key[:1]) for name, table in TABLES.items()},
    **{name: ["id"] for name in FLAT},
    "film_ratings": ["user_id", "film_id"],
}
"""The columns by which new rows replace old ones, all of a film's or title's at once."""
WITH_FILMS = ("films", "films_flat", *films.FIELDS)
WITH_TITLES = ("titles", "titles_flat", "title_actors", "title_countries", "title_genres")
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
    for files in _by_layout(folder, paths):
        step(f"merging {next(files.all()).name}")
        made = _made(before | merged, files, report)
        fresh.append(made)
        merged |= _merged(before | merged, made)
    merged = checked(_linked(before | merged, merged))
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
    return table[_in(table[KEYS[name]], pd.concat(rows))]


def _with_lists(rows: pd.DataFrame, name: str, tables: Tables) -> pd.DataFrame:
    """Add the lists of films and titles as the flat tables spell them."""
    flat_name, lists = LISTS.get(name, ("", ()))
    if flat_name not in tables:
        return rows
    flat = tables[flat_name].drop_duplicates("id").set_index("id")
    ids = rows[KEYS[name][0]]
    return rows.assign(**{column: flat[column].reindex(ids).to_numpy() for column in lists})


def _in(ids: pd.DataFrame, among: pd.DataFrame) -> "npt.NDArray[np.bool_]":
    """Tell which rows of one or more id columns stand among others."""
    if ids.shape[1] == 1:
        return ids.iloc[:, 0].isin(among.iloc[:, 0]).to_numpy()
    return pd.MultiIndex.from_frame(ids).isin(pd.MultiIndex.from_frame(among))


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
        write_version(version, self.merged, self.report, self._about())

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


def _by_layout(folder: Path, paths: Sequence[Path]) -> list[RawFiles]:
    """Return the files as raw files of one subject each, in their order.

    Companions (keywords, credits, links) go with whatever they come with.
    """
    kinds = {path: _layout(path) for path in paths}
    links = next((path for path, kind in kinds.items() if kind is LINKS), None)
    return [_raw(folder, path, kind, links) for path, kind in kinds.items() if kind is not LINKS]


def _layout(path: Path) -> Layout:
    """Return the layout whose columns a file has; raises DataError."""
    names = set(columns(path))
    fitting = [
        kind
        for kind in (FILMS, TITLES, CREDITS, KEYWORDS, RATINGS, LINKS)
        if set(kind.required) <= names
    ]
    if not fitting:
        message = (
            f"{path} is no file to update from: its columns are neither those of films, "
            "platform titles or ratings nor of their companions."
        )
        raise DataError(message)
    return fitting[0]


def _raw(folder: Path, path: Path, kind: Layout, links: Path | None) -> RawFiles:
    """Return one file as the raw files of its subject."""
    if kind is TITLES:
        return RawFiles(folder, titles={_platform(path): path})
    if kind is RATINGS:
        beside = path.with_name("links.csv")
        return RawFiles(folder, ratings=path, links=links or (beside if beside.exists() else None))
    if kind is KEYWORDS:
        return RawFiles(folder, keywords=path)
    return RawFiles(folder, films=path) if kind is FILMS else RawFiles(folder, credits=path)


def _platform(path: Path) -> str:
    """Return whose titles a file holds, by its name; raises DataError."""
    for platform in PLATFORM_FILES:
        if platform in path.name.lower():
            return platform
    message = (
        f"{path} holds platform titles: its name has to say whose, {', '.join(PLATFORM_FILES)}."
    )
    raise DataError(message)


def _made(tables: Tables, files: RawFiles, report: Report) -> Tables:
    """Return the tables that one file makes, cleaned like any raw file."""
    rows = tables.get("films", pd.DataFrame({"film_id": []}))
    if files.films:
        return films.tables(files, report, _quiet, {}, files.folder)
    if files.keywords:
        return {"film_keywords": films.keyword_table(rows, files.keywords, report)}
    if files.credits:
        return {"film_people": films.people_table(rows, files.credits, report)}
    if files.titles:
        return _with_scores(tables, titles.tables(files, report, _quiet, tables, files.folder))
    return ratings.tables(files, report, _quiet, tables, files.folder)


def _quiet(_step: str) -> None:
    """Say nothing."""


def _merged(tables: Tables, made: Tables) -> Tables:
    """Return the tables that change: new rows replace the old ones of the same ids.

    A film's or title's lists go with its own row, even where the new row has none; keywords and
    credits come in files of their own, so that only a new list replaces an old one.
    """
    merged = {name: _replaced(tables, name, made) for name in made if name != "franchises"}
    if "films" in made:
        merged["franchises"] = _franchises(merged["films"], merged["films_flat"])
    return merged


def _replaced(tables: Tables, name: str, made: Tables) -> pd.DataFrame:
    new, old = made[name], tables.get(name)
    if old is None:
        return new
    leader = "films" if name in WITH_FILMS else "titles" if name in WITH_TITLES else name
    ids = made[leader][KEYS[leader]]
    kept = old[~_in(old[KEYS[name]], ids)]
    both = [_plain(frame) for frame in (kept, new[old.columns]) if len(frame)]
    key = list(TABLES[name].key) if name in TABLES else KEYS[name]
    return pd.concat(both or [old.iloc[:0]]).sort_values(key, ignore_index=True)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    names = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(names, "str"))


def _franchises(merged: pd.DataFrame, flat: pd.DataFrame) -> pd.DataFrame:
    """Return the franchises that some film still belongs to, named as its first film names them."""
    named = pd.DataFrame(
        {
            "franchise_id": merged["franchise_id"].to_numpy(),
            "franchise": flat["belongs_to_collection"].to_numpy(),
        }
    )
    kept = named[named["franchise_id"].notna()].drop_duplicates("franchise_id")
    return kept.sort_values("franchise_id")


def _with_scores(tables: Tables, made: Tables) -> Tables:
    """Give the new titles the scores that the old ones of the same id had."""
    if "titles" not in tables:
        return made
    old = tables["titles"].set_index("title_id")[["score", "score_count"]]
    scores = old.reindex(made["titles"]["title_id"]).reset_index(drop=True)
    return {**made, "titles": made["titles"].reset_index(drop=True).assign(**scores)}


def _linked(tables: Tables, merged: Tables) -> Tables:
    """Link titles to films anew where either changed."""
    if "titles" not in tables or not merged.keys() & {"films", "titles"}:
        return merged
    found = tables["titles"].reset_index(drop=True)
    linked = found.assign(film_id=titles.film_links(found, tables.get("films")))
    return {**merged, "titles": linked}
