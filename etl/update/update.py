"""New or changed rows into the present tables: by id, the newer row wins."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from catalogue import TABLES, VERSION, DataError, fetched, quality
from catalogue.fetched import NOTHING, PROVENANCE, Fetched
from catalogue.files import share
from catalogue.platforms import country_of
from catalogue.quality import Change, Quality, Rejected
from catalogue.releases import is_earlier
from catalogue.store import cast, read_manifest, verify, version_folder
from etl.build import Step, Tables, source, stamp, typed, write_version
from etl.films.names import title_table
from etl.left import unusable
from etl.read.filenames import platform, told_apart
from etl.read.files import RawFiles
from etl.report import Report
from etl.update import going, waiting
from etl.update import title_ratings as title_ratings_merge
from etl.update.changes import compare, is_same
from etl.update.merge import FLAT, KEYS, is_among, let_in, linked, made_from, merged_with
from etl.update.recognise import by_layout
from etl.update.recount import recount
from etl.update.rejections import rejections
from etl.update.relink import touched
from etl.update.title_ratings import News
from etl.update.told import told_by

SUBJECTS = ("films", "titles", "film_ratings", "film_keywords", "film_people")
"""Tables whose changes are told."""
RENEWED = ("films", "film_people", "titles")
"""Tables that have more columns, or other ones, than an earlier release gave them."""
STREAMED = "title_ratings"
"""Too large to be held in memory; it is merged as it is written."""


def update(
    folder: Path,
    paths: Sequence[Path],
    step: Step,
    given: Fetched = NOTHING,
    today: date | None = None,
) -> "Update":
    """Merge files of any of the raw layouts into the tables of `folder`.

    Of two files about the same row the one named later wins. Nothing is written; see
    `Update.write`. A row that the clean-up rejects replaces nothing. `given` is what of the files
    TMDB's service gave: of a platform there nothing stays but what its file has. What that service
    gave too long before `today` goes.
    Tables of an earlier release are brought up to this one first, with no file too.
    Raises: DataError: no tables there, damaged ones, or a file that cannot be used.
    """
    version = version_folder(folder)
    manifest = read_manifest(version)
    verify(version, manifest)
    files = by_layout(folder, paths)
    subjects = {path: subject for one in files for path, subject in one.by_subject()}
    names = told_apart(paths, folder)
    sources = [source(path, subjects.get(path, ""), names.get(path)) for path in paths]
    found = Update(version, read_tables(version), sources, given)
    found.report.names = names
    if is_earlier(manifest):
        step(f"bringing tables of {manifest.version} up to {VERSION}")
        found.renew()
    for one in files:
        if not one.title_ratings:
            step(f"merging {next(one.all()).name}")
            found.take(one)
    found.expire(today or datetime.now(UTC).date())
    found.settle()
    stars = [path for one in files for path in one.title_ratings]
    if stars:
        step(f"merging {stars[0].name}")
        found.take_stars(stars)
    return found


class Update:
    """What an update makes of the tables, ready to be written as a new version."""

    def __init__(
        self,
        version: Path,
        before: Tables,
        sources: list[dict[str, Any]],
        given: Fetched = NOTHING,
    ) -> None:
        """Begin with the tables of a version; `take` the files, then `settle`."""
        self.fetched = fetched.read(version) | given
        self._given = given
        self._gone: set[object] = set()
        self.merged: Tables = {}
        self.report = Report()
        self.changes: dict[str, Change] = {}
        self.unusable: list[str] = []
        self._version = version
        self._before = before
        self._sources = sources
        self._fresh: list[Tables] = []
        self._stars: News | None = None
        self._renewed = False

    def renew(self) -> None:
        """Make anew what an earlier release made otherwise: names of films, links, columns."""
        self._renewed = True
        self.merged |= {name: self._before[name] for name in RENEWED if name in self._before}
        if "films" in self.merged and "film_titles" not in self._before:
            self.merged["film_titles"] = title_table(self.merged["films"])

    def take(self, files: RawFiles) -> None:
        """Merge the rows of one file into the tables that they touch."""
        report = Report(self.report.names)
        made = made_from(self._before | self.merged, files, report)
        self.unusable += unusable(files, made, report)
        self.report.join(report)
        self._fresh.append(made)
        self.merged |= merged_with(self._before | self.merged, made)
        for whose in files.titles.keys() & self._given.titles.keys():
            there = made["titles"]["title_id"]
            self._go(going.departed(self._before | self.merged, whose, there))
        came, let = let_in(self._before | self.merged)
        self.merged |= came
        self._fresh.append(let)

    def expire(self, today: date) -> None:
        """Drop what TMDB's service gave too long ago and nobody fetched anew."""
        first = today - fetched.LONGEST
        self._go(going.expired(self._before | self.merged, self.fetched.before(first)))
        self.fetched = self.fetched.since(first)

    def _go(self, changed: Tables) -> None:
        """Take tables without what goes, and note what that is."""
        tables = self._before | self.merged
        for name in changed.keys() & {"films", "titles"}:
            key = KEYS[name][0]
            self._gone |= set(tables[name][key]) - set(changed[name][key])
        self.merged |= changed

    def settle(self) -> None:
        """Link and compare the merged tables."""
        of = None if self._renewed else touched(self._fresh, self._gone)
        merged = linked(self._before, self.merged, of)
        self.merged = {name: typed(name, frame) for name, frame in merged.items()}
        for name in SUBJECTS:
            if name in self.merged:
                now = self._before | self.merged
                self.changes[name] = compare(
                    self._told(name, self._before), self._told(name, now), KEYS[name]
                )

    def take_stars(self, paths: Sequence[Path]) -> None:
        """Merge users' ratings of platform titles; raises DataError where scores have none."""
        titles = (self._before | self.merged)["titles"]
        ids = titles["title_id"].tolist()
        self._stars = title_ratings_merge.news(self._version, paths, self._titles, ids, self.report)
        self.changes[STREAMED] = self._stars.change(ids)
        if len(self._stars.all):
            rescored = title_ratings_merge.rescored(titles, self._stars)
            self.merged["titles"] = typed("titles", rescored)

    def _told(self, name: str, tables: Tables) -> pd.DataFrame:
        """Return the rows of a table whose ids stand in some file, as the log tells them."""
        ids = [made[name][KEYS[name]] for made in self._fresh if name in made]
        table = tables.get(name)
        if table is None or not ids:
            return told_by(name, pd.DataFrame(columns=TABLES[name].names), tables)
        return told_by(name, table[is_among(table[KEYS[name]], pd.concat(ids))], tables)

    @property
    def _titles(self) -> list[str]:
        """The ids of the titles before."""
        return self._before["titles"]["title_id"].tolist() if "titles" in self._before else []

    @property
    def is_empty(self) -> bool:
        """Whether the files hold nothing that the tables do not, and these are of this release."""
        told = any(change.added or change.changed for change in self.changes.values())
        renewed = fetched.read(self._version).renewed(self._given)
        return not (told or renewed or self._renewed) and all(
            name in self._before and is_same(self._before[name], frame)
            for name, frame in self.merged.items()
        )

    def rejected(self) -> dict[str, int]:
        """Return how many rows of the files each rule rejected, by its reason."""
        return {found.name: found.count for found in rejections(self.report.findings.values())}

    def write(self, version: Path) -> None:
        """Write the new version: merged tables, the others as they were, the log of changes."""
        self.report.changes, self.report.rejected = self.changes, self._rejected()
        earlier = _earlier(self._version)
        report = recount(self.report, earlier, self._before | self.merged, self._replaced())
        if "titles" in self.merged:
            ids = self.merged["titles"]["title_id"].tolist()
            title_ratings_merge.merge(self._version, version, self._titles, ids, self._stars)
        _carry(self._version, version, self.merged)
        empty = {name for name in waiting.NAMES if name in self.merged and self.merged[name].empty}
        written = {name: table for name, table in self.merged.items() if name not in empty}
        write_version(version, written.items(), report, self._about)
        fetched.write(self.fetched, version)

    def _rejected(self) -> list[Rejected]:
        """Return which rows of the files take no part."""
        return [
            Rejected(found.name, found.reason, found.count, list(found.rows))
            for found in rejections(self.report.findings.values())
        ]

    def _replaced(self) -> set[object]:
        """Return the ids of the films and titles that the files brought, and of those that went."""
        rows: Iterable[pd.Series[Any]] = (
            made[name][KEYS[name][0]]
            for made in self._fresh
            for name in ("films", "titles")
            if name in made
        )
        return {identity for ids in rows for identity in ids} | self._gone

    def _about(self) -> dict[str, Any]:
        manifest = read_manifest(self._version)
        return {
            "built": stamp(),
            "version": VERSION,
            "sources": [*self._lasting(manifest.sources), *self._sources],
            "provenance": self._provenance(manifest.provenance),
        }

    def _lasting(self, sources: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return earlier sources without those that these files replace: a platform's in a country.

        Another file comes every week, and nothing of the earlier one is left.
        """
        replaced = {source["name"] for source in self._sources if _of_a_country(source["name"])}
        return [source for source in sources if source["name"] not in replaced]

    def _provenance(self, before: dict[str, Any]) -> dict[str, Any]:
        """Return what the tables say of themselves, of titles by country while there are any."""
        others = {name: about for name, about in before.items() if name not in PROVENANCE}
        return others | (PROVENANCE if self.fetched.titles else {})


def _of_a_country(name: str) -> bool:
    whose = platform(Path(name))
    return bool(whose and country_of(whose))


def _earlier(version: Path) -> Quality:
    """Return the report of the tables before; raises DataError."""
    try:
        return quality.read_of_any(version)
    except (OSError, ValueError) as error:
        message = (
            f"{version / quality.FILE} cannot be read ({error}): clean the raw files anew with "
            f"`{quality.COMMAND} --raw`."
        )
        raise DataError(message) from error


def _carry(before: Path, version: Path, merged: Tables) -> None:
    """Give the new version the tables that did not change, without copying where it can."""
    for name in (*TABLES, *FLAT, *waiting.NAMES):
        for path in (before / f"{name}.parquet", before / f"{name}.csv"):
            fresh = version / path.name
            if name not in merged and path.exists() and not fresh.exists():
                share(path, fresh)


def read_tables(version: Path) -> Tables:
    """Return every table of a version that fits into memory, the flat ones too."""
    names = [name for name in (*TABLES, *FLAT, *waiting.NAMES) if name != STREAMED]
    paths = [path for name in names if (path := version / f"{name}.parquet").exists()]
    read = {path.stem: pq.read_table(path).to_pandas() for path in paths}
    return {
        name: cast(frame, TABLES[name]) if name in TABLES else frame for name, frame in read.items()
    }
