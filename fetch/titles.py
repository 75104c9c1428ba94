"""What platforms have in a country now, from TMDB's discovery, as files that `--update` takes.

Where something can be watched is JustWatch's knowledge, by way of TMDB; whoever shows it says so.
Not yet exercised against the live service: built from TMDB's documentation, and tested against a
local server that answers in its shapes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from catalogue.errors import DataError
from catalogue.platforms import MISSION, in_country, named
from fetch.checksums import replace
from fetch.layout import csv_of
from fetch.progress import Progress
from fetch.service import NotThereError, Service
from fetch.tmdb import discover

PLATFORMS = (*MISSION, "hbo_max", "apple_tv_plus", "paramount_plus")
"""The platforms that are looked for among a country's."""
KINDS = {"movie": ("m", "Movie"), "tv": ("t", "TV Show")}
"""TMDB's kinds of works: what their ids begin with, since its numbers repeat, and their type."""
NAMES = {"movie": ("title", "release_date"), "tv": ("name", "first_air_date")}
"""What TMDB calls the name and the date of each kind."""
HEADER = ("show_id", "type", "title", "country", "release_year", "listed_in", "description")
EARLIEST = date(1870, 1, 1)
INCLUDED = "flatrate"
"""What a subscription includes; neither rented nor bought."""

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is asked at once: a kind of works on a platform of a country, by TMDB's numbers."""

    country: str
    platform: str
    kind: str
    providers: str

    @property
    def key(self) -> str:
        """The unit in one line."""
        return f"{self.country} {self.platform} {self.kind} {self.providers}"


def countries(typed: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 codes of `ES,MX,AR,US`; raises ValueError where one is none."""
    codes = tuple(dict.fromkeys(code.strip().upper() for code in typed.split(",")))
    if not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        message = f"{typed!r}: countries are two letters each, ES,MX,AR,US"
        raise ValueError(message)
    return codes


def titles(folder: Path, of: Sequence[str], key: str) -> list[Path]:
    """Bring what the platforms have in these countries, a `netflix_in_es_titles.csv` each.

    Interrupted, it goes on where it stopped if called again the same day; files already there stay
    until the new ones are whole. A platform that a country lacks, or of which nothing comes, gives
    no file.

    Raises: DataError: no network, no valid key, no good answer.
    """
    with Service(key) as service:
        return bring(service, folder, of, datetime.now(UTC).date())


def bring(service: Service, folder: Path, of: Sequence[str], until: date) -> list[Path]:
    """Do what `titles` does with a given service, as of a given date."""
    progress: Progress[str] = Progress(folder, {"titles": ",".join(of), "until": str(until)})
    try:
        keys = progress.ids or progress.plan([unit.key for unit in _units(service, of)])
        units = [Unit(*key.split(" ")) for key in keys]
        for unit in units:
            if unit.key not in progress.found:
                progress.keep(unit.key, _listed(service, unit, until))
        genres = {kind: _genres(service, kind) for kind in KINDS}
    except NotThereError as error:
        message = f"TMDB has nothing at {error}: its API has changed, or TMDB_API_URL is wrong."
        raise DataError(message) from error
    rows: dict[str, list[Sequence[object]]] = {}
    for unit in units:
        listed = _rows(unit, progress.found[unit.key], genres[unit.kind])
        rows.setdefault(in_country(unit.platform, unit.country), []).extend(listed)
    paths = [_written(folder, platform, some) for platform, some in rows.items() if some]
    progress.done()
    return paths


def _units(service: Service, of: Sequence[str]) -> Iterator[Unit]:
    """Yield what there is to ask, by the list of the platforms of each country."""
    for country in of:
        for kind in KINDS:
            ids: dict[str, list[str]] = {}
            for one in _results(service, f"/watch/providers/{kind}", country):
                ids.setdefault(named(one["provider_name"]), []).append(str(one["provider_id"]))
            for platform in (name for name in PLATFORMS if name in ids):
                yield Unit(country, platform, kind, "|".join(ids[platform]))


def _results(service: Service, path: str, country: str) -> list[Item]:
    try:
        found = service.get(path, watch_region=country)["results"]
        return [{"provider_name": str(one["provider_name"]), **one} for one in found]
    except (KeyError, TypeError) as error:
        message = f"TMDB's answer at {path} has not the documented shape ({error!r})."
        raise DataError(message) from error


def _genres(service: Service, kind: str) -> Mapping[int, str]:
    """Return the names of a kind's genres by their number."""
    path = f"/genre/{kind}/list"
    try:
        return {int(one["id"]): str(one["name"]) for one in service.get(path)["genres"]}
    except (KeyError, TypeError, ValueError) as error:
        message = f"TMDB's answer at {path} has not the documented shape ({error!r})."
        raise DataError(message) from error


def _listed(service: Service, unit: Unit, until: date) -> list[Item]:
    """Return what the platform has of a kind, each work once."""
    found = discover(
        service,
        unit.kind,
        EARLIEST,
        until,
        watch_region=unit.country,
        with_watch_providers=unit.providers,
        with_watch_monetization_types=INCLUDED,
    )
    name, dated = NAMES[unit.kind]
    kept = ("id", name, dated, "genre_ids", "origin_country", "overview")
    return [*{item["id"]: {part: item.get(part) for part in kept} for item in found}.values()]


def _rows(unit: Unit, items: Iterable[Item], genres: Mapping[int, str]) -> Iterator[list[object]]:
    """Yield the works as rows; one without a name or a date is none yet."""
    name, dated = NAMES[unit.kind]
    letter, kind = KINDS[unit.kind]
    for item in items:
        title, year = item[name], str(item[dated] or "")[:4]
        if title and year.isdecimal():
            listed = [genres[one] for one in item["genre_ids"] or () if one in genres]
            where = ", ".join(item["origin_country"] or ())
            yield [f"{letter}{item['id']}", kind, title, where, year, ", ".join(listed),
                   item["overview"]]  # fmt: skip


def _written(folder: Path, platform: str, rows: Iterable[Sequence[object]]) -> Path:
    path = folder / f"{platform}_titles.csv"
    replace(path, csv_of(HEADER, rows))
    return path
